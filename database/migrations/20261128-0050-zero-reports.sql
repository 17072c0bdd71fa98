-- The zero-report (零报告, M04): what each women's federation owes for a period, and what was done with it.
-- A row is about an office's duty, not about a family: it carries figures, never words about a person.
create table zero_reports (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  -- who looks at it: the organisation one level up
  parent_org_id uuid,
  level text not null,
  -- 2023-05, 2023-Q2, 2023-H1
  period text not null,
  from_day date not null,
  to_day date not null,
  opens_at timestamptz not null,
  -- until when it must be signed; a return sets a new limit beside it
  due_at timestamptz not null,
  redo_by timestamptz,
  status text not null,
  nil boolean,
  late boolean not null default false,
  filed_at timestamptz,
  -- differs from filed_at where a phone without signal signed
  received_at timestamptz,
  filed_by uuid,
  filed_by_name text,
  -- what was counted when it was signed: numbers only
  content jsonb,
  reviewed_at timestamptz,
  reviewed_by uuid,
  reviewed_by_name text,
  supplemented_at timestamptz,
  corrected_at timestamptz,
  corrected_count int not null default 0,
  concealed_at timestamptz,
  returns int not null default 0,
  chase_stage int not null default 0,
  chase_at timestamptz,
  -- version of the rules that it was opened by
  rule_number int not null,
  version int not null default 1,
  constraint zero_reports_pk primary key (region, id),
  -- One per organisation and period: opening them twice, or after a crash, adds nothing.
  constraint zero_reports_period unique (region, org_id, period),
  constraint zero_reports_level check (level in ('county', 'township', 'village')),
  constraint zero_reports_status check (status in ('due', 'filed', 'returned', 'lapsed'))
);
call app.guard('zero_reports', app.of_subtree(), app.by_system(), app.of_subtree());
create index zero_reports_by_time on zero_reports (region, from_day desc, division, id);
create index zero_reports_by_division on zero_reports (region, division, from_day desc, id);
create index zero_reports_by_org on zero_reports (region, org_id, from_day desc);
create index zero_reports_by_parent on zero_reports (region, parent_org_id, status, from_day desc, division);
create index zero_reports_by_level on zero_reports (region, level, from_day desc);
-- The few that somebody looks for must not be walked to through ten years of nil returns.
create index zero_reports_unsigned on zero_reports (region, from_day desc, division, id)
  where status in ('due', 'returned');
create index zero_reports_late on zero_reports (region, from_day desc, division, id)
  where status = 'filed' and late;
create index zero_reports_with_hazards on zero_reports (region, from_day desc, division, id)
  where status = 'filed' and not nil;
create index zero_reports_corrected on zero_reports (region, from_day desc, division, id)
  where corrected_at is not null;
create index zero_reports_concealed on zero_reports (region, from_day desc, division, id)
  where concealed_at is not null;
create index zero_reports_to_chase on zero_reports (region, chase_at) where chase_at is not null;

-- What was done with it, act by act, with the figures as they were signed each time.
create table zero_report_entries (
  region text not null,
  id uuid not null,
  report_id uuid not null,
  division text not null,
  org_id uuid not null,
  at timestamptz not null,
  kind text not null,
  content jsonb,
  -- a reason, in somebody's words
  text bytea,
  by_account uuid not null,
  by_name text not null,
  by_org_id uuid not null,
  constraint zero_report_entries_pk primary key (region, id)
);
call app.guard('zero_report_entries', app.of_subtree(), app.by_system());
create index zero_report_entries_by_report on zero_report_entries (region, report_id, at desc, id desc);

-- Completeness is read from these sums and never by walking ten years of reports: one row per place
-- (township, or county for its own report), level and period, moved by the difference that each act makes.
create table zero_report_cells (
  region text not null,
  division text not null,
  level text not null,
  from_day date not null,
  to_day date not null,
  due_at timestamptz not null,
  owed int not null,
  filed int not null,
  nil int not null,
  late int not null,
  returned int not null,
  reviewed int not null,
  corrected int not null,
  concealed int not null,
  hazards int not null,
  constraint zero_report_cells_pk primary key (region, division, level, from_day, to_day)
);
call app.guard('zero_report_cells',
  $$ region = (select app.region()) and ((select app.is_system())
     or ((select app.is_user()) and division ^@ any ((select app.divisions())::text[]))) $$,
  app.by_system(), app.by_system());
create index zero_report_cells_by_time on zero_report_cells (region, to_day, division, level);
