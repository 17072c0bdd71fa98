-- The working-day calendar as the administrator fills it: years that the published data lack, or
-- that were rearranged afterwards.

create table calendar_years (
  region text not null,
  id uuid not null,
  year int not null,
  -- weekdays that are off and weekend days that are worked, as the State Council announced them
  days_off date[] not null,
  working_days date[] not null,
  filled_by uuid not null,
  filled_at timestamptz not null,
  version int not null default 1,
  constraint calendar_years_pk primary key (region, id),
  constraint calendar_years_year unique (region, year)
);
call app.guard('calendar_years', app.of_region(),
  app.by_system_or_role('system-admin'), app.by_system_or_role('system-admin'));
