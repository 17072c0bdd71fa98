-- Written warnings (告诫书) of the police in cases of domestic violence, and the visits that follow them.
create table warnings (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  -- police and committee once it is issued
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  matter_id uuid not null,
  number text not null,
  status text not null,
  -- who, what happened, what is forbidden
  content bytea not null,
  -- deliveries, visits, breaches, history
  facts bytea not null,
  police_org_id uuid,
  document_number text,
  issued_at timestamptz,
  visit_due_at timestamptz,
  first_breached_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  version int not null default 1,
  constraint warnings_pk primary key (region, id),
  constraint warnings_number unique (region, number),
  constraint warnings_status check (status in ('drafting', 'issued', 'ended', 'withdrawn')),
  constraint warnings_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('warnings', app.seen(), app.seen(), app.seen());
create index warnings_by_time on warnings (region, created_at desc, id desc);
create index warnings_by_status on warnings (region, status, created_at desc, id desc);
create index warnings_by_visit on warnings (region, visit_due_at, id) where visit_due_at is not null;
create index warnings_by_matter on warnings (region, matter_id);
create index warnings_by_division on warnings (region, division, created_at desc);
create index warnings_by_org on warnings (region, org_id, created_at desc, id desc);
create index warnings_by_audience on warnings using gin (audience) with (fastupdate = off);
create index warnings_by_named on warnings using gin (named) with (fastupdate = off);

do $outer$
begin
  execute format($f$
    create function app.warnings_apart() returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from warnings
      where (audience && (select app.org_ids()) or named @> array[(select app.actor_id())]) and %s
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.warnings_apart() from public;
grant execute on function app.warnings_apart() to :app_role, :read_role;
