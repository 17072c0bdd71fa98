import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../config/config.ts'
import { DatabaseError, openEmbedded } from './embedded.ts'
import type { RoleNames } from './migrate.ts'

/** Connection strings of a database that is there and reachable. */
export type DatabaseServer = {
  /** administrator of an embedded server; an external one gives none */
  readonly adminUrl?: string
  readonly ownerUrl: string
  readonly appUrl: string
  readonly readUrl: string
  readonly roles: RoleNames
  close(): Promise<void>
}

/** The embedded server with the database `tiexin`, or the external one that DATABASE_URL names. */
export function openServer(config: Config): Promise<DatabaseServer> {
  return config.databaseUrl === undefined
    ? openOwn(config.dataDir, 'tiexin')
    : openExternal(config, config.databaseUrl)
}

/** @param database is made when it is missing */
export async function openOwn(
  dataDir: string,
  database: string,
): Promise<DatabaseServer & { readonly adminUrl: string }> {
  const server = await openEmbedded(dataDir)
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  try {
    await makeRoles(admin, server.passwords)
    const there = await admin.query('select 1 from pg_database where datname = $1', [database])
    if (there.rowCount === 0) {
      await admin.query(`create database ${pg.escapeIdentifier(database)} owner tiexin_owner`)
    }
  } finally {
    await admin.end()
  }
  const { owner, app, read } = server.passwords
  return {
    adminUrl: server.adminUrl,
    ownerUrl: server.urlFor('tiexin_owner', owner, database),
    appUrl: server.urlFor('tiexin_app', app, database),
    readUrl: server.urlFor('tiexin_read', read, database),
    roles: { app: 'tiexin_app', read: 'tiexin_read' },
    close: () => server.close(),
  }
}

async function makeRoles(
  admin: pg.Client,
  passwords: Readonly<Record<'owner' | 'app' | 'read', string>>,
): Promise<void> {
  await admin.query(`select pg_advisory_lock(hashtext('tiexin roles'))`)
  const there = await admin.query(`select 1 from pg_roles where rolname = 'tiexin_read'`)
  if (there.rowCount === 0) {
    const text = await readFile(join(import.meta.dirname, '../../database/roles.sql'), 'utf8')
    await admin.query(
      text
        .replace(':owner_password', pg.escapeLiteral(passwords.owner))
        .replace(':app_password', pg.escapeLiteral(passwords.app))
        .replace(':read_password', pg.escapeLiteral(passwords.read)),
    )
  }
}

/**
 * An external server without superuser: the owner makes the other two roles if it may; otherwise
 * DATABASE_APP_URL names the application's.
 */
async function openExternal(config: Config, ownerUrl: string): Promise<DatabaseServer> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect().catch((error: unknown) => {
    throw new DatabaseError(`the database of DATABASE_URL does not answer: ${String(error)}`)
  })
  try {
    const { rows } = await owner.query<{ version: number }>(
      `select current_setting('server_version_num')::int / 10000 as version`,
    )
    const version = rows[0]?.version ?? 0
    if (version < 15) {
      throw new DatabaseError(`DATABASE_URL is PostgreSQL ${version}; 15 or newer is needed`)
    }
    const appUrl = config.databaseAppUrl ?? (await appRoleOf(owner, config.dataDir, ownerUrl))
    const app = decodeURIComponent(new URL(appUrl).username)
    if (app === decodeURIComponent(new URL(ownerUrl).username)) {
      throw new DatabaseError('the application may not connect as the owner of the tables')
    }
    return {
      ownerUrl,
      appUrl,
      readUrl: appUrl,
      roles: { app, read: app },
      close: () => Promise.resolve(),
    }
  } finally {
    await owner.end()
  }
}

async function appRoleOf(owner: pg.Client, dataDir: string, ownerUrl: string): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'database.json')
  const kept = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as { app: string })
    : undefined
  const password = kept?.app ?? randomBytes(24).toString('hex')
  if (kept === undefined) writeFileSync(path, JSON.stringify({ app: password }), { mode: 0o600 })
  const there = await owner.query(`select 1 from pg_roles where rolname = 'tiexin_app'`)
  const wholeNumber = pg.escapeLiteral(password)
  await owner
    .query(
      `${there.rowCount === 0 ? 'create' : 'alter'} role tiexin_app login password ${wholeNumber}`,
    )
    .catch((error: unknown) => {
      throw new DatabaseError(
        `DATABASE_URL may not make the role tiexin_app (${String(error)}); make it and set DATABASE_APP_URL`,
      )
    })
  const url = new URL(ownerUrl)
  url.username = 'tiexin_app'
  url.password = password
  return url.toString()
}
