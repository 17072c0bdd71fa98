import { statementsOf, tableOf, type Statement } from './sql.ts'
import type { Law, Tree, Violation } from './tree.ts'

type Migration = { readonly path: string; readonly statements: readonly Statement[] }

function migrationsOf(tree: Tree): Migration[] {
  return [...tree]
    .filter(([path]) => path.startsWith('database/migrations/'))
    .map(([path, text]) => ({ path, statements: statementsOf(text) }))
}

/** A law that looks at every statement of every migration. */
function everyStatement(
  find: (statement: Statement, migration: Migration, all: readonly Migration[]) => string[],
): Law['find'] {
  return (tree) => {
    const all = migrationsOf(tree)
    return all.flatMap((migration) =>
      migration.statements.flatMap((statement): Violation[] =>
        find(statement, migration, all).map((says) => ({ path: migration.path, says })),
      ),
    )
  }
}

export const guardLaw: Law = {
  name: 'every table is guarded in the migration that creates it',
  find: everyStatement((statement, { statements }) => {
    const table = tableOf(statement)
    if (table === undefined) return []
    const guard = new RegExp(`^call\\s+app\\.guard\\s*\\(\\s*'${table.name}'`, 'i')
    return statements.some(({ text }) => guard.test(text)) ? [] : [`${table.name} is not guarded`]
  }),
  caught: [
    sql('a table in the open', 'create table pairs (region text not null, id uuid not null);'),
    sql(
      'a guard on another table',
      "create table pairs (region text not null);\ncall app.guard('pair', app.seen());",
    ),
    sql(
      'a guard in a comment',
      "create table pairs (region text not null);\n-- call app.guard('pairs', app.seen());",
    ),
  ],
}

