-- Kinship of staff (亲属申报, M09): who is to be shut out of what concerns a relative.

-- Whose relative a member of staff is (利益冲突): declared by herself or by the security administrator.
-- An identity number is kept as its keyed hash only, so that the declaration tells nothing of whether
-- there is a file, and holds for a file that is opened later.
create table kinships (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  person_id uuid,
  identity_index bytea,
  name bytea not null,
  relation text not null,
  declared_by uuid not null,
  declared_at timestamptz not null,
  -- told to those who shut her out of what concerns the person; later than declared, so that the time
  -- a declaration takes does not say whether there is anything
  applied_at timestamptz,
  withdrawn_at timestamptz,
  version int not null default 1,
  constraint kinships_pk primary key (region, id)
);
call app.guard('kinships',
  $$ region = (select app.region()) and ((select app.is_system()) or account_id = (select app.actor_id())
     or 'security-admin' = any ((select app.roles())::text[])) $$,
  $$ region = (select app.region()) and ((select app.is_system()) or account_id = (select app.actor_id())
     or 'security-admin' = any ((select app.roles())::text[])) $$,
  -- who has declared a relative cannot take it back alone
  app.by_system_or_role('security-admin'));
create index kinships_by_account on kinships (region, account_id, declared_at desc);
create index kinships_unapplied on kinships (region, id) where applied_at is null;
create index kinships_by_person on kinships (region, person_id) where withdrawn_at is null;
create index kinships_by_identity on kinships (region, identity_index) where withdrawn_at is null;

-- Accounts that are kin of the persons: declared, or one recorded step away from their own file. Runs
-- as the owner, because a conflict must be found where nobody may look; told to the server only.
create function app.kin_of(persons uuid[])
returns table (person_id uuid, account_id uuid, relation text)
language sql stable security definer set search_path = public, app as $$
  with asked as (
    select p.id, p.merged_into, p.identity_index from people p
    where p.region = app.region() and p.id = any (persons)
  ),
  -- every file of the same person: joined ones, and those with the same identity number
  files as (
    select a.id as asked, a.id as file from asked a
    union select a.id, a.merged_into from asked a where a.merged_into is not null
    union select a.id, p.id from asked a
      join people p on p.region = app.region() and p.merged_into = coalesce(a.merged_into, a.id)
    union select a.id, p.id from asked a
      join people p on p.region = app.region() and p.identity_index = a.identity_index
  ),
  -- a relation that has ended is still one: an ex-husband's account is shut out as well
  related as (
    select f.asked, r.other_id as file, r.relation from files f
      join person_relations r on r.region = app.region() and r.person_id = f.file
    union select f.asked, r.person_id, r.relation from files f
      join person_relations r on r.region = app.region() and r.other_id = f.file
  ),
  identities as (
    select f.asked, p.identity_index from files f
      join people p on p.region = app.region() and p.id = f.file where p.identity_index is not null
  ),
  related_identities as (
    select r.asked, p.identity_index, r.relation from related r
      join people p on p.region = app.region() and p.id = r.file where p.identity_index is not null
  )
  select f.asked, k.account_id, k.relation from files f
    join kinships k on k.region = app.region() and k.person_id = f.file
    where k.withdrawn_at is null
  union select i.asked, k.account_id, k.relation from identities i
    join kinships k on k.region = app.region() and k.identity_index = i.identity_index
    where k.withdrawn_at is null
  union select r.asked, k.account_id, r.relation from related r
    join kinships k on k.region = app.region() and k.person_id = r.file
    where k.withdrawn_at is null and k.relation = 'self'
  union select r.asked, k.account_id, r.relation from related_identities r
    join kinships k on k.region = app.region() and k.identity_index = r.identity_index
    where k.withdrawn_at is null and k.relation = 'self'
$$;
revoke execute on function app.kin_of(uuid[]) from public;
grant execute on function app.kin_of(uuid[]) to :app_role;
