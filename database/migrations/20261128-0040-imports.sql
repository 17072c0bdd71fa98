-- Files that offices hand in (导入): what came, how its columns were read, what became of each row.

create table imports (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  -- the organisation whose files have this shape: its mappings are remembered for it
  org_id uuid not null,
  kind text not null,
  filename text not null,
  bytes bigint not null default 0,
  state text not null,
  task_id uuid,
  -- the first rows and the merged cells, sealed: what mapping and preview are made from
  head bytea,
  -- where the header stands, how many rows it has, which column means what; sealed as well, since
  -- in a file without a header the first person stands where the titles should
  layout bytea,
  is_remembered boolean not null default false,
  -- each reading of the file is a pass: the faults of the last one are the ones that hold
  pass int not null default 0,
  -- the sheet row up to which everything is in: written with the rows themselves
  last_row int not null default 0,
  rows int not null default 0,
  accepted int not null default 0,
  repeated int not null default 0,
  rejected int not null default 0,
  undone int not null default 0,
  kept int not null default 0,
  refusal text,
  created_at timestamptz not null,
  finished_at timestamptz,
  version int not null default 1,
  constraint imports_pk primary key (region, id),
  constraint imports_state check (state in
    ('received', 'rehearsing', 'rehearsed', 'running', 'done', 'undoing', 'undone', 'refused', 'expired'))
);
call app.guard('imports', app.own('account_id'), app.own('account_id'), app.own('account_id'));
create index imports_by_account on imports (region, account_id, created_at desc);
create index imports_waiting on imports (region, created_at) where finished_at is null;

-- Values are masked before they get here.
create table import_faults (
  region text not null,
  import_id uuid not null,
  pass int not null,
  row int not null,
  column_name text not null,
  code text not null,
  account_id uuid not null,
  shown text,
  constraint import_faults_pk primary key (region, import_id, pass, row, column_name, code)
);
call app.guard('import_faults', app.own('account_id'), app.own('account_id'));

-- What a file made, record by record: what undoing it may take back, and what it could not.
create table import_records (
  region text not null,
  import_id uuid not null,
  kind text not null,
  record_id uuid not null,
  row int not null,
  account_id uuid not null,
  state text not null,
  constraint import_records_pk primary key (region, import_id, kind, record_id),
  constraint import_records_state check (state in ('made', 'undone', 'kept'))
);
call app.guard('import_records',
  app.own('account_id'), app.own('account_id'), app.own('account_id'));
create index import_records_made on import_records (region, import_id, row) where state = 'made';

-- How an organisation's files of one kind and one header were read last time: which column is which
-- field, and a keyed hash of the header.
create table import_mappings (
  region text not null,
  org_id uuid not null,
  kind text not null,
  signature text not null,
  columns jsonb not null,
  account_id uuid not null,
  updated_at timestamptz not null,
  constraint import_mappings_pk primary key (region, org_id, kind, signature)
);
call app.guard('import_mappings',
  $$ region = (select app.region()) and ((select app.is_system())
     or org_id = any ((select app.org_ids())::uuid[])) $$,
  $$ region = (select app.region()) and ((select app.is_system())
     or org_id = any ((select app.org_ids())::uuid[])) $$,
  $$ region = (select app.region()) and ((select app.is_system())
     or org_id = any ((select app.org_ids())::uuid[])) $$);

-- County and city officers bring the organisations of their own divisions in by file; single ones
-- remain the system administrator's.
create policy importable on organisations for insert to :app_role with check (
  region = (select app.region())
  and ('city-officer' = any ((select app.roles())::text[])
    or 'county-officer' = any ((select app.roles())::text[]))
  and division ^@ any ((select app.divisions())::text[])
);

-- Undoing a file deletes what nobody has touched since: the house itself does it, after it has made
-- sure under the importer's own sight that the record is one of hers. Nobody else may delete.
create policy withdrawable on people for delete to :app_role using (
  region = (select app.region()) and (select app.is_system()));
create policy withdrawable on person_tags for delete to :app_role using (
  region = (select app.region()) and (select app.is_system()));
create policy withdrawable on person_relations for delete to :app_role using (
  region = (select app.region()) and (select app.is_system()));
create policy withdrawable on match_requests for delete to :app_role using (
  region = (select app.region()) and (select app.is_system()));
create policy withdrawable on executives for delete to :app_role using (
  region = (select app.region()) and (select app.is_system()));
grant delete on people, person_tags, person_relations, match_requests, executives to :app_role;

-- What undoing asks: who else names a file.
create index people_by_same_as on people (region, same_as) where same_as is not null;
create index match_requests_by_file on match_requests (region, file_id);
create index leads_by_person on leads (region, person_id) where person_id is not null;
create index person_tags_by_person on person_tags (region, person_id);