export const regionLaw: Law = {
  name: 'region stands first in every table, key and unique index (distribution key of a cluster)',
  find: everyStatement((statement) => {
    const index = /^create\s+unique\s+index[^(]*\(\s*(\w+)/i.exec(statement.bare)
    if (index !== null && index[1] !== 'region') {
      return ['a unique index does not begin with region']
    }
    const added = /^alter\s+table\s+([\w.]+)\s+add\s+(constraint[\s\S]*)$/i.exec(statement.bare)
    if (added !== null) return keyFaults(added[1] ?? '', [added[2] ?? ''])
    const table = tableOf(statement)
    if (table === undefined) return []
    const isFirst = /^region text not null\b/i.test(table.lines[0] ?? '')
    const first = isFirst ? [] : [`${table.name} does not begin with “region text not null”`]
    return [...first, ...keyFaults(table.name, table.lines)]
  }),
  caught: [
    sql('a table of no region', 'create table pairs (id uuid not null);'),
    sql(
      'a primary key by id',
      'create table pairs (region text not null, id uuid, constraint p primary key (id));',
    ),
    sql(
      'a primary key in the column',
      'create table pairs (region text not null, id uuid primary key);',
    ),
    sql(
      'a unique key by number',
      'create table pairs (region text not null, n text, constraint u unique (n, region));',
    ),
    sql(
      'a foreign key by id',
      'create table pairs (region text not null, m uuid, constraint f foreign key (m) references matters (id));',
    ),
    sql(
      'a reference in the column',
      'create table pairs (region text not null, m uuid references matters);',
    ),
    sql('a unique index by number', 'create unique index pairs_by_number on pairs (number);'),
    sql('a key added later', 'alter table pairs add constraint u unique (number);'),
  ],
  allowed: [
    sql(
      'keys that begin with region',
      'create table pairs (region text not null, id uuid, constraint p primary key (region, id), constraint f foreign key (region, id) references matters (region, id));',
    ),
  ],
}

function keyFaults(table: string, lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const isConstraint = /^(?:constraint|primary key|unique|foreign key)\b/i.test(line)
    if (!isConstraint) {
      return /\b(?:primary key|unique|references)\b/i.test(line)
        ? [`${table}: a key belongs in a named constraint: ${line}`]
        : []
    }
    const keys = [
      ...line.matchAll(/\b(?:primary key|unique|foreign key|references [\w.]+)\s*\(\s*(\w+)/gi),
    ]
    const bad = keys.some(([, column]) => column !== 'region')
    const isWhole = /\breferences\s+[\w.]+\s*(?!\()$/i.test(line)
    return bad || isWhole ? [`${table}: region is not first in ${line}`] : []
  })
}

export const namedConstraintLaw: Law = {
  name: 'every constraint has a name',
  find: everyStatement((statement) =>
    (tableOf(statement)?.lines ?? [])
      .filter((line) => !/^constraint /i.test(line))
      .filter((line) => /^(?:primary key|unique|foreign key)\b|\bcheck \(/i.test(line))
      .map((line) => `name the constraint: ${line}`),
  ),
  caught: [
    sql('a nameless check', "create table pairs (region text not null, s text, check (s <> ''));"),
    sql('a nameless key', 'create table pairs (region text not null, primary key (region));'),
  ],
}

/** Reads rows: `from` or `join` a name that is no set-returning function, or `exists`. */
const readsTable =
  /\bexists\s*\(|\b(?:from|join)\s+(?!generate_series|unnest|current_user)[a-z_]\w*(?:\.\w+)?(?!\s*\(|\w)/i

export const policyLaw: Law = {
  name: 'no policy reads a table: what decides stands on the row',
  find: everyStatement((statement, _migration, all) => {
    if (!/^(?:call\s+app\.guard|create\s+policy|alter\s+policy)\b/i.test(statement.text)) return []
    const rule = statement.text.replaceAll(/\bdistinct\s+from\b/gi, '')
    const own = readsTable.test(rule) ? [`a policy reads a table: ${rule.slice(0, 80)}`] : []
    const through = functionsIn(rule, all).filter(({ body }) => readsTable.test(body))
    return [...own, ...through.map(({ name }) => `a policy reads a table through ${name}`)]
  }),
  caught: [
    sql('a subquery', "call app.guard('pairs', $$ id in (select pair_id from members) $$);"),
    sql('an exists', 'create policy p on pairs using (exists (select 1));'),
    sql(
      'a function that reads',
      "create function app.mine() returns uuid[] language sql as $$ select array_agg(id) from members $$;\ncall app.guard('pairs', $$ id = any (app.mine()) $$);",
    ),
    sql(
      'a function that calls one that reads',
      "create function app.deep() returns uuid language sql as $$ select id from members $$;\ncreate function app.mine() returns uuid language sql return app.deep();\ncall app.guard('pairs', $$ id = app.mine() $$);",
    ),
  ],
  allowed: [
    sql(
      'the actor’s context',
      "call app.guard('pairs', $$ org_id = any ((select app.org_ids())::uuid[]) $$);",
    ),
  ],
}

type SqlFunction = { readonly name: string; readonly body: string }

/** The functions a rule calls, and those they call. */
function functionsIn(rule: string, all: readonly Migration[]): SqlFunction[] {
  const known = all
    .flatMap(({ statements }) => statements)
    .flatMap(({ text }): SqlFunction[] => {
      const name = /^create\s+(?:or\s+replace\s+)?function\s+(app\.\w+)/i.exec(text)?.[1]
      return name === undefined ? [] : [{ name, body: text }]
    })
  const found = new Set<SqlFunction>()
  const follow = (text: string): void => {
    for (const each of known) {
      const isCalled = new RegExp(`${each.name.replace('.', '\\.')}\\s*\\(`).test(text)
      if (found.has(each) || !isCalled) continue
      found.add(each)
      follow(each.body)
    }
  }
  follow(rule)
  return [...found]
}

const forbidden: readonly (readonly [RegExp, string])[] = [
  [
    /\bas\s+enum\b/i,
    'an enum: its = cannot use an index under row-level security; text with a check',
  ],
  [
    /^create\s+(?:or\s+replace\s+)?(?:constraint\s+)?(?:event\s+)?trigger\b/i,
    'a trigger: not on a cluster',
  ],
  [/\bdeferrable\b/i, 'a deferrable constraint'],
  [/\bon\s+delete\s+set\s+null\b/i, 'on delete set null on a composite key'],
  [
    /^create\s+(?:or\s+replace\s+)?view(?![\s\S]*security_invoker)/i,
    'a view without security_invoker',
  ],
  [/^create\s+materialized\s+view\b/i, 'a materialized view: it has no row-level security'],
  [/\b(?:big|small)?serial\b/i, 'a serial column: ids are made by the application'],
  [
    /\bdisable\s+row\s+level\s+security\b|\bno\s+force\s+row\s+level\b/i,
    'a table that loses its guard',
  ],
  [
    /\bdefault\s+(?:now\(|current_|clock_timestamp|gen_random_uuid|uuidv)/i,
    'a default from the database’s clock or dice',
  ],
  [/\bset_config\s*\(/i, 'set_config: shows partial rows on a cluster; app.ctx'],
]

export const clusterLaw: Law = {
  name: 'migrations use nothing that a distributed PostgreSQL or row-level security cannot bear',
  find: everyStatement(({ bare }) =>
    forbidden.filter(([pattern]) => pattern.test(bare)).map(([, says]) => says),
  ),
  caught: [
    sql('an enum', "create type level as enum ('a', 'b');"),
    sql('a trigger', 'create trigger t after insert on visits for each row execute function f();'),
    sql('a deferrable key', 'alter table a add constraint c unique (region, n) deferrable;'),
    sql(
      'set null',
      'alter table a add constraint f foreign key (region, b) references b (region, id) on delete set null;',
    ),
    sql('an invoking view', 'create view v as select 1;'),
    sql('a serial', 'create table a (region text not null, n bigserial);'),
    sql('a lost guard', 'alter table visits disable row level security;'),
    sql('a default time', 'create table a (region text not null, at timestamptz default now());'),
  ],
}

function sql(title: string, text: string): Law['caught'][0] {
  return { title, tree: { 'database/migrations/20261124-0001-planted.sql': text } }
}
