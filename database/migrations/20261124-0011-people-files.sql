-- People and households (人员和家庭, M09), complete: dated contacts, relations, key groups with a term,
-- requests after a blind match, joined files, ledgers. Kinship of staff stands in a file of its own.

alter table people
  add column ethnicity text,
  add column interpreter text,
  -- pieces of the pinyin initials, each also behind its township code: 王小芳 -> wx, xf, wxf
  add column initials text[] not null default '{}',
  add column merged_into uuid;
create index people_by_initials on people using gin (initials) with (fastupdate = off);
create index people_by_merge on people (region, merged_into) where merged_into is not null;

-- As for visits: each piece of a name stands also behind its township, so that a township's search
-- reads only its own people.
alter table people drop column name_terms;
alter table people
  add column name_terms text[] generated always as (app.placed_terms(name, left(division, 9))) stored;
create index people_by_name on people using gin (name_terms) with (fastupdate = off);

do $outer$
begin
  -- No order: with a million people a common piece has ten thousand holders, and the first of them
  -- that may be seen are as good as the last. The caller sorts what it gets.
  execute format($f$
    create or replace function app.search_people(terms text[], cap int) returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from people where name_terms @> terms and %s limit cap
    $body$ $f$, app.seen());
  execute format($f$
    create function app.search_initials(pieces text[], cap int) returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from people where initials @> pieces and %s limit cap
    $body$ $f$, app.seen());
  -- Files that were joined to another come last.
  execute format($f$
    create or replace function app.match_people(indexes bytea[])
    returns table (identity_index bytea, id uuid, household_id uuid, tags text[], seen boolean)
    language sql stable security definer set search_path = public, app as $body$
      select distinct on (person.identity_index)
        person.identity_index, person.id, person.household_id, person.tags, person.seen
      from (
        select people.*, (%s) as seen
        from unnest(indexes) as wanted (wanted_index)
        join people on people.region = app.region() and people.identity_index = wanted.wanted_index
      ) person
      order by person.identity_index, person.seen desc, (person.merged_into is null) desc,
        (person.same_as is null) desc, person.id
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.search_initials(text[], int) from public;
grant execute on function app.search_initials(text[], int) to :app_role, :read_role;

-- A phone or an address with the time it holds for. The file's own columns keep what was known when
-- it was opened; what is learned later stands here, each with a sensitivity of its own.
create table person_contacts (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  person_id uuid not null,
  kind text not null,
  value bytea not null,
  value_index bytea not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  -- may be used to reach her: said by herself, never assumed
  is_safe boolean,
  safe_days smallint[] not null default '{}',
  safe_from text,
  safe_to text,
  who_answers bytea,
  note bytea,
  created_at timestamptz not null,
  created_by uuid not null,
  version int not null default 1,
  constraint person_contacts_pk primary key (region, id),
  constraint person_contacts_kind check (kind in ('phone', 'address')),
  constraint person_contacts_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('person_contacts', app.seen(), app.seen(), app.seen());
create index person_contacts_by_person on person_contacts (region, person_id, valid_from desc, id desc);
create index person_contacts_by_value on person_contacts (region, value_index);

-- Who belongs to whom. Written once, read from both sides.
create table person_relations (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  person_id uuid not null,
  other_id uuid not null,
  -- what the other is to the person
  relation text not null,
  valid_from date,
  valid_to date,
  source text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  version int not null default 1,
  constraint person_relations_pk primary key (region, id),
  constraint person_relations_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('person_relations', app.seen(), app.seen(), app.seen());
create index person_relations_by_person on person_relations (region, person_id);
create index person_relations_by_other on person_relations (region, other_id);

-- Key groups with a term; `people.tags` is the set that holds now, for lists.
create table person_tags (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  person_id uuid not null,
  tag text not null,
  valid_from date not null,
  -- the last day it holds unless somebody confirms it
  expires_on date,
  ended_on date,
  source text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  version int not null default 1,
  constraint person_tags_pk primary key (region, id),
  constraint person_tags_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('person_tags', app.seen(), app.seen(), app.seen());
create unique index person_tags_current on person_tags (region, person_id, tag) where ended_on is null;
create index person_tags_by_tag on person_tags (region, tag, division, person_id) where ended_on is null;
create index person_tags_by_expiry on person_tags (region, expires_on)
  where ended_on is null and expires_on is not null;

-- Written for every file opened with an identity number, whether another one is known or not, so that
-- neither the row nor the time it takes tells anything. Nobody reads it but through matches_in_reach.
create table match_requests (
  region text not null,
  id uuid not null,
  file_id uuid not null,
  other_id uuid,
  status text not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  reason bytea,
  version int not null default 1,
  constraint match_requests_pk primary key (region, id),
  constraint match_requests_status check (status in ('waiting', 'joined', 'kept-apart'))
);
call app.guard('match_requests', app.by_system(), app.of_region(), app.by_system());
create index match_requests_waiting on match_requests (region, id)
  where status = 'waiting' and other_id is not null;

-- Requests of which the actor sees both files: the only ones that can be decided without telling.
do $outer$
begin
  execute format($f$
    create function app.matches_in_reach(wanted uuid, cap int)
    returns table (id uuid, file_id uuid, other_id uuid, status text, created_at timestamptz, version int)
    language sql stable security definer set search_path = public, app as $body$
      select r.id, r.file_id, r.other_id, r.status, r.created_at, r.version
      from match_requests r
      where r.region = app.region() and r.status = 'waiting' and r.other_id is not null
        and (wanted is null or r.id = wanted)
        and exists (select from people where people.id = r.file_id and merged_into is null and %1$s)
        and exists (select from people where people.id = r.other_id and merged_into is null and %1$s)
      order by r.id limit cap
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.matches_in_reach(uuid, int) from public;
grant execute on function app.matches_in_reach(uuid, int) to :app_role;

-- Two files that are one person. Nothing is moved; the sealed snapshot restores both exactly.
create table person_merges (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  from_id uuid not null,
  into_id uuid not null,
  kept bytea not null,
  reason bytea not null,
  merged_at timestamptz not null,
  merged_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  undo_reason bytea,
  constraint person_merges_pk primary key (region, id),
  constraint person_merges_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('person_merges', app.seen(), app.seen(), app.seen());
create unique index person_merges_current on person_merges (region, from_id) where undone_at is null;
create index person_merges_by_target on person_merges (region, into_id);

-- A ledger (分类台账) is a saved question, never its answer.
create table ledgers (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  org_id uuid not null,
  name text not null,
  query jsonb not null,
  columns text[] not null,
  sharing text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  constraint ledgers_pk primary key (region, id),
  constraint ledgers_sharing check (sharing in ('own', 'organisation'))
);
call app.guard('ledgers',
  $$ region = (select app.region()) and ((select app.is_system()) or account_id = (select app.actor_id())
     or (sharing = 'organisation' and org_id = any ((select app.org_ids())::uuid[]))) $$,
  app.own('account_id'), app.own('account_id'), app.own('account_id'));
create index ledgers_by_account on ledgers (region, account_id, updated_at desc);
create index ledgers_by_org on ledgers (region, org_id, updated_at desc) where sharing = 'organisation';
