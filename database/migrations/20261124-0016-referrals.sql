-- Referrals (转办): each lies with the organisation that works on it; the matter stays where it is.

create table referrals (
  region text not null,
  id uuid not null,
  division text not null,
  -- the receiver
  org_id uuid not null,
  -- the sender and the matter's responsible organisation
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  number text not null,
  matter_id uuid not null,
  -- who passed it on, and who answers for the matter and looks at what comes back
  from_org_id uuid not null,
  sender_org_id uuid not null,
  -- the referral that was forwarded, returned or decided on before this one
  previous_id uuid,
  -- sent by a rule: once per matter, rule and receiver
  rule_code text,
  rule_number int,
  urgency text not null,
  category text not null,
  level smallint not null,
  ground text not null,
  consent_on date,
  consent_form text,
  feed_back_within text,
  status text not null,
  -- competence was decided: it cannot be returned as not ours
  binding boolean not null default false,
  refusals int not null default 0,
  decider_org_id uuid,
  return_reason text,
  outcome text,
  suggestion text,
  sent_at timestamptz not null,
  signed_at timestamptz,
  accepted_at timestamptz,
  fed_back_at timestamptz,
  ended_at timestamptz,
  -- of the step that is due now
  step_since timestamptz,
  due_at timestamptz,
  version int not null default 1,
  constraint referrals_pk primary key (region, id),
  constraint referrals_number unique (region, number),
  constraint referrals_status check (status in ('sent', 'signed', 'accepted', 'fed-back', 'disputed', 'verified', 'returned', 'forwarded', 'withdrawn')),
  constraint referrals_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('referrals', app.seen(), app.seen(), app.seen());
create index referrals_by_receiver on referrals (region, org_id, sent_at desc, id desc);
create index referrals_by_giver on referrals (region, from_org_id, sent_at desc, id desc);
create index referrals_by_sender on referrals (region, sender_org_id, sent_at desc, id desc);
create index referrals_by_sending on referrals (region, sent_at desc, id desc);
create index referrals_by_division on referrals (region, division, sent_at desc);
create index referrals_open_by_receiver on referrals (region, org_id, due_at) where ended_at is null;
create index referrals_by_matter on referrals (region, matter_id, sent_at);
create unique index referrals_by_rule on referrals (region, matter_id, rule_code, org_id) where rule_code is not null;

-- What the receiver sees of the matter: a copy made at sending, never changed.
create table referral_packets (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  content bytea not null,
  constraint referral_packets_pk primary key (region, id),
  constraint referral_packets_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('referral_packets', app.seen(), app.seen(), app.seen());

-- What was done with a referral, and its receiver's work log.
create table referral_entries (
  region text not null,
  id uuid not null,
  referral_id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  at timestamptz not null,
  kind text not null,
  text bytea,
  code text,
  by_account uuid not null,
  by_name text not null,
  by_org_id uuid not null,
  constraint referral_entries_pk primary key (region, id),
  constraint referral_entries_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('referral_entries', app.seen(), app.seen(), app.seen());
create index referral_entries_by_referral on referral_entries (region, referral_id, at desc, id desc);

-- How each side found the other's work (互评), once it is over.
create table referral_ratings (
  region text not null,
  id uuid not null,
  referral_id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  side text not null,
  score smallint not null,
  reasons text[] not null,
  by_account uuid not null,
  at timestamptz not null,
  version int not null default 1,
  constraint referral_ratings_pk primary key (region, id),
  constraint referral_ratings_once unique (region, referral_id, side),
  constraint referral_ratings_side check (side in ('sender', 'receiver')),
  constraint referral_ratings_score check (score between 1 and 5),
  constraint referral_ratings_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('referral_ratings', app.seen(), app.seen(), app.seen());
