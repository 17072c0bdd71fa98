-- Leads of every channel, the parties of leads and matters, and what binds matters to each other.

alter table leads drop constraint leads_kind;
alter table leads add constraint leads_kind check (kind in ('hazard', 'need', 'report'));
alter table leads drop constraint leads_status;
alter table leads add constraint leads_status
  check (status in ('open', 'registered', 'attached', 'resolved', 'declined'));
alter table leads
  -- codes only: what was answered of the danger cues, and what kind of thing it is
  add column cues jsonb not null default '[]',
  add column traits text[] not null default '{}',
  add column imminent boolean not null default false,
  -- who reported it, how she may be reached, what she wants
  add column intake bytea,
  -- until when triage must have decided; the version of the setting that says so
  add column due_at timestamptz,
  add column clock_number int,
  add column escalated_at timestamptz,
  -- the matter that it continues, once it becomes one itself
  add column link_to uuid,
  add column link_kind text;
create index leads_by_channel on leads (region, channel, found_on desc, id desc);
create index leads_waiting on leads (region, due_at) where status = 'open' and due_at is not null;

-- Who a lead and its matter are about, in several roles (当事人). Lies where the lead lies, and from the
-- moment there is a matter, where that lies.
create table matter_parties (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  lead_id uuid,
  matter_id uuid,
  role text not null,
  person_id uuid,
  name text,
  sex text,
  birth date,
  -- what the party is to the victim
  relation text,
  phone bytea,
  address bytea,
  -- keyed hashes, to find the same person again
  identity_index bytea,
  phone_index bytea,
  address_index bytea,
  -- phone and address are new or safe ones: never in anything that the other side may see
  is_hidden boolean not null,
  is_suspect boolean not null,
  is_guardian boolean not null,
  -- in place of a consent that a suspected guardian cannot give
  legal_ground text,
  created_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1,
  constraint matter_parties_pk primary key (region, id),
  constraint matter_parties_role check (role in
    ('victim', 'other-side', 'child', 'guardian', 'witness', 'reporter', 'family')),
  constraint matter_parties_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('matter_parties', app.seen(), app.seen(), app.seen());
create index matter_parties_by_matter on matter_parties (region, matter_id, created_at);
create index matter_parties_by_lead on matter_parties (region, lead_id) where lead_id is not null;
create index matter_parties_by_person on matter_parties (region, person_id) where person_id is not null;
create index matter_parties_by_identity on matter_parties (region, identity_index) where identity_index is not null;
create index matter_parties_by_phone on matter_parties (region, phone_index) where phone_index is not null;
create index matter_parties_by_address on matter_parties (region, address_index) where address_index is not null;
create index matter_parties_by_name on matter_parties (region, name, created_at desc) where name is not null;
create index matters_by_person on matters (region, person_id, opened_at desc) where person_id is not null;

-- A matter and another one: recurrence after archiving, the same household, otherwise related. One row
-- for each direction, lying where its own matter lies; the other is shown only to who may see that too.
create table matter_links (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  matter_id uuid not null,
  other_id uuid not null,
  kind text not null,
  -- the one that came first
  is_earlier boolean not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint matter_links_pk primary key (region, id),
  constraint matter_links_once unique (region, matter_id, other_id),
  constraint matter_links_kind check (kind in ('recurrence', 'related', 'same-household')),
  constraint matter_links_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('matter_links', app.seen(), app.seen(), app.seen());

-- Written for every lead registered by hand, whether anything else is known or not: a job compares it
-- with what its author may not see, so that neither the answer nor its time tells of that.
create table lead_checks (
  region text not null,
  id uuid not null,
  lead_id uuid not null,
  created_at timestamptz not null,
  done_at timestamptz,
  constraint lead_checks_pk primary key (region, id)
);
call app.guard('lead_checks', app.by_system(),
  $$ region = (select app.region()) and (select app.kind()) in ('user', 'system') $$,
  app.by_system(), app.by_system());
create index lead_checks_open on lead_checks (region, created_at) where done_at is null;
