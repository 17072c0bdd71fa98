-- Visits (走访, M03). Whatever the executive wrote in her own words is sealed.

-- The pieces of a name, alone and behind their township's code: a township looks its own people up
-- without reading the whole city's of that name.
create function app.long_placed_terms(name text, place text) returns text[]
  language sql immutable parallel safe
  return (
    select array_agg(piece) || array_agg(place || piece) from unnest(app.name_terms(name)) piece
  );
create function app.placed_terms(name text, place text) returns text[]
  language sql immutable parallel safe
  return case
    when char_length(name) = 3 then array[substr(name, 1, 2), substr(name, 2, 2),
      place || substr(name, 1, 2), place || substr(name, 2, 2)]
    when char_length(name) <= 2 then array[name, place || name]
    when name is null then null
    else app.long_placed_terms(name, place)
  end;

create table visits (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  township text generated always as (left(division, 9)) stored,
  number text not null,
  date date not null,
  executive_id uuid not null,
  executive_number text not null,
  executive_name text not null,
  executive_division text not null,
  person_id uuid,
  household_id uuid,
  subject_name text,
  subject_terms text[]
    generated always as (app.placed_terms(subject_name, left(division, 9))) stored,
  tags text[] not null,
  need bytea,
  solved bytea,
  hazard bytea,
  hazard_level smallint,
  extra bytea,
  source text not null,
  batch_id uuid,
  -- keyed hash of the imported row: tells the same row again from another with its number
  fingerprint bytea,
  status text not null,
  removal_reason bytea,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint visits_pk primary key (region, id),
  constraint visits_number unique (region, number),
  constraint visits_status check (status in ('recorded', 'removed')),
  constraint visits_hazard_level check (hazard_level between 1 and 4),
  constraint visits_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('visits', app.seen(), app.seen(), app.seen());
create index visits_by_date on visits (region, date desc, id desc);
create index visits_by_township on visits (region, township, date desc, id desc);
create index visits_by_executive on visits (region, executive_id, date desc);
create index visits_by_person on visits (region, person_id, date desc) where person_id is not null;
create index visits_by_batch on visits (region, batch_id) where batch_id is not null;
-- One visit in a thousand finds a hazard: the list of those must not read the others.
create index visits_with_hazard on visits (region, date desc, id desc) where hazard is not null;
-- A list of pending entries would be read through by every search until somebody clears it.
create index visits_by_subject on visits using gin (subject_terms) with (fastupdate = off);

-- Array operators are not leakproof and cannot use an index under row-level security, so the search
-- runs as the owner, with the same rule of sight written out, before the transaction's own writes.
do $outer$
begin
  execute format($f$
    create function app.search_visits(terms text[], cap int) returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from visits
      where subject_terms @> terms and %s
      order by date desc, id desc limit cap
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.search_visits(text[], int) from public;
grant execute on function app.search_visits(text[], int) to :app_role, :read_role;

-- An import: what came in, and every row that did not. Values in errors are masked before they get here.
create table import_batches (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  filename text not null,
  task_id uuid,
  -- the sheet row up to which everything is in: written with the rows themselves, so that work
  -- taken up again after a crash goes on from there
  last_row int not null default 0,
  bytes bigint not null default 0,
  rows int not null default 0,
  accepted int not null default 0,
  repeated int not null default 0,
  rejected int not null default 0,
  unknown_columns text[] not null default '{}',
  refusal text,
  finished_at timestamptz,
  created_at timestamptz not null,
  constraint import_batches_pk primary key (region, id)
);
call app.guard('import_batches', app.own('account_id'), app.own('account_id'), app.own('account_id'));
create index import_batches_by_account on import_batches (region, account_id, created_at desc);

create table import_errors (
  region text not null,
  batch_id uuid not null,
  row int not null,
  column_name text not null,
  code text not null,
  account_id uuid not null,
  shown text,
  constraint import_errors_pk primary key (region, batch_id, row, column_name, code)
);
call app.guard('import_errors', app.own('account_id'), app.own('account_id'));
