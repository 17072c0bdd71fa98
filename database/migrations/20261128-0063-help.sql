-- What people write on the public help page, and the conversation that follows. The code by which a
-- person comes back is kept as a keyed hash only: without the key file nobody can try codes.
create table help_requests (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  receipt_index bytea not null,
  topic text not null,
  -- 'no': she says that she is not safe now
  safe text not null,
  lang text not null,
  is_named boolean not null,
  -- the browser did the work that was asked of it: a machine pays for that
  is_proved boolean not null,
  -- what she wrote, who she is if she said so, how to reach her
  told bytea not null,
  -- held: beyond what the desk can take in an hour; kept, and let through by a person
  status text not null,
  lead_id uuid,
  matter_id uuid,
  created_at timestamptz not null,
  -- when she wrote last, and when an answer was written last
  told_at timestamptz not null,
  answered_at timestamptz,
  answered_by_name text,
  closed_at timestamptz,
  closed_by_name text,
  -- only what is closed ever goes
  expires_at timestamptz,
  version int not null default 1,
  constraint help_requests_pk primary key (region, id),
  constraint help_requests_receipt unique (region, receipt_index),
  constraint help_requests_status check (status in ('held', 'waiting', 'answered', 'closed')),
  constraint help_requests_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed')),
  constraint help_requests_expiry check (expires_at is null or status = 'closed')
);
call app.guard('help_requests', app.seen(), app.by_system(), app.seen(), app.by_system());
create index help_requests_by_time on help_requests (region, told_at desc, id desc);
create index help_requests_by_status on help_requests (region, status, told_at desc, id desc);
create index help_requests_by_lead on help_requests (region, lead_id) where lead_id is not null;
create index help_requests_by_expiry on help_requests (region, expires_at) where expires_at is not null;
