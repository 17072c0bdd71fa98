-- Duty roster (值班表): who of an organisation answers at which hours.
create table duty_shifts (
  region text not null,
  id uuid not null,
  org_id uuid not null,
  division text not null,
  account_id uuid not null,
  account_name text not null,
  -- where she is reached on duty
  phone bytea,
  from_at timestamptz not null,
  to_at timestamptz not null,
  removed_at timestamptz,
  version int not null default 1,
  constraint duty_shifts_pk primary key (region, id),
  constraint duty_shifts_span check (from_at <= to_at)
);
call app.guard('duty_shifts', app.of_subtree(), app.of_subtree(), app.of_subtree());
create index duty_shifts_by_org on duty_shifts (region, org_id, from_at) where removed_at is null;
