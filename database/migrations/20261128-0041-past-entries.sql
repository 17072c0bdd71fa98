-- Entries of old paper ledgers (纸质台账): what an office wrote down before the house was there. They
-- are history: they start no clock, stand on no desk and are counted in no figure.

create table past_entries (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  person_id uuid,
  name text,
  entered_on date not null,
  category text,
  -- what was told, and what was done about it
  told bytea not null,
  done bytea,
  is_settled boolean,
  import_id uuid not null,
  -- keyed hash of the row: the same entry again is told from another
  fingerprint bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  version int not null default 1,
  constraint past_entries_pk primary key (region, id),
  constraint past_entries_fingerprint unique (region, fingerprint),
  constraint past_entries_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('past_entries', app.seen(), app.seen(), app.seen(), app.by_system());
create index past_entries_by_day on past_entries (region, entered_on desc, id desc);
create index past_entries_by_person on past_entries (region, person_id, entered_on desc)
  where person_id is not null;
