-- Phones of executives (手机), and what they sent: each item once, whatever the line does.

-- What a phone seals to. The private half is sealed by the house's own keys; older pairs stay, since
-- a phone may come back after months with what it wrote.
create table device_keys (
  region text not null,
  id uuid not null,
  public_key bytea not null,
  private_key bytea not null,
  created_at timestamptz not null,
  constraint device_keys_pk primary key (region, id)
);
call app.guard('device_keys', app.by_system(), app.by_system());

create table devices (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  -- where she worked when it was registered: whoever is above looks after a lost phone
  division text not null,
  org_id uuid not null,
  name text not null,
  token_hash bytea not null,
  registered_at timestamptz not null,
  last_seen_at timestamptz not null,
  revoked_at timestamptz,
  version int not null default 1,
  constraint devices_pk primary key (region, id)
);
call app.guard('devices',
  $$ region = (select app.region()) and ((select app.is_system()) or account_id = (select app.actor_id())
     or division ^@ any ((select app.divisions())::text[])) $$,
  app.own('account_id'),
  $$ region = (select app.region()) and ((select app.is_system()) or account_id = (select app.actor_id())
     or division ^@ any ((select app.divisions())::text[])) $$);
create index devices_by_account on devices (region, account_id, registered_at desc);
create index devices_by_division on devices (region, division, registered_at desc);

-- The key of an item is made on the phone. A taken item keeps no content: its record does. One that was
-- written before its writer's rights ended waits here, sealed, until an office above has looked at it.
create table device_items (
  region text not null,
  id uuid not null,
  device_id uuid not null,
  account_id uuid not null,
  writer_name text not null,
  division text not null,
  org_id uuid not null,
  kind text not null,
  outcome text not null,
  -- why it was not taken
  code text,
  record_id uuid,
  content bytea,
  written_at timestamptz not null,
  received_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  settle_reason bytea,
  version int not null default 1,
  constraint device_items_pk primary key (region, id),
  constraint device_items_kind check (kind in ('visit', 'signature')),
  constraint device_items_outcome check (outcome in ('taken', 'quarantined', 'settled'))
);
call app.guard('device_items', app.of_subtree(), app.by_system(), app.of_subtree());
create index device_items_quarantined on device_items (region, division, received_at, id)
  where outcome = 'quarantined';
create index device_items_by_account on device_items (region, account_id, received_at desc);
