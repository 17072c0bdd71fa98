-- Phones as their offices look after them, and photographs and follow-ups among what they send.
alter table devices add column owner_name text not null default '';
-- which build of the program it last showed
alter table devices add column app_version text;
-- why its rights were taken away, and when it heard of it and forgot what it may read
alter table devices add column revoke_reason text;
alter table devices add column told_at timestamptz;
alter table devices add constraint devices_revoke_reason check (revoke_reason in ('lost', 'replaced'));

alter table device_items drop constraint device_items_kind;
alter table device_items add constraint device_items_kind
  check (kind in ('visit', 'signature', 'photo', 'follow-up'));
-- the photograph of a visit that waits here waits with it
alter table device_items add column about_item uuid;
-- What was decided stays to be looked at, the latest first.
create index device_items_reviewed on device_items (region, settled_at desc, id desc)
  where settled_at is not null;

-- A photograph from a phone says what it is for (拍照用途); a paper has no such purpose.
alter table attachments add column purpose text;
alter table attachments add constraint attachments_purpose
  check (purpose in ('injury', 'damage', 'paper', 'living'));
