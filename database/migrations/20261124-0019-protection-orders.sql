-- Personal safety protection orders (人身安全保护令): what lists and clocks ask for stands in columns,
-- what retells somebody's life is sealed.
create table protection_orders (
  region text not null,
  id uuid not null,
  division text not null,
  -- who applies for it, or helps her to
  org_id uuid not null,
  -- the court from the day it was handed in, police and committee once it is made
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  matter_id uuid not null,
  number text not null,
  status text not null,
  is_urgent boolean not null,
  application bytea not null,
  -- where she can be reached: apart, and never in a paper that others read
  confidential bytea not null,
  -- deliveries, breaches, changes, reconsiderations, history
  facts bytea not null,
  court_org_id uuid,
  case_number text,
  submitted_at timestamptz,
  accepted_at timestamptz,
  decision_due_at timestamptz,
  decided_at timestamptz,
  measures text[] not null,
  valid_until date,
  period int not null,
  next_alert_on date,
  first_breached_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  version int not null default 1,
  constraint protection_orders_pk primary key (region, id),
  constraint protection_orders_number unique (region, number),
  constraint protection_orders_status check (status in
    ('drafting', 'submitted', 'accepted', 'issued', 'rejected', 'withdrawn', 'revoked')),
  constraint protection_orders_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
call app.guard('protection_orders', app.seen(), app.seen(), app.seen());
create index protection_orders_by_time on protection_orders (region, created_at desc, id desc);
create index protection_orders_by_status on protection_orders (region, status, created_at desc, id desc);
create index protection_orders_by_validity on protection_orders (region, valid_until, id) where status = 'issued';
create index protection_orders_by_matter on protection_orders (region, matter_id);
create index protection_orders_by_division on protection_orders (region, division, created_at desc);
create index protection_orders_by_org on protection_orders (region, org_id, created_at desc, id desc);
create index protection_orders_by_case on protection_orders (region, case_number) where case_number is not null;
create index protection_orders_to_alert on protection_orders (region, next_alert_on) where next_alert_on is not null;
create index protection_orders_by_audience on protection_orders using gin (audience) with (fastupdate = off);
create index protection_orders_by_named on protection_orders using gin (named) with (fastupdate = off);

-- What an actor sees for another reason than division or organisation: a court's list is all of this.
do $outer$
begin
  execute format($f$
    create function app.protection_orders_apart() returns setof uuid
    language sql stable security definer set search_path = public, app as $body$
      select id from protection_orders
      where (audience && (select app.org_ids()) or named @> array[(select app.actor_id())]) and %s
    $body$ $f$, app.seen());
end $outer$;
revoke execute on function app.protection_orders_apart() from public;
grant execute on function app.protection_orders_apart() to :app_role, :read_role;
