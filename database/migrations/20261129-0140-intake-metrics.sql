-- What figures of the line, the public page and mandatory reports are counted from, by the place and the
-- day they are marked for, and by the day their records are listed for.
create index help_requests_by_division on help_requests (region, division, created_at desc);
create index help_requests_by_creation on help_requests (region, created_at desc) where lead_id is not null;
create index mandatory_reports_by_division on mandatory_reports (region, division, received_at desc);
create index report_watches_by_division on report_watches (region, division, due_at desc);

-- A conversation whose time is over goes; that somebody asked and was answered stays, without a word.
alter table help_requests add column forgotten_at timestamptz;
