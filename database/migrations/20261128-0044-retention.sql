-- Retention (保存期限): what stops an erasure, and the runs that erase. Officers of the city decide; the
-- rows speak of matters by their numbers only.

create table legal_holds (
  region text not null,
  id uuid not null,
  -- a matter, or a person with all her matters
  subject_kind text not null,
  subject_id uuid not null,
  matter_number text not null,
  reason bytea not null,
  placed_by uuid not null,
  placed_by_name text not null,
  placed_at timestamptz not null,
  lifted_by_name text,
  lifted_at timestamptz,
  lift_reason bytea,
  version int not null default 1,
  constraint legal_holds_pk primary key (region, id),
  constraint legal_holds_kind check (subject_kind in ('matter', 'person'))
);
call app.guard('legal_holds', app.by_system_or_role('city-officer'),
  app.by_system_or_role('city-officer'), app.by_system_or_role('city-officer'));
create index legal_holds_by_time on legal_holds (region, placed_at desc, id desc);
create index legal_holds_standing on legal_holds (region, subject_id) where lifted_at is null;

create table erasure_runs (
  region text not null,
  id uuid not null,
  status text not null,
  -- closed before this day
  closed_before date not null,
  years int not null,
  setting_number int not null,
  listed int not null,
  blocked int not null,
  erased int not null default 0,
  kept int not null default 0,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  ended_at timestamptz,
  version int not null default 1,
  constraint erasure_runs_pk primary key (region, id),
  constraint erasure_runs_status check (status in ('proposed', 'approved', 'done', 'withdrawn')),
  constraint erasure_runs_two check (approved_by is null or approved_by <> proposed_by)
);
call app.guard('erasure_runs', app.by_system_or_role('city-officer'),
  app.by_system_or_role('city-officer'), app.by_system_or_role('city-officer'));
create index erasure_runs_by_time on erasure_runs (region, proposed_at desc, id desc);
-- Two lists of the same matters at once would be approved twice.
create unique index erasure_runs_one on erasure_runs (region) where status in ('proposed', 'approved');

create table erasure_items (
  region text not null,
  run_id uuid not null,
  matter_id uuid not null,
  number text not null,
  category text not null,
  closed_at timestamptz not null,
  state text not null,
  blocker text,
  constraint erasure_items_pk primary key (region, run_id, matter_id),
  constraint erasure_items_state check (state in ('listed', 'blocked', 'erased', 'kept'))
);
call app.guard('erasure_items', app.by_system_or_role('city-officer'),
  app.by_system_or_role('city-officer'), app.by_system());
create index erasure_items_by_state on erasure_items (region, run_id, state, closed_at, matter_id);
create unique index erasure_items_once on erasure_items (region, matter_id) where state = 'erased';
