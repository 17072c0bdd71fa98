-- The account (M24): counted cells, what must be counted anew, and the text of reports.

-- Cells are small sums by village, so that a rollup is a sum over an index range: additive metrics
-- by day and by month, distinct ones by every period they are asked for (month to year).
create table metric_cells (
  region text not null,
  metric text not null,
  grain text not null,
  division text not null,
  -- first day of the cell's day, month, quarter, half-year or year
  period date not null,
  category text not null,
  sensitivity text not null,
  value int not null,
  constraint metric_cells_pk
    primary key (region, metric, grain, division, period, category, sensitivity),
  constraint metric_cells_grain check (grain in ('day', 'month', 'quarter', 'half-year', 'year')),
  constraint metric_cells_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
-- Counts over records that the reader's clearance does not open reach her only through the system,
-- which applies the small-cell rule (metric.policy.ts).
call app.guard('metric_cells',
  $$ region = (select app.region()) and ((select app.is_system())
     or ((select app.is_user()) and division ^@ any ((select app.divisions())::text[])
         and (sensitivity = 'normal' or (sensitivity = 'sensitive' and (select app.cleared()))))) $$,
  app.by_system(), app.by_system(), app.by_system());
create index metric_cells_by_period
  on metric_cells (region, metric, grain, period, division, category, sensitivity) include (value);

-- Who is counted in a distinct metric, and where: what lets one changed record move one member from
-- one cell to another without counting the year again.
create table metric_members (
  region text not null,
  metric text not null,
  grain text not null,
  period date not null,
  member uuid not null,
  division text not null,
  constraint metric_members_pk primary key (region, metric, grain, period, member),
  constraint metric_members_grain check (grain in ('month', 'quarter', 'half-year', 'year'))
);
call app.guard('metric_members',
  $$ region = (select app.region()) and ((select app.is_system())
     or ((select app.is_user()) and division ^@ any ((select app.divisions())::text[]))) $$,
  app.by_system(), app.by_system(), app.by_system());
create index metric_members_by_division
  on metric_members (region, metric, grain, period, division, member);

-- Append-only marks: writers never wait for each other. Settling takes them and recounts.
create table metric_marks (
  region text not null,
  id uuid not null,
  source text not null,
  day date not null,
  division text not null,
  -- whose distinct counts may move
  member uuid,
  constraint metric_marks_pk primary key (region, id)
);
call app.guard('metric_marks', app.by_system(), app.by_system(), null, app.by_system());

-- The edited text of a report's section; figures stand in it as {visits} and are never typed.
create table report_texts (
  region text not null,
  id uuid not null,
  kind text not null,
  period text not null,
  section text not null,
  text text not null,
  edited_by uuid not null,
  edited_at timestamptz not null,
  version int not null default 1,
  constraint report_texts_pk primary key (region, id),
  constraint report_texts_section unique (region, kind, period, section),
  constraint report_texts_kind check (kind in ('annual', 'monthly'))
);
call app.guard('report_texts', app.of_region(),
  app.by_system_or_role('city-officer'), app.by_system_or_role('city-officer'));
