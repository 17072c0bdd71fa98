import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { DatabaseError } from './embedded.ts'

const folder = join(import.meta.dirname, '../../database/migrations')

export type RoleNames = { readonly app: string; readonly read: string }

type Migration = { readonly name: string; readonly text: string; readonly hash: string }

/**
 * Brings a database to this release, as its owner. Processes that start at once wait for each other
 * on an advisory lock; each file is one transaction, so a crash leaves whole steps.
 * @param as a history to stop at: the schema that an older backup was taken from
 * @returns names of the migrations that were applied now
 * @throws DatabaseError when the database is newer than this release or an applied file was changed
 */
export async function migrate(
  ownerUrl: string,
  roles: RoleNames,
  as?: readonly Pick<Migration, 'name' | 'hash'>[],
): Promise<string[]> {
  const known = await readMigrations()
  if (as !== undefined) checkHistory(known, new Map(as.map(({ name, hash }) => [name, hash])))
  const migrations =
    as === undefined ? known : known.filter(({ name }) => as.some((each) => each.name === name))
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('tiexin migrations'))`)
    await client.query('create schema if not exists app')
    await client.query(
      `create table if not exists app.migrations (
         name text primary key, hash text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ name: string; hash: string }>(
      'select name, hash from app.migrations order by name',
    )
    const applied = new Map(rows.map(({ name, hash }) => [name, hash]))
    checkHistory(known, applied)
    const missing = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of missing) await apply(client, migration, roles)
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

function checkHistory(migrations: readonly Migration[], applied: Map<string, string>): void {
  const known = new Map(migrations.map(({ name, hash }) => [name, hash]))
  for (const [name, hash] of applied) {
    if (!known.has(name)) {
      throw new DatabaseError(`the database is newer than this release: it has ${name}`)
    }
    if (known.get(name) !== hash) {
      throw new DatabaseError(`${name} was changed after this database applied it`)
    }
  }
}

async function apply(
  client: pg.Client,
  { name, text, hash }: Migration,
  roles: RoleNames,
): Promise<void> {
  const statements = text
    .replaceAll(':app_role', pg.escapeIdentifier(roles.app))
    .replaceAll(':read_role', pg.escapeIdentifier(roles.read))
  try {
    await client.query('begin')
    await client.query(statements)
    await client.query('insert into app.migrations (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new DatabaseError(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Fresh statistics for every table, as the owner: after much came in at once, plans stand on them. */
export async function analyze(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  try {
    const { rows } = await pool.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class
       where relkind = 'r' and relowner = current_user::regrole order by relpages desc`,
    )
    await Promise.all(rows.map(({ name }) => pool.query(`analyze ${name}`)))
  } finally {
    await pool.end()
  }
}
