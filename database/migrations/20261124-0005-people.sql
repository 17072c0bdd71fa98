-- People (一人一档, thin): one person once. Identity number, phone and address are sealed.

create table people (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  household_id uuid not null,
  name text not null,
  name_terms text[] generated always as (app.name_terms(name)) stored,
  sex text,
  birth date,
  identity bytea,
  identity_index bytea,
  phone bytea,
  phone_index bytea,
  address bytea,
  tags text[] not null,
  -- the file of the same identity that whoever opened this one could not see; joined by who sees both
  same_as uuid,
  created_at timestamptz not null,
  version int not null default 1,
  constraint people_pk primary key (region, id),
  constraint people_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('people', app.seen(), app.seen(), app.seen());
-- One person once; a file opened by somebody who must not learn of the first one points to it.
create unique index people_identity on people (region, identity_index) where same_as is null;
create index people_by_identity on people (region, identity_index);
create index people_by_phone on people (region, phone_index);
create index people_by_household on people (region, household_id);
create index people_by_division on people (region, division, id);
create index people_by_name on people using gin (name_terms) with (fastupdate = off);

-- Array operators cannot use an index under row-level security: as for visits, the search runs as the
-- owner with the rule of sight written out.
do $outer$
begin
  execute format($f$
    create function app.search_people(terms text[], cap int) returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from people
      where name_terms @> terms and %s
      order by id desc limit cap
    $body$ $f$, app.seen());

  -- Blind matching: whose file an identity number belongs to, whether the actor may see it or not.
  -- The answer stays in the server; nobody is told more than what `seen` opens.
  execute format($f$
    create function app.match_people(indexes bytea[])
    returns table (identity_index bytea, id uuid, household_id uuid, tags text[], seen boolean)
    language sql stable security definer set search_path = public, app as $body$
      select distinct on (person.identity_index)
        person.identity_index, person.id, person.household_id, person.tags, person.seen
      from (
        -- joined, not "= any (indexes)": thousands are asked for at once, and a plan that reads the
        -- whole table would compare each row with each of them
        select people.*, (%s) as seen
        from unnest(indexes) as wanted (wanted_index)
        join people on people.region = app.region() and people.identity_index = wanted.wanted_index
      ) person
      order by person.identity_index, person.seen desc, (person.same_as is null) desc, person.id
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.search_people(text[], int) from public;
revoke execute on function app.match_people(bytea[]) from public;
grant execute on function app.search_people(text[], int) to :app_role, :read_role;
grant execute on function app.match_people(bytea[]) to :app_role;
