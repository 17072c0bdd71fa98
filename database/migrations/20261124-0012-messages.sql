-- Notices of every slice, and what leaves the platform: outside messages and calendar links.

-- The matter behind a subject: a notice of a referral follows whom its matter shuts out.
alter table notices add column matter_id uuid;
update notices set matter_id = subject_id where subject_kind = 'matter';
create index notices_by_matter on notices (region, matter_id) where matter_id is not null;

-- When it was decided to whom a notice goes outside the platform. What is there already goes nowhere.
alter table notices add column planned_at timestamptz;
update notices set planned_at = created_at;
create index notices_unplanned on notices (region, created_at) where planned_at is null;

-- What an account wishes (我的通知); without a row, the city's defaults.
create table notice_preferences (
  region text not null,
  account_id uuid not null,
  channels text[] not null,
  -- times of day in Asia/Shanghai; both or none
  quiet_from text,
  quiet_to text,
  digest text not null,
  version int not null default 1,
  constraint notice_preferences_pk primary key (region, account_id),
  constraint notice_preferences_quiet check ((quiet_from is null) = (quiet_to is null)),
  constraint notice_preferences_digest check (digest in ('off', 'daily'))
);
call app.guard('notice_preferences',
  app.own('account_id'), app.own('account_id'), app.own('account_id'));

-- One notice to one account by one way, once: the key is what makes it once.
create table notice_deliveries (
  region text not null,
  account_id uuid not null,
  channel text not null,
  notice_id uuid not null,
  urgency text not null,
  due_at timestamptz not null,
  -- the message that told it, with others that were due at the same time
  message_id uuid,
  constraint notice_deliveries_pk primary key (region, account_id, channel, notice_id)
);
call app.guard('notice_deliveries',
  app.by_system(), app.by_system(), app.by_system(), app.by_system());
create index notice_deliveries_due on notice_deliveries (region, due_at) where message_id is null;
create index notice_deliveries_by_age on notice_deliveries (region, due_at);

-- What leaves the platform. Content-free: an account, how pressing, how many.
create table outside_messages (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  channel text not null,
  urgency text not null,
  notices int not null,
  state text not null,
  attempts int not null,
  next_at timestamptz not null,
  -- a code, never what the other side wrote
  reason text,
  created_at timestamptz not null,
  settled_at timestamptz,
  version int not null default 1,
  constraint outside_messages_pk primary key (region, id),
  constraint outside_messages_state check (state in ('waiting', 'sent', 'failed'))
);
call app.guard('outside_messages',
  app.by_system_or_role('system-admin'), app.by_system(), app.by_system_or_role('system-admin'),
  app.by_system());
create index outside_messages_due on outside_messages (region, next_at) where state = 'waiting';
create index outside_messages_failed on outside_messages (region, created_at desc, id desc)
  where state = 'failed';
create index outside_messages_by_age on outside_messages (region, created_at desc, id desc);

-- A secret address under which a calendar reads an account's due steps, without names.
create table calendar_links (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  -- SHA-256 of the token: whoever reads the table cannot read the calendar
  token_hash bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  version int not null default 1,
  constraint calendar_links_pk primary key (region, id),
  constraint calendar_links_token unique (region, token_hash)
);
call app.guard('calendar_links',
  app.own('account_id'), app.own('account_id'), app.own('account_id'), app.by_system());
-- one at a time: a new link ends the one before
create unique index calendar_links_in_use on calendar_links (region, account_id)
  where revoked_at is null;
