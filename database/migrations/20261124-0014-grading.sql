-- Danger cues (危险线索) and assessments (评估) of matters. Both lie where their matter lies; an answer
-- is never changed, only followed by a later one.
create table cues (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  matter_id uuid not null,
  cue text not null,
  answer text not null,
  evidence bytea,
  source_kind text not null,
  source_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  constraint cues_pk primary key (region, id),
  constraint cues_answer check (answer in ('yes', 'no', 'unknown')),
  constraint cues_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('cues', app.seen(), app.seen(), app.by_system());
create index cues_by_matter on cues (region, matter_id, recorded_at);

create table assessments (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  matter_id uuid not null,
  -- version of the rule set
  number int not null,
  level smallint not null,
  imminent boolean not null,
  score int not null,
  fired jsonb not null,
  unknown jsonb not null,
  because text not null,
  at timestamptz not null,
  by_account uuid not null,
  by_name text not null,
  constraint assessments_pk primary key (region, id),
  constraint assessments_level check (level between 1 and 4),
  constraint assessments_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('assessments', app.seen(), app.by_system(), app.by_system());
create index assessments_by_matter on assessments (region, matter_id, at desc, id desc);
create index assessments_by_time on assessments (region, at desc, id desc);
