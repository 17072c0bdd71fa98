-- Supervision (督办): orders and urging opinions, from the first proposal to the reply that was accepted.
create table supervision_orders (
  region text not null,
  id uuid not null,
  division text not null,
  -- who works on it: the addressee; while it is only proposed, the issuer
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  kind text not null,
  status text not null,
  -- taken when it is sent: a proposal that is dropped leaves no gap
  number text,
  matter_id uuid,
  -- the step that was not done, and the record that it was due on
  step_id uuid,
  step_kind text,
  step_due_at timestamptz,
  subject_number text,
  issuer_org_id uuid not null,
  addressee_org_id uuid not null,
  requirement bytea not null,
  -- replies and what was said of them: one sealed text, a few lines long
  rounds bytea not null,
  reply_due_at timestamptz,
  clock_number int not null,
  created_at timestamptz not null,
  issued_at timestamptz,
  issued_by uuid,
  issued_by_name text,
  ended_at timestamptz,
  outcome text,
  closing bytea,
  version int not null default 1,
  constraint supervision_orders_pk primary key (region, id),
  constraint supervision_orders_number unique (region, number),
  constraint supervision_orders_kind check (kind in ('order', 'opinion')),
  constraint supervision_orders_status check (status in ('proposed', 'issued', 'replied', 'closed', 'dropped', 'withdrawn')),
  constraint supervision_orders_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('supervision_orders', app.seen(), app.seen(), app.seen());
create index supervision_orders_by_time on supervision_orders (region, created_at desc, id desc);
create index supervision_orders_by_status on supervision_orders (region, status, created_at desc, id desc);
create index supervision_orders_by_addressee on supervision_orders (region, addressee_org_id, created_at desc, id desc);
create index supervision_orders_by_issuer on supervision_orders (region, issuer_org_id, created_at desc, id desc);
create index supervision_orders_by_matter on supervision_orders (region, matter_id) where matter_id is not null;

-- Numbers like 阳新妇督 2023-0012: taken by those who may send.
create table supervision_numbers (
  region text not null,
  series text not null,
  year int not null,
  last int not null,
  constraint supervision_numbers_pk primary key (region, series, year)
);
create function app.by_county_or_city() returns text language sql immutable return $$
  region = (select app.region()) and ((select app.is_system())
    or 'county-officer' = any ((select app.roles())::text[])
    or 'city-officer' = any ((select app.roles())::text[]))
$$;
call app.guard('supervision_numbers', app.by_county_or_city(), app.by_county_or_city(),
  app.by_county_or_city());

-- A step that stays undone after it went up is proposed for an order once.
alter table due_steps add column supervised_at timestamptz;
create index due_steps_to_supervise on due_steps (region, escalated_at)
  where done_at is null and escalated_at is not null and supervised_at is null;
-- What was due in a period, for the share that was late.
create index due_steps_by_due on due_steps (region, due_at) where subject_kind = 'matter';
-- Contacts and follow-ups of a period, for the share in which nobody was reached.
create index matter_entries_by_work on matter_entries (region, at)
  where kind in ('contact', 'follow-up');
