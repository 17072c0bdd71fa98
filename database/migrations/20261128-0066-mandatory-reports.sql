-- Mandatory reports (强制报告) of offences against minors, and, apart from them, who told it.
create table mandatory_reports (
  region text not null,
  id uuid not null,
  division text not null,
  -- the county's federation, which answers for it
  org_id uuid not null,
  -- police at once, procuratorate and department when it is filed with them
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  matter_id uuid not null,
  lead_id uuid not null,
  number text not null,
  status text not null,
  unit_kind text not null,
  -- situations, child, guardian, suspect, what happened
  content bytea not null,
  -- receipt, filings, decisions, feedback, history
  facts bytea not null,
  is_guardian_suspect boolean not null,
  handler_id uuid,
  police_org_id uuid,
  procuratorate_org_id uuid,
  department_org_id uuid,
  received_at timestamptz not null,
  version int not null default 1,
  constraint mandatory_reports_pk primary key (region, id),
  constraint mandatory_reports_number unique (region, number),
  constraint mandatory_reports_status check (status in ('received', 'with-police', 'decided', 'fed-back')),
  constraint mandatory_reports_sensitivity check (sensitivity = 'sealed')
);
call app.guard('mandatory_reports', app.seen(), app.by_system(), app.seen());
create index mandatory_reports_by_time on mandatory_reports (region, received_at desc, id desc);
create index mandatory_reports_by_status on mandatory_reports (region, status, received_at desc, id desc);
create index mandatory_reports_by_matter on mandatory_reports (region, matter_id);
create index mandatory_reports_by_named on mandatory_reports using gin (named) with (fastupdate = off);

do $outer$
begin
  execute format($f$
    create function app.mandatory_reports_apart() returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from mandatory_reports
      where named @> array[(select app.actor_id())] and %s
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.mandatory_reports_apart() from public;
grant execute on function app.mandatory_reports_apart() to :app_role, :read_role;

-- Who reported: one row beside the report, open to its handler alone (未成年人保护法 and 2020 opinion:
-- the reporter is kept secret). The receipt by which he comes back is kept as a hash.
create table mandatory_reporters (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  matter_id uuid not null,
  content bytea not null,
  receipt_hash bytea not null,
  constraint mandatory_reporters_pk primary key (region, id),
  constraint mandatory_reporters_receipt unique (region, receipt_hash),
  constraint mandatory_reporters_sensitivity check (sensitivity = 'sealed')
);
call app.guard('mandatory_reporters', app.seen(), app.by_system(), app.by_system());
create index mandatory_reporters_by_matter on mandatory_reporters (region, matter_id);
