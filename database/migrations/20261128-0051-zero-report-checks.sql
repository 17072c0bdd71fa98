-- Verification of nil returns by call-back: one draw per county and period. The seed is kept, so that
-- anybody can repeat the draw. A row lies with the county that calls: the village learns of it by the result.
create table zero_report_draws (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  period text not null,
  from_day date not null,
  seed text not null,
  percent int not null,
  population int not null,
  drawn int not null,
  at timestamptz not null,
  constraint zero_report_draws_pk primary key (region, id),
  constraint zero_report_draws_period unique (region, org_id, period)
);
call app.guard('zero_report_draws', app.of_subtree(), app.by_system());
create index zero_report_draws_by_time on zero_report_draws (region, from_day desc, id);

create table zero_report_checks (
  region text not null,
  id uuid not null,
  draw_id uuid not null,
  report_id uuid not null,
  division text not null,
  org_id uuid not null,
  -- the village that signed nil, and who signed for it
  unit_org_id uuid not null,
  unit_division text not null,
  signed_by uuid not null,
  signed_by_name text not null,
  signed_at timestamptz not null,
  period text not null,
  from_day date not null,
  to_day date not null,
  drawn_at timestamptz not null,
  due_at timestamptz not null,
  outcome text,
  calls int,
  note bytea,
  done_at timestamptz,
  done_by uuid,
  done_by_name text,
  version int not null default 1,
  constraint zero_report_checks_pk primary key (region, id),
  constraint zero_report_checks_report unique (region, draw_id, report_id),
  constraint zero_report_checks_outcome check (outcome in ('confirmed', 'concealed', 'not-reached'))
);
call app.guard('zero_report_checks', app.of_subtree(), app.by_system(), app.of_subtree());
create index zero_report_checks_by_time on zero_report_checks (region, from_day desc, unit_division, id);
create index zero_report_checks_by_org on zero_report_checks (region, org_id, from_day desc, unit_division, id);

-- The bundle of a month (M11): the hazards of a county or of the city, closed and handed to the
-- peace-building office (平安办), which signs for it and acknowledges.
create table zero_bundles (
  region text not null,
  id uuid not null,
  division text not null,
  -- the receiver
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  sender_org_id uuid not null,
  period text not null,
  from_day date not null,
  to_day date not null,
  status text not null,
  owed int not null,
  filed int not null,
  nil int not null,
  hazards int not null,
  withheld int not null,
  closed_at timestamptz not null,
  closed_by uuid not null,
  closed_by_name text not null,
  signed_at timestamptz,
  signed_by_name text,
  acknowledged_at timestamptz,
  acknowledged_by_name text,
  acknowledgement bytea,
  version int not null default 1,
  constraint zero_bundles_pk primary key (region, id),
  constraint zero_bundles_period unique (region, sender_org_id, period),
  constraint zero_bundles_status check (status in ('sent', 'signed', 'acknowledged')),
  constraint zero_bundles_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('zero_bundles', app.seen(), app.seen(), app.seen());
create index zero_bundles_by_time on zero_bundles (region, from_day desc, id desc);
create index zero_bundles_by_org on zero_bundles (region, org_id, from_day desc);
create index zero_bundles_by_sender on zero_bundles (region, sender_org_id, from_day desc);

-- One hazard goes over once per sender: what was recorded after its month was closed is in the next one.
create table zero_bundle_lines (
  region text not null,
  sender_org_id uuid not null,
  lead_id uuid not null,
  bundle_id uuid not null,
  position int not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  -- the fields of a dispute event (GB/T 31000) as they went over
  event bytea not null,
  constraint zero_bundle_lines_pk primary key (region, sender_org_id, lead_id),
  constraint zero_bundle_lines_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('zero_bundle_lines', app.seen(), app.seen());
create index zero_bundle_lines_by_bundle on zero_bundle_lines (region, bundle_id, position);
