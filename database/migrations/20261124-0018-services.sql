-- What every service (服务) on a matter has in common: one row beside the record of its own slice,
-- under the same id and in the same place.
create table services (
  region text not null,
  id uuid not null,
  division text not null,
  -- the provider: who works on it
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  matter_id uuid not null,
  kind text not null,
  number text not null,
  state text not null,
  -- a code of the kind: issued, rejected …
  outcome text,
  -- the last day on which what it gave still holds
  holds_until date,
  opened_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1,
  constraint services_pk primary key (region, id),
  constraint services_number unique (region, kind, number),
  constraint services_state check (state in ('open', 'done', 'ended')),
  constraint services_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('services', app.seen(), app.seen(), app.seen());
create index services_by_matter on services (region, matter_id, opened_at);

-- The last number of a kind and year. It says nothing about anybody, so whoever opens a service takes
-- the next one.
create table service_numbers (
  region text not null,
  series text not null,
  year int not null,
  last int not null,
  constraint service_numbers_pk primary key (region, series, year)
);
call app.guard('service_numbers', app.of_region(), app.of_region(), app.of_region());
