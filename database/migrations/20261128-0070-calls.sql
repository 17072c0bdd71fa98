-- Police calls (警情). Raw calls belong to the police organisation that brought them: nobody else reads
-- a row, whatever they oversee. What crosses is a push, which lies at the desk that receives it.
create function app.of_org() returns text language sql immutable return $$
  region = (select app.region()) and (
    (select app.is_system()) or org_id = any ((select app.org_ids())::uuid[])
  )
$$;

create table calls (
  region text not null,
  id uuid not null,
  org_id uuid not null,
  number text not null,
  called_at timestamptz not null,
  -- as far as the file or the gazetteer says, padded to 12 digits
  division text not null,
  -- is it about women, children or a family: by which rules, or by whose word
  selection text not null,
  selection_codes text[] not null,
  is_violent boolean not null,
  -- what the police say they did: a written warning, a referral
  handling text not null,
  -- who, where, what was told, by field
  facts bytea not null,
  -- the words as they stood in the file, by keyed hash
  fingerprint bytea not null,
  -- 192 bytes that comparisons read; see linkage/row.ts
  feature bytea not null,
  household_id uuid,
  -- the model that counted this call's names and places
  modelled int,
  batch_id uuid,
  created_at timestamptz not null,
  version int not null default 1,
  constraint calls_pk primary key (region, id),
  constraint calls_number unique (region, org_id, number),
  constraint calls_selection check (selection in ('in', 'borderline', 'out')),
  constraint calls_handling check (handling in ('none', 'warned', 'referred'))
);
call app.guard('calls', app.of_org(), app.of_org(), app.of_org());
create index calls_by_time on calls (region, org_id, called_at desc, id desc);
create index calls_by_selection on calls (region, org_id, selection, called_at desc, id desc);
create index calls_by_household on calls (region, household_id, called_at);
create index calls_by_batch on calls (region, org_id, batch_id, called_at desc);
create index calls_unlinked on calls (region, org_id, called_at, id)
  where household_id is null and selection = 'in';
create index calls_modelled on calls (region, org_id, id) where modelled is not null;
create index calls_unhandled on calls (region, org_id, called_at desc, id desc)
  where is_violent and handling = 'none' and selection = 'in';

-- What two calls must share to be compared, as keyed hashes: without the key file they tell nothing.
create table call_keys (
  region text not null,
  org_id uuid not null,
  key bigint not null,
  call_id uuid not null,
  constraint call_keys_pk primary key (region, org_id, key, call_id)
);
call app.guard('call_keys', app.of_org(), app.of_org(), null, app.of_org());
create index call_keys_by_call on call_keys (region, org_id, call_id);

-- Which calls the statistics behind the scores were made of. Number 0 is the empty one; its row is
-- what linking locks.
create table call_models (
  region text not null,
  org_id uuid not null,
  number int not null,
  made_at timestamptz not null,
  calls int not null,
  households int not null,
  -- calls that the run over everything put into another household than they were in
  moved int not null,
  review_pairs int not null,
  shift double precision not null,
  constraint call_models_pk primary key (region, org_id, number)
);
call app.guard('call_models', app.of_org(), app.of_org(), app.of_org());

create table call_households (
  region text not null,
  id uuid not null,
  org_id uuid not null,
  division text not null,
  -- surname, place as told, cues, gaps
  facts bytea not null,
  calls int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  is_repeat boolean not null,
  is_escalating boolean not null,
  -- pairs that somebody has to look at first
  open_pairs int not null default 0,
  -- sent on to whoever helps, and with how many calls
  pushed_calls int,
  -- it flowed into this one
  merged_into uuid,
  created_at timestamptz not null,
  version int not null default 1,
  constraint call_households_pk primary key (region, id)
);
call app.guard('call_households', app.of_org(), app.of_org(), app.of_org());
create index call_households_by_time on call_households (region, org_id, last_at desc, id desc)
  where merged_into is null;
create index call_households_repeat on call_households (region, org_id, last_at desc, id desc)
  where is_repeat and merged_into is null;

-- A pair that nobody is sure of, and what was decided about it.
create table call_pairs (
  region text not null,
  id uuid not null,
  org_id uuid not null,
  a uuid not null,
  b uuid not null,
  bits real not null,
  reasons jsonb not null,
  status text not null,
  reason bytea,
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  constraint call_pairs_pk primary key (region, id),
  constraint call_pairs_once unique (region, org_id, a, b),
  constraint call_pairs_status
    check (status in ('open', 'deferred', 'confirmed', 'separated', 'lapsed'))
);
call app.guard('call_pairs', app.of_org(), app.of_org(), app.of_org());
create index call_pairs_open on call_pairs (region, org_id, status, bits desc, id);
create index call_pairs_by_b on call_pairs (region, org_id, b);
create index call_pairs_decided on call_pairs (region, org_id, decided_at desc)
  where decided_at is not null;

-- What of a household is told to those who help: never a raw call.
create table call_pushes (
  region text not null,
  id uuid not null,
  division text not null,
  -- whose desk it comes to
  org_id uuid not null,
  -- the police that sent it
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  sender_org_id uuid not null,
  household_id uuid not null,
  lead_id uuid not null,
  matter_id uuid not null,
  number text not null,
  status text not null,
  calls int not null,
  content bytea not null,
  feedback bytea,
  contact text,
  outcome text,
  due_at timestamptz not null,
  clock_number int not null,
  fed_back_at timestamptz,
  corrected_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  version int not null default 1,
  constraint call_pushes_pk primary key (region, id),
  constraint call_pushes_status check (status in ('sent', 'fed-back')),
  constraint call_pushes_contact check (contact in ('met', 'family-only', 'not-reached')),
  constraint call_pushes_outcome check (outcome in ('resolved', 'eased', 'ongoing', 'worse')),
  constraint call_pushes_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('call_pushes', app.seen(), app.seen(), app.seen());
create index call_pushes_by_time on call_pushes (region, created_at desc, id desc);
create index call_pushes_by_status on call_pushes (region, status, created_at desc, id desc);
create unique index call_pushes_one_open on call_pushes (region, household_id)
  where status = 'sent';
create index call_pushes_by_household on call_pushes (region, household_id, created_at desc);
create index call_pushes_by_division on call_pushes (region, division, created_at desc, id desc);
create index call_pushes_by_org on call_pushes (region, org_id, created_at desc, id desc);
create index call_pushes_by_sender on call_pushes (region, sender_org_id, created_at desc, id desc);
create index call_pushes_by_audience on call_pushes using gin (audience) with (fastupdate = off);
create index call_pushes_by_named on call_pushes using gin (named) with (fastupdate = off);

-- The rate as others may read it: sums, no rows.
create table call_figures (
  region text not null,
  org_id uuid not null,
  division text not null,
  days int not null,
  calls int not null,
  repeats int not null,
  calls_before int not null,
  repeats_before int not null,
  computed_at timestamptz not null,
  constraint call_figures_pk primary key (region, org_id, days)
);
call app.guard('call_figures', app.of_subtree(), app.of_org(), app.of_org());
create index call_figures_by_division on call_figures (region, division);

do $outer$
begin
  execute format($f$
    create function app.call_pushes_apart() returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from call_pushes
      where (audience && (select app.org_ids()) or named @> array[(select app.actor_id())]) and %s
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.call_pushes_apart() from public;
grant execute on function app.call_pushes_apart() to :app_role, :read_role;
