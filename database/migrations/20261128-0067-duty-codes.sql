-- One-time codes by which duty units report. What they open is in duty_drafts, which nobody reads.
create table duty_codes (
  region text not null,
  id uuid not null,
  division text not null,
  -- the federation that gave it out
  org_id uuid not null,
  unit_kind text not null,
  unit_name text not null,
  code_hash bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  -- until when it can begin a report; a draft outlives it
  expires_at timestamptz not null,
  revoked_at timestamptz,
  version int not null default 1,
  constraint duty_codes_pk primary key (region, id),
  constraint duty_codes_hash unique (region, code_hash)
);
-- The system locks the code that somebody types on the public page.
call app.guard('duty_codes',
  $$ region = (select app.region()) and ((select app.is_system()) or org_id = any ((select app.org_ids())::uuid[])) $$,
  $$ region = (select app.region()) and ((select app.is_system()) or org_id = any ((select app.org_ids())::uuid[])) $$,
  $$ region = (select app.region()) and ((select app.is_system()) or org_id = any ((select app.org_ids())::uuid[])) $$);
create index duty_codes_by_org on duty_codes (region, org_id, created_at desc, id desc);

-- What a unit has written so far under a code, and that it was sent. Which unit sent which report is
-- known to nobody but the report's handler, so this says only that the code is used up.
create table duty_drafts (
  region text not null,
  code_id uuid not null,
  content bytea,
  -- counts what was written, so that a page that is loaded again does not bring older words back
  revision int not null,
  saved_at timestamptz not null,
  sent_at timestamptz,
  constraint duty_drafts_pk primary key (region, code_id)
);
call app.guard('duty_drafts', app.by_system(), app.by_system(), app.by_system(), app.by_system());
create index duty_drafts_by_age on duty_drafts (region, saved_at) where content is not null;
