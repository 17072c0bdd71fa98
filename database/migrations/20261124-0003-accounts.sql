-- Accounts (账号): who may sign in, what she may do, how she proves it, where she is signed in.
-- Four tables, because three administrators (三员分立) each reach one of them and none reaches all.

-- Opened, locked and ended by the system administrator; the name is shown to colleagues.
create table accounts (
  region text not null,
  id uuid not null,
  username text not null,
  name text not null,
  org_id uuid not null,
  status text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1,
  constraint accounts_pk primary key (region, id),
  constraint accounts_username unique (region, username),
  constraint accounts_status check (status in ('active', 'locked', 'ended'))
);
call app.guard('accounts',
  $$ region = (select app.region()) and ((select app.is_system()) or id = (select app.actor_id())
     or org_id = any ((select app.org_ids())::uuid[])
     or (select app.roles()) && array['system-admin', 'security-admin', 'audit-admin']) $$,
  $$ region = (select app.region()) and ((select app.is_system())
     or 'system-admin' = any ((select app.roles())::text[])) $$,
  -- nobody locks, opens or ends her own account
  $$ region = (select app.region()) and ((select app.is_system())
     or (id <> (select app.actor_id()) and (select app.roles()) && array['system-admin', 'security-admin'])) $$);
-- An account never moves to another organisation or name: it is ended and a new one is opened.
revoke update on accounts from :app_role;
grant update (status, ended_at, version) on accounts to :app_role;
create index accounts_by_org on accounts (region, org_id, username);
create index accounts_by_age on accounts (region, created_at desc, id desc);

-- Whether an id is an account's, for whoever names one of another organisation: nothing else of it is told.
create function app.account_stands(account uuid) returns boolean
  language sql stable security definer set search_path = public, app
  return exists (
    select from accounts where region = app.region() and id = account and status <> 'ended'
  );
revoke execute on function app.account_stands(uuid) from public;
grant execute on function app.account_stands(uuid) to :app_role;

-- Given by the security administrator only. A new account has none: opening an account and giving it
-- rights are two people's acts, in the database as well.
create table account_rights (
  region text not null,
  account_id uuid not null,
  roles text[] not null,
  divisions text[] not null,
  clearance text not null,
  constraint account_rights_pk primary key (region, account_id),
  constraint account_rights_clearance check (clearance in ('normal', 'sensitive')),
  constraint account_rights_administrators_apart check (
    not roles && array['system-admin', 'security-admin', 'audit-admin'] or cardinality(roles) = 1
  )
);
call app.guard('account_rights',
  $$ region = (select app.region()) and ((select app.is_system()) or account_id = (select app.actor_id())
     or (select app.roles()) && array['system-admin', 'security-admin']) $$,
  $$ region = (select app.region()) and ((select app.is_system())
     or ('system-admin' = any ((select app.roles())::text[])
         and roles = '{}' and divisions = '{}' and clearance = 'normal')) $$,
  $$ region = (select app.region()) and ((select app.is_system())
     or (account_id <> (select app.actor_id()) and 'security-admin' = any ((select app.roles())::text[]))) $$);

-- Read and written by the system alone: no administrator sees a hash or a secret.
create table credentials (
  region text not null,
  account_id uuid not null,
  password_hash text not null,
  -- hashes of the last passwords, newest first
  password_history text[] not null default '{}',
  password_changed_at timestamptz not null,
  must_change boolean not null,
  totp_secret bytea,
  -- enrolled, not yet confirmed by a code
  totp_pending bytea,
  totp_last_step bigint,
  recovery_hashes text[] not null default '{}',
  constraint credentials_pk primary key (region, account_id)
);
call app.guard('credentials', app.by_system(), app.by_system(), app.by_system());

-- Failed tries by blind index of the name that was typed, so that a name without an account is
-- counted and locked exactly like one with an account.
create table sign_in_tries (
  region text not null,
  name_index bytea not null,
  failed int not null,
  last_at timestamptz not null,
  constraint sign_in_tries_pk primary key (region, name_index)
);
call app.guard('sign_in_tries', app.by_system(), app.by_system(), app.by_system(), app.by_system());
create index sign_in_tries_by_age on sign_in_tries (region, last_at);

create table sessions (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  -- SHA-256 of the token: whoever reads the table cannot sign in with it
  token_hash bytea not null,
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  locked_at timestamptz,
  revoked_at timestamptz,
  version int not null default 1,
  constraint sessions_pk primary key (region, id),
  constraint sessions_token unique (region, token_hash)
);
call app.guard('sessions',
  $$ region = (select app.region()) and ((select app.is_system()) or account_id = (select app.actor_id())
     or (select app.roles()) && array['system-admin', 'security-admin']) $$,
  app.by_system(),
  $$ region = (select app.region()) and ((select app.is_system()) or account_id = (select app.actor_id())
     or (select app.roles()) && array['system-admin', 'security-admin']) $$,
  app.by_system());
create index sessions_by_account on sessions (region, account_id, created_at desc);
