-- Notices (content-free) and attachments (sealed files).

create table notices (
  region text not null,
  id uuid not null,
  org_id uuid,
  account_id uuid,
  -- taken over from the subject, so that who is shut out there is shut out here
  barred uuid[] not null,
  sensitivity text not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  created_at timestamptz not null,
  read_at timestamptz,
  read_by uuid,
  version int not null default 1,
  constraint notices_pk primary key (region, id),
  constraint notices_addressee check ((org_id is null) <> (account_id is null)),
  constraint notices_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);

-- Mirrors `mayReadNotice`. A notice to an account was addressed by name, so sensitivity is decided;
-- a conflict of interest is stronger even than that.
create function app.notice_seen() returns text language sql immutable return $$
  region = (select app.region()) and (
    (select app.is_system())
    or (
      (select app.is_user())
      and not (barred @> array[(select app.actor_id())])
      and (
        account_id = (select app.actor_id())
        or (
          org_id = any ((select app.org_ids())::uuid[])
          and (sensitivity = 'normal' or (sensitivity = 'sensitive' and (select app.cleared())))
        )
      )
    )
  )
$$;
call app.guard('notices',
  app.notice_seen(), app.by_system(), app.notice_seen(), app.by_system());
create index notices_by_org on notices (region, org_id, created_at desc, id desc);
create index notices_by_account on notices (region, account_id, created_at desc, id desc);
create index notices_unread_by_org on notices (region, org_id, created_at desc, id desc)
  where read_at is null;
create index notices_unread_by_account on notices (region, account_id, created_at desc, id desc)
  where read_at is null;
create index notices_by_subject on notices (region, subject_id, kind);

create table attachments (
  region text not null,
  id uuid not null,
  division text not null,
  org_id uuid not null,
  audience uuid[] not null,
  sensitivity text not null,
  named uuid[] not null,
  barred uuid[] not null,
  subject_kind text not null,
  subject_id uuid not null,
  filename bytea not null,
  content_type text not null,
  size int not null,
  scan text not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  -- a tombstone: the row stays, the file goes
  removed_at timestamptz,
  removed_by uuid,
  removal_reason bytea,
  version int not null default 1,
  constraint attachments_pk primary key (region, id),
  constraint attachments_subject check (subject_kind in ('matter', 'visit')),
  constraint attachments_scan check (scan in ('clean', 'not-scanned')),
  constraint attachments_sensitivity check (sensitivity in ('normal', 'sensitive', 'sealed'))
);
-- Everybody who sees the subject may add to it in her own name; removing is for the writer and the
-- responsible organisation.
call app.guard('attachments',
  app.seen(),
  app.seen() || $$ and ((select app.is_system()) or created_by = (select app.actor_id())) $$,
  app.seen() || $$ and ((select app.is_system()) or created_by = (select app.actor_id())
    or org_id = any ((select app.org_ids())::uuid[])) $$);
create index attachments_by_subject on attachments (region, subject_id, created_at, id);
