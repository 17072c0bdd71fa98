-- Settings (⚙): local practice as effective-dated data. A version is never changed, only followed by
-- the next one or withdrawn before it came into force; clocks that run keep the one they began with.
create table settings (
  region text not null,
  id uuid not null,
  kind text not null,
  number int not null,
  effective_at timestamptz not null,
  body jsonb not null,
  note text not null,
  by_account uuid not null,
  by_name text not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  version int not null default 1,
  constraint settings_pk primary key (region, id),
  constraint settings_number unique (region, kind, number)
);
call app.guard('settings', app.of_region(),
  app.by_system_or_role('city-officer'), app.by_system_or_role('city-officer'));

-- Due steps (应办步骤) of other records than the matter itself: a referral, an order, a danger.
-- Such a step lies where its own record lies, not where the matter lies.
alter table due_steps add column subject_kind text not null default 'matter';
alter table due_steps add column subject_id uuid;
-- what a desk shows of a step whose matter its owner may not open: the record's own number
alter table due_steps add column number text;
alter table due_steps add column clock_number int not null default 0;
-- when it turns yellow and its owner is reminded; empty once she was
alter table due_steps add column warns_at timestamptz;
-- when it goes one organisation up (again); empty when there is nobody above
alter table due_steps add column escalates_at timestamptz;
alter table due_steps add column stage int not null default 0;
alter table due_steps drop constraint due_steps_kind;
update due_steps set escalates_at = due_at where done_at is null and escalated_at is null;
drop index due_steps_to_escalate;
create index due_steps_to_escalate on due_steps (region, escalates_at) where done_at is null and escalates_at is not null;
create index due_steps_to_warn on due_steps (region, warns_at) where done_at is null and warns_at is not null;
create index due_steps_by_subject on due_steps (region, subject_id) where subject_id is not null;
