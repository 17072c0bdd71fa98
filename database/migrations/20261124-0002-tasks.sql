-- Long work (imports, exports, reports): progress that its owner can leave and find again.

create table tasks (
  region text not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  state text not null,
  done int not null default 0,
  total int,
  input jsonb not null,
  result jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint tasks_pk primary key (region, id),
  constraint tasks_state check (state in ('waiting', 'running', 'done', 'failed'))
);
call app.guard('tasks', app.own('account_id'), app.own('account_id'), app.by_system());
create index tasks_by_account on tasks (region, account_id, created_at desc);
