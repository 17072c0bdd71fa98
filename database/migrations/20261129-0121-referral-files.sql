-- Files of a matter that go along with a referral (随包附件): which, since when, by whom. The file itself
-- stays where it is; its name is a copy, sealed as the packet is. Written only where the rules of the
-- packet were asked, as the system.
create table referral_files (
  region text not null,
  id uuid not null,
  referral_id uuid not null,
  attachment_id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  filename bytea not null,
  content_type text not null,
  size int not null,
  at timestamptz not null,
  by_account uuid not null,
  by_name text not null,
  constraint referral_files_pk primary key (region, id),
  constraint referral_files_once unique (region, referral_id, attachment_id),
  constraint referral_files_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('referral_files', app.seen(), app.by_system(), app.by_system(), app.by_system());
