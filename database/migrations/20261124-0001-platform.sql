-- What every later migration stands on: the actor's context, the rule of sight, the guard of a table.

create schema if not exists app;
grant usage on schema app to :app_role, :read_role;
grant usage on schema public to :app_role, :read_role;

-- The actor's context. SET LOCAL inside a function, not set_config(): on a distributed cluster the
-- latter does not reach the workers and shows partial rows.
create function app.ctx(actor text) returns void language plpgsql as $$
begin
  execute 'set local app.actor = ' || quote_literal(actor);
end $$;

create function app.field(n int) returns text language sql stable parallel safe
  return split_part(current_setting('app.actor', true), '|', n);

-- Field order: kind | id | region | clearance | organisations | division prefixes | roles
create function app.kind() returns text language sql stable parallel safe return app.field(1);
create function app.actor_id() returns uuid language sql stable parallel safe
  return nullif(app.field(2), '')::uuid;
create function app.region() returns text language sql stable parallel safe return app.field(3);
create function app.is_system() returns boolean language sql stable parallel safe
  return app.field(1) = 'system';
create function app.is_user() returns boolean language sql stable parallel safe
  return app.field(1) = 'user';
create function app.cleared() returns boolean language sql stable parallel safe
  return app.field(4) = 'sensitive';
create function app.org_ids() returns uuid[] language sql stable parallel safe
  return coalesce(('{' || app.field(5) || '}')::uuid[], '{}');
create function app.divisions() returns text[] language sql stable parallel safe
  return coalesce(('{' || app.field(6) || '}')::text[], '{}');
create function app.roles() returns text[] language sql stable parallel safe
  return coalesce(('{' || app.field(7) || '}')::text[], '{}');

-- The rule of sight, as text: one expression, written into every guarded table's policy. The context
-- is read through scalar subselects, so that it is evaluated once per statement and not per row.
-- It is `maySee` in platform/access/place.ts; a property test holds the two together.
-- What is true of most rows is asked first, and "= any (array)" costs less than "array @> …".
create function app.seen() returns text language sql immutable return $$
  region = (select app.region()) and (
    (select app.is_system())
    or (
      (select app.is_user())
      and not ((select app.actor_id()) = any (barred))
      and (
        (
          (sensitivity = 'normal' or (sensitivity = 'sensitive' and (select app.cleared())))
          and (
            division ^@ any ((select app.divisions())::text[])
            or org_id = any ((select app.org_ids())::uuid[])
            or audience && (select app.org_ids())
          )
        )
        or (select app.actor_id()) = any (named)
      )
    )
  )
$$;

-- Rows of one region that everybody signed in may read: divisions, organisations.
create function app.of_region() returns text language sql immutable return $$
  region = (select app.region()) and (select app.kind()) in ('user', 'system')
$$;

create function app.own(account_column text) returns text language sql immutable
  return format($$
  region = (select app.region()) and ((select app.is_system()) or %I = (select app.actor_id()))
$$, account_column);

create function app.by_system() returns text language sql immutable return $$
  region = (select app.region()) and (select app.is_system())
$$;

-- Guards a table in the migration that creates it. An absent expression means "nobody".
-- The owner's policy keeps maintenance whole where the owner cannot be given BYPASSRLS.
create procedure app.guard(
  target regclass,
  may_read text,
  may_insert text default null,
  may_update text default null,
  may_delete text default null
) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner on %s to current_user using (true) with check (true)', target);
  execute format('create policy readable on %s for select to :app_role, :read_role using (%s)',
    target, may_read);
  execute format('grant select on %s to :app_role, :read_role', target);
  if may_insert is not null then
    execute format('create policy insertable on %s for insert to :app_role with check (%s)',
      target, may_insert);
    execute format('grant insert on %s to :app_role', target);
  end if;
  if may_update is not null then
    execute format('create policy updatable on %s for update to :app_role using (%s) with check (%s)',
      target, may_update, may_update);
    execute format('grant update on %s to :app_role', target);
  end if;
  if may_delete is not null then
    execute format('create policy deletable on %s for delete to :app_role using (%s)',
      target, may_delete);
    execute format('grant delete on %s to :app_role', target);
  end if;
end $$;

-- Sealed data-encryption keys: useless without the key file.
create table data_keys (
  region text not null,
  id uuid not null,
  kek_id text not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  constraint data_keys_pk primary key (region, id)
);
call app.guard('data_keys', app.by_system(), app.by_system(), app.by_system());

-- What a write answered, so that a repeated request changes nothing and answers the same.
create table idempotency_keys (
  region text not null,
  account_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status int not null,
  response bytea,
  created_at timestamptz not null,
  constraint idempotency_keys_pk primary key (region, account_id, key)
);
call app.guard('idempotency_keys', app.own('account_id'), app.own('account_id'), null, app.by_system());
create index idempotency_keys_by_age on idempotency_keys (region, created_at);

-- A job's effect, written with what it did: the second run finds it and does nothing.
create table effects (
  region text not null,
  key text not null,
  done_at timestamptz not null,
  constraint effects_pk primary key (region, key)
);
call app.guard('effects', app.by_system(), app.by_system());

-- The audit log. A lane is one writer's chain (decision 0004); nobody may change or delete a line.
create table audit_events (
  region text not null,
  lane int not null,
  seq bigint not null,
  at timestamptz not null,
  account_id uuid not null,
  org_id uuid not null,
  name text not null,
  subject_kind text,
  subject_id uuid,
  outcome text not null,
  detail jsonb,
  hash bytea not null,
  constraint audit_events_pk primary key (region, lane, seq)
);
call app.guard('audit_events',
  $$ region = (select app.region()) and ((select app.is_system()) or 'audit-admin' = any ((select app.roles())::text[])) $$,
  $$ region = (select app.region()) and (account_id = (select app.actor_id()) or (select app.is_system()) or (select app.kind()) = 'public') $$);
create index audit_events_by_time on audit_events (region, at desc);
create index audit_events_by_subject on audit_events (region, subject_id, at desc);

-- Rows about staff rather than families: seen by their organisation and by whoever oversees the division.
create function app.of_subtree() returns text language sql immutable return $$
  region = (select app.region()) and (
    (select app.is_system())
    or org_id = any ((select app.org_ids())::uuid[])
    or division ^@ any ((select app.divisions())::text[])
  )
$$;

create function app.by_system_or_role(role text) returns text language sql immutable
  return format($$
  region = (select app.region()) and ((select app.is_system()) or %L = any ((select app.roles())::text[]))
$$, role);

-- The two-character pieces of a name: what the name search looks up. '王小芳' -> {王小,小芳}
create function app.long_name_terms(name text) returns text[] language sql immutable parallel safe
  return (select array_agg(distinct substr(name, at, 2)) from generate_series(1, greatest(char_length(name) - 1, 1)) at);
-- Names of two and three characters are nearly all there are; without a subquery the function is
-- written into the insert itself, at 0.5 instead of 30 microseconds a row.
create function app.name_terms(name text) returns text[] language sql immutable parallel safe
  return case
    when char_length(name) = 3 then array[substr(name, 1, 2), substr(name, 2, 2)]
    when char_length(name) <= 2 then array[name]
    when name is null then null
    else app.long_name_terms(name)
  end;
