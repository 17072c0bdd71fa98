-- Saved views of lists, and delegations during leave (代理).

create table saved_views (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  org_id uuid not null,
  list text not null,
  name text not null,
  -- the conditions as the list's address holds them
  query jsonb not null,
  sharing text not null,
  created_at timestamptz not null,
  version int not null default 1,
  constraint saved_views_pk primary key (region, id),
  constraint saved_views_sharing check (sharing in ('own', 'organisation'))
);
call app.guard('saved_views',
  $$ region = (select app.region()) and ((select app.is_system()) or account_id = (select app.actor_id())
     or (sharing = 'organisation' and org_id = any ((select app.org_ids())::uuid[]))) $$,
  app.own('account_id'), app.own('account_id'), app.own('account_id'));
create index saved_views_by_account on saved_views (region, account_id, list, created_at);
create index saved_views_by_org on saved_views (region, org_id, list, created_at) where sharing = 'organisation';

-- Whose steps stand on whose desk as well, from one day to another. It opens no row: what the delegate
-- sees is decided by her own organisation, division and clearance.
create table delegations (
  region text not null,
  id uuid not null,
  org_id uuid not null,
  from_account uuid not null,
  to_account uuid not null,
  from_name text not null,
  to_name text not null,
  from_day date not null,
  to_day date not null,
  reason text not null,
  decided_by uuid not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  version int not null default 1,
  constraint delegations_pk primary key (region, id),
  constraint delegations_days check (from_day <= to_day),
  constraint delegations_two check (from_account <> to_account)
);
call app.guard('delegations',
  $$ region = (select app.region()) and ((select app.is_system()) or from_account = (select app.actor_id())
     or to_account = (select app.actor_id()) or org_id = any ((select app.org_ids())::uuid[])) $$,
  $$ region = (select app.region()) and ((select app.is_system()) or org_id = any ((select app.org_ids())::uuid[])) $$,
  $$ region = (select app.region()) and ((select app.is_system()) or org_id = any ((select app.org_ids())::uuid[])) $$);
create index delegations_by_delegate on delegations (region, to_account, to_day desc) where revoked_at is null;
create index delegations_by_org on delegations (region, org_id, to_day desc);

-- A sealed matter whose last named account ends would be nobody's. Array operators are not leakproof and
-- find nothing by index under row-level security, so this runs as the owner, for the system only.
create function app.matters_naming(account uuid) returns setof uuid
language sql stable security definer set search_path = public, app as $$
  select id from matters
  where region = app.region() and (select app.is_system()) and named @> array[account]
    and sensitivity = 'sealed'
$$;
revoke execute on function app.matters_naming(uuid) from public;
grant execute on function app.matters_naming(uuid) to :app_role;
