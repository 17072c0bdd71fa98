-- The chain: leads (线索), matters (事项), their time line and their due steps.

create table leads (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  kind text not null,
  channel text not null,
  source_id uuid not null,
  source_number text not null,
  category text not null,
  level smallint,
  summary bytea not null,
  person_id uuid,
  subject_name text,
  found_on date not null,
  status text not null,
  matter_id uuid,
  -- how it was resolved, or why it was declined and where it was sent
  settlement bytea,
  settled_at timestamptz,
  settled_by uuid,
  created_at timestamptz not null,
  version int not null default 1,
  constraint leads_pk primary key (region, id),
  constraint leads_source unique (region, channel, source_id, kind),
  constraint leads_kind check (kind in ('hazard', 'need')),
  constraint leads_status check (status in ('open', 'registered', 'resolved', 'declined')),
  constraint leads_level check (level between 1 and 4),
  constraint leads_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('leads', app.seen(), app.seen(), app.seen());
create index leads_by_status on leads (region, status, found_on desc, id desc);
create index leads_by_date on leads (region, found_on desc, id desc);
create index leads_by_division on leads (region, division, found_on desc);
create index leads_by_org on leads (region, org_id, found_on desc, id desc);
create index leads_by_matter on leads (region, matter_id) where matter_id is not null;
create index leads_by_audience on leads using gin (audience) with (fastupdate = off);
create index leads_by_named on leads using gin (named) with (fastupdate = off);

-- What an actor sees for another reason than division or organisation: co-acting, or named. Few, and
-- the list needs them by index to be spared a walk over the whole city. Array operators are not
-- leakproof, so it runs as the owner with the same rule of sight written out.
do $outer$
begin
  execute format($f$
    create function app.leads_apart() returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from leads
      where (audience && (select app.org_ids()) or named @> array[(select app.actor_id())]) and %s
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.leads_apart() from public;
grant execute on function app.leads_apart() to :app_role, :read_role;

create table matters (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  number text not null,
  -- 阳新妇 2023-0318 is asked for as 2023-0318
  number_tail text generated always as (split_part(number, ' ', 2)) stored,
  lead_id uuid not null,
  category text not null,
  status text not null,
  level smallint not null,
  level_reason bytea not null,
  -- lowering waits for a second person
  proposed_level smallint,
  proposed_reason bytea,
  proposed_by uuid,
  imminent boolean not null default false,
  narrative bytea not null,
  wish bytea,
  safe_contact bytea,
  person_id uuid,
  subject_name text,
  subject_terms text[]
    generated always as (app.placed_terms(subject_name, left(division, 9))) stored,
  assignee_id uuid,
  assignee_name text,
  found_on date not null,
  opened_at timestamptz not null,
  accepted_at timestamptz,
  contacted_at timestamptz,
  clean_follow_ups smallint not null default 0,
  closed_at timestamptz,
  closed_outcome text,
  revisited_at timestamptz,
  revisit_result text,
  merged_into uuid,
  -- what the merge took away, so that it can be undone: codes and ids only
  merge jsonb,
  version int not null default 1,
  constraint matters_pk primary key (region, id),
  constraint matters_number unique (region, number),
  constraint matters_status check (status in ('open', 'monitoring', 'closed', 'archived', 'merged', 'declined')),
  constraint matters_level check (level between 1 and 4),
  constraint matters_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('matters', app.seen(), app.seen(), app.seen());
create index matters_by_opening on matters (region, opened_at desc, id desc);
create index matters_by_status on matters (region, status, opened_at desc, id desc);
create index matters_by_division on matters (region, division, opened_at desc);
create index matters_by_org on matters (region, org_id, opened_at desc, id desc);
create index matters_by_assignee on matters (region, assignee_id, opened_at desc) where assignee_id is not null;
create index matters_by_closing on matters (region, closed_at desc) where closed_at is not null;
create index matters_by_lead on matters (region, lead_id);
create index matters_by_number_tail on matters (region, number_tail);
create index matters_imminent on matters (region, opened_at desc) where imminent and status in ('open', 'monitoring');
create index matters_merged on matters (region, merged_into) where merged_into is not null;
-- No pending lists: a search must not pay for the writes before it.
create index matters_by_subject on matters using gin (subject_terms) with (fastupdate = off);
create index matters_by_audience on matters using gin (audience) with (fastupdate = off);
create index matters_by_named on matters using gin (named) with (fastupdate = off);

-- Array operators are not leakproof and cannot use an index under row-level security, so the search
-- runs as the owner, with the same rule of sight written out, before the transaction's own writes.
do $outer$
begin
  execute format($f$
    create function app.search_matters(terms text[], cap int) returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from matters
      where subject_terms @> terms and %s
      order by opened_at desc, id desc limit cap
    $body$ $f$, app.seen());
end $outer$;
-- A township looks its own places up by placed terms; what it works on elsewhere is found by both.
do $outer$
begin
  execute format($f$
    create function app.search_matters_of_orgs(terms text[], cap int) returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from matters
      where subject_terms @> terms and %s
        and (org_id = any ((select app.org_ids())::uuid[]) or audience && (select app.org_ids())
          or named @> array[(select app.actor_id())])
      order by opened_at desc, id desc limit cap
    $body$ $f$, app.seen());
end $outer$;
-- What an actor sees for another reason than division or responsible organisation: co-acting, or
-- named. Few, and the list needs them by index to be spared a walk over the whole city.
do $outer$
begin
  execute format($f$
    create function app.matters_apart() returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from matters
      where (audience && (select app.org_ids()) or named @> array[(select app.actor_id())]) and %s
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.matters_apart(), app.search_matters(text[], int),
  app.search_matters_of_orgs(text[], int) from public;
grant execute on function app.matters_apart(), app.search_matters(text[], int),
  app.search_matters_of_orgs(text[], int) to :app_role, :read_role;

-- Numbers like 阳新妇 2023-0318: one row per county and year, locked only while a number is taken.
create table matter_numbers (
  region text not null,
  series text not null,
  year int not null,
  last int not null,
  constraint matter_numbers_pk primary key (region, series, year)
);
call app.guard('matter_numbers', app.by_system(), app.by_system(), app.by_system());

create table matter_entries (
  region text not null,
  id uuid not null,
  matter_id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  at timestamptz not null,
  kind text not null,
  text bytea,
  -- codes and ids only
  detail jsonb,
  by_account uuid not null,
  by_name text not null,
  by_org_id uuid not null,
  constraint matter_entries_pk primary key (region, id),
  constraint matter_entries_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('matter_entries', app.seen(), app.seen(), app.seen());
create index matter_entries_by_matter on matter_entries (region, matter_id, at desc, id desc);

create table due_steps (
  region text not null,
  id uuid not null,
  matter_id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  kind text not null,
  -- whose duty it is: mostly the responsible organisation, for a revisit the county
  duty_org_id uuid not null,
  assignee_id uuid,
  started_at timestamptz not null,
  due_at timestamptz not null,
  ended text,
  done_at timestamptz,
  done_by uuid,
  escalated_at timestamptz,
  escalated_to uuid,
  version int not null default 1,
  constraint due_steps_pk primary key (region, id),
  constraint due_steps_kind check (kind in ('accept', 'contact', 'follow-up', 'report', 'revisit')),
  constraint due_steps_ended check (ended in ('done', 'lapsed')),
  constraint due_steps_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('due_steps', app.seen(), app.seen(), app.seen());
create index due_steps_by_matter on due_steps (region, matter_id, started_at);
create index due_steps_by_duty on due_steps (region, duty_org_id, due_at, id) where done_at is null;
create index due_steps_by_assignee on due_steps (region, assignee_id, due_at, id) where done_at is null;
create index due_steps_by_escalation on due_steps (region, escalated_to, due_at, id) where done_at is null;
create index due_steps_open on due_steps (region, due_at) where done_at is null;
create index due_steps_to_escalate on due_steps (region, due_at) where done_at is null and escalated_at is null;

create table break_glass (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  matter_id uuid not null,
  reason bytea not null,
  granted_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint break_glass_pk primary key (region, id)
);
call app.guard('break_glass', app.own('account_id'), app.by_system(), app.by_system());
create index break_glass_open on break_glass (region, expires_at) where ended_at is null;
create index break_glass_by_matter on break_glass (region, matter_id) where ended_at is null;
