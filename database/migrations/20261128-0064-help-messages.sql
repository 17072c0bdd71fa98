create table help_messages (
  region text not null,
  -- made from the form that it was sent by: sent twice, it is there once
  id uuid not null,
  request_id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  matter_id uuid,
  side text not null,
  author_id uuid,
  author_name text,
  text bytea not null,
  at timestamptz not null,
  -- when the other side had it before its eyes
  seen_at timestamptz,
  constraint help_messages_pk primary key (region, id),
  constraint help_messages_side check (side in ('person', 'desk')),
  constraint help_messages_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('help_messages', app.seen(), app.seen(), app.seen(), app.by_system());
create index help_messages_by_request on help_messages (region, request_id, at, id);

-- How often one source did a thing in an hour or a day. A source is a keyed hash of its address under
-- the salt of the day; with the salt gone, nobody can tell any more which address it was.
create table help_salts (
  region text not null,
  slot text not null,
  salt bytea not null,
  constraint help_salts_pk primary key (region, slot)
);
call app.guard('help_salts', app.by_system(), app.by_system(), null, app.by_system());

create table help_counters (
  region text not null,
  slot text not null,
  kind text not null,
  source bytea not null,
  count int not null,
  constraint help_counters_pk primary key (region, slot, kind, source)
);
call app.guard('help_counters', app.by_system(), app.by_system(), app.by_system(), app.by_system());
