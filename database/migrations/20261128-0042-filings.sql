-- Filed periods (冻结): what a report said when it was filed, and what has changed since. A line here is
-- never changed: a second filing is a line of its own.

alter table report_texts drop constraint report_texts_kind;
alter table report_texts add constraint report_texts_kind
  check (kind in ('annual', 'half-yearly', 'quarterly', 'monthly'));

create table filings (
  region text not null,
  id uuid not null,
  kind text not null,
  period text not null,
  -- 1 for the first filing of a period, 2 after its first correction
  number int not null,
  -- figures and tables, as each of the two clearances reads them
  content jsonb not null,
  -- why it was filed again
  reason text,
  filed_by uuid not null,
  filed_at timestamptz not null,
  version int not null default 1,
  constraint filings_pk primary key (region, id),
  constraint filings_number unique (region, kind, period, number),
  constraint filings_kind check (kind in ('annual', 'half-yearly', 'quarterly', 'monthly')),
  constraint filings_reason check (number = 1 or reason is not null)
);
-- Counts over sensitive records stand in it, so it is read through the system alone, which hands out
-- what the reader's clearance reads.
call app.guard('filings', app.by_system(), app.by_system_or_role('city-officer'));

-- Figures that no longer are what was filed, with the day on which that was noticed. Found by a job.
create table filing_corrections (
  region text not null,
  id uuid not null,
  filing_id uuid not null,
  noted_at timestamptz not null,
  -- the cells that changed since the last time, as each of the two clearances reads them
  content jsonb not null,
  constraint filing_corrections_pk primary key (region, id)
);
call app.guard('filing_corrections', app.by_system(), app.by_system());
create index filing_corrections_by_filing on filing_corrections (region, filing_id, noted_at);
