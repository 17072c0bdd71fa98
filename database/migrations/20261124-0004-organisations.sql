-- Divisions (行政区划), organisations, and the executive members (执委) of the women's federation.

create table divisions (
  region text not null,
  code text not null,
  parent_code text,
  level text not null,
  name text not null,
  constraint divisions_pk primary key (region, code),
  constraint divisions_code check (code ~ '^[0-9]{12}$'),
  constraint divisions_level check (level in ('city', 'county', 'township', 'village'))
);
call app.guard('divisions', app.of_region(), app.by_system(), app.by_system());
create index divisions_by_parent on divisions (region, parent_code, code);

create table organisations (
  region text not null,
  id uuid not null,
  kind text not null,
  level text not null,
  name text not null,
  division text not null,
  parent_id uuid,
  -- prefixes of the divisions it oversees; the tree of organisations is not the tree of codes
  administers text[] not null,
  members int,
  women_members int,
  ended_at timestamptz,
  version int not null default 1,
  constraint organisations_pk primary key (region, id),
  constraint organisations_level check (level in ('city', 'county', 'township', 'village'))
);
call app.guard('organisations', app.of_region(),
  app.by_system_or_role('system-admin'), app.by_system_or_role('system-admin'));
create index organisations_by_division on organisations (region, division, kind);
create index organisations_by_kind on organisations (region, kind, level, division);
create index organisations_by_parent on organisations (region, parent_id);

create table executives (
  region text not null,
  id uuid not null,
  number text not null,
  name text not null,
  name_terms text[] generated always as (app.name_terms(name)) stored,
  sex text not null,
  org_id uuid not null,
  division text not null,
  phone bytea,
  account_id uuid,
  ended_at timestamptz,
  version int not null default 1,
  constraint executives_pk primary key (region, id),
  constraint executives_number unique (region, number)
);
call app.guard('executives', app.of_subtree(), app.of_subtree(), app.of_subtree());
create index executives_by_division on executives (region, division, number);
create index executives_by_account on executives (region, account_id) where account_id is not null;
create index executives_by_name on executives using gin (name_terms);

-- As for visits: the array operator is not leakproof, so the search runs as the owner with the same
-- rule of sight. It finds names that hold every two-character piece of what was typed.
do $outer$
begin
  execute format($f$
    create function app.search_executives(name text, cap int) returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from executives
      where name_terms @> app.name_terms(search_executives.name)
        and strpos(executives.name, search_executives.name) > 0 and %s
      order by division, number limit cap
    $body$ $f$, app.of_subtree());
end $outer$;
revoke execute on function app.search_executives(text, int) from public;
grant execute on function app.search_executives(text, int) to :app_role, :read_role;
