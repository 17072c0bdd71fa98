-- Joint meetings (会商) on a matter: each lies with whoever called it, seen by whom it invited.
create table meetings (
  region text not null,
  id uuid not null,
  division text not null,
  -- who called it
  org_id uuid not null,
  -- the matter's responsible organisation and those invited
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  number text not null,
  matter_id uuid not null,
  status text not null,
  starts_at timestamptz not null,
  -- where it is held, what is to be talked about, what the invited are told of the matter
  venue bytea not null,
  agenda bytea not null,
  briefing bytea not null,
  -- organisations that came; empty before it was held
  attended uuid[] not null,
  minutes bytea,
  -- tasks: organisation, until when, whether done; what is to be done is sealed with them
  decisions bytea,
  called_at timestamptz not null,
  called_by uuid not null,
  ended_at timestamptz,
  version int not null default 1,
  constraint meetings_pk primary key (region, id),
  constraint meetings_number unique (region, number),
  constraint meetings_status check (status in ('called', 'held', 'cancelled')),
  constraint meetings_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('meetings', app.seen(), app.seen(), app.seen());
create index meetings_by_matter on meetings (region, matter_id, starts_at desc);
create index meetings_by_start on meetings (region, starts_at desc, id desc);
create index meetings_by_org on meetings (region, org_id, starts_at desc);
