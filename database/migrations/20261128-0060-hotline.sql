-- Contacts with the line 12338 (M05): calls, letters, visitors, messages. What told nothing is a row
-- without content, counted and never a case. A row is as closed as the matter that came of it.
create table hotline_contacts (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  number text not null,
  channel text not null,
  nature text not null,
  status text not null,
  category text,
  topic text,
  traits text[] not null,
  cues jsonb not null,
  urgency text not null,
  handling text,
  is_group boolean not null,
  is_repeat boolean not null,
  is_petition boolean not null,
  is_police_told boolean not null,
  received_at timestamptz not null,
  seconds int not null,
  -- 首问负责
  owner_id uuid not null,
  owner_name text not null,
  lead_id uuid,
  matter_id uuid,
  refer_due_at timestamptz,
  referred_at timestamptz,
  call_back_due_at timestamptz,
  called_back_at timestamptz,
  accept_due_at timestamptz,
  accepted_at timestamptz,
  conclude_due_at timestamptz,
  extended_at timestamptz,
  concluded_at timestamptz,
  satisfaction smallint,
  clock_number int not null,
  -- by which a caller is known again without her number being readable
  phone_index bytea,
  -- who called, what was said, what was answered
  content bytea,
  version int not null default 1,
  constraint hotline_contacts_pk primary key (region, id),
  constraint hotline_contacts_channel check (channel in ('hotline', 'letter', 'walk-in', 'online')),
  constraint hotline_contacts_nature
    check (nature in ('told', 'silent', 'hang-up', 'nuisance', 'wrong-number')),
  constraint hotline_contacts_status
    check (status in ('counted', 'answered', 'following', 'concluded')),
  -- what told nothing is never a case
  constraint hotline_contacts_case check (
    (nature = 'told') = (status <> 'counted') and (nature = 'told' or (lead_id is null and content is null))
  ),
  constraint hotline_contacts_satisfaction check (satisfaction between 1 and 5),
  constraint hotline_contacts_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('hotline_contacts', app.seen(), app.seen(), app.seen());
create index hotline_contacts_by_time on hotline_contacts (region, received_at desc, id desc);
create index hotline_contacts_by_division on hotline_contacts (region, division, received_at desc);
create index hotline_contacts_by_org on hotline_contacts (region, org_id, received_at desc);
create index hotline_contacts_by_owner on hotline_contacts (region, owner_id, received_at desc);
create index hotline_contacts_by_phone on hotline_contacts (region, phone_index, received_at desc)
  where phone_index is not null;
create index hotline_contacts_by_matter on hotline_contacts (region, matter_id)
  where matter_id is not null;
create index hotline_contacts_to_call on hotline_contacts (region, call_back_due_at, id)
  where call_back_due_at is not null;
create index hotline_contacts_petitions on hotline_contacts (region, received_at desc, id desc)
  where is_petition;
create index hotline_contacts_non_data on hotline_contacts (region, received_at desc, id desc)
  where nature <> 'told';
create index hotline_contacts_by_audience on hotline_contacts using gin (audience) with (fastupdate = off);
create index hotline_contacts_by_named on hotline_contacts using gin (named) with (fastupdate = off);

-- Contacts that an actor sees by name, whatever she oversees: asked once per list (decision 0013).
do $outer$
begin
  execute format($f$
    create function app.hotline_contacts_apart() returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from hotline_contacts
      where (audience && (select app.org_ids()) or named @> array[(select app.actor_id())]) and %s
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.hotline_contacts_apart() from public;
grant execute on function app.hotline_contacts_apart() to :app_role, :read_role;
