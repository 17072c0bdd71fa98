-- Findings about a minor that meet one of the nine situations, each watched until it is reported or
-- the time for that is over.
create table report_watches (
  region text not null,
  id uuid not null,
  division text not null,
  -- the procuratorate that is told when it is missed; nil until then
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  lead_id uuid not null,
  lead_number text not null,
  channel text not null,
  situations text[] not null,
  status text not null,
  found_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  -- until when the procuratorate looks into a missed one
  review_due_at timestamptz,
  -- why there was no duty, or which report it was
  answer bytea,
  version int not null default 1,
  constraint report_watches_pk primary key (region, id),
  constraint report_watches_lead unique (region, lead_id),
  constraint report_watches_status check (status in ('waiting', 'reported', 'missed', 'report-made', 'no-duty')),
  constraint report_watches_sensitivity check (sensitivity = 'sealed')
);
call app.guard('report_watches', app.seen(), app.by_system(), app.seen());
create index report_watches_by_due on report_watches (region, due_at) where status = 'waiting';
create index report_watches_by_named on report_watches using gin (named) with (fastupdate = off);
create index report_watches_by_status on report_watches (region, status, due_at desc, id desc);

do $outer$
begin
  execute format($f$
    create function app.report_watches_apart() returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from report_watches
      where named @> array[(select app.actor_id())] and %s
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.report_watches_apart() from public;
grant execute on function app.report_watches_apart() to :app_role, :read_role;
