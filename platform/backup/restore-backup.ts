import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { createZstdDecompress } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { KeyFile } from '../crypto/key-file.ts'
import type { Keyring } from '../crypto/keyring.ts'
import type { CryptoProvider } from '../crypto/provider.ts'
import { analyze, migrate, type RoleNames } from '../db/migrate.ts'
import { installQueues } from '../jobs/queue.ts'
import { filesToKeep, takeFile } from './backup-folder.ts'
import { BackupError, backupKeyring, type BackupManifest } from './backup-manifest.ts'
import { requireWholeView } from './table-catalogue.ts'

export type RestoreParts = {
  readonly ownerUrl: string
  readonly roles: RoleNames
  readonly dataDir: string
  readonly region: string
  readonly provider: CryptoProvider
  readonly keyFile: KeyFile
  onProgress(done: number, total: number, what: string): void
}

export type Restored = {
  readonly rows: number
  readonly files: number
  /** migrations of this release that the backup did not have yet */
  readonly migrated: readonly string[]
}

/**
 * Puts a proven backup into an empty house: the schema as it was, every row in one transaction, the
 * files; then brings it to this release. Call `readManifest` and `checkFiles` first.
 * @throws BackupError when the house is not empty or the backup is another city's or a newer release's
 */
export async function restoreBackup(
  folder: string,
  manifest: BackupManifest,
  parts: RestoreParts,
): Promise<Restored> {
  if (manifest.region !== parts.region) {
    throw new BackupError(
      `the backup is of region ${manifest.region} and this house of ${parts.region}; set REGION`,
    )
  }
  const keyring = backupKeyring(manifest, parts.provider, parts.keyFile)
  await refuseInhabited(parts)
  await migrate(parts.ownerUrl, parts.roles, manifest.migrations)
  await installQueues(parts.ownerUrl, parts.roles.app)
  const rows = await load(folder, manifest, keyring, parts)
  const migrated = await migrate(parts.ownerUrl, parts.roles)
  await analyze(parts.ownerUrl)
  return { rows, files: manifest.files.length, migrated }
}

/** A house that was ever opened has a data key. */
async function refuseInhabited({ ownerUrl, dataDir }: RestoreParts): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const there = await client.query<{ is: boolean }>(
      `select to_regclass('public.data_keys') is not null as is`,
    )
    const lived =
      there.rows[0]?.is === true && (await client.query('select 1 from data_keys')).rowCount
    if (lived !== false && lived !== 0 && lived !== null) {
      throw new BackupError(
        'the database is not empty; a backup goes into an empty house only: set another DATA_DIR or DATABASE_URL',
      )
    }
  } finally {
    await client.end()
  }
  const left = await filesToKeep(dataDir)
  if (left.length > 0) {
    throw new BackupError(
      `${dataDir} is not empty: it holds ${left[0] ?? ''}; set another DATA_DIR`,
    )
  }
}

async function load(
  folder: string,
  manifest: BackupManifest,
  keyring: Keyring,
  parts: RestoreParts,
): Promise<number> {
  const client = new pg.Client({ connectionString: parts.ownerUrl, options: '-c timezone=UTC' })
  // A connection that is lost fails the statement; unheard, the event would end the process instead.
  client.on('error', () => undefined)
  await client.connect()
  let rows = 0
  try {
    await client.query('begin')
    // Loading by COPY is refused under a policy; an owner without BYPASSRLS lifts it for this transaction.
    const lifted = await requireWholeView(client)
    for (const table of lifted) {
      await client.query(`alter table ${table} no force row level security`)
    }
    const names = manifest.tables.map(({ table }) => table)
    await client.query(`truncate ${names.join()}`)
    for (const [at, table] of manifest.tables.entries()) {
      rows += await fill(client, folder, keyring, table)
      parts.onProgress(at + 1, names.length, table.table)
    }
    for (const { sequence, value, isCalled } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [sequence, value, isCalled])
    }
    await queueJobs(client, await text(takeFile(folder, keyring, manifest.jobs)))
    for (const table of lifted) await client.query(`alter table ${table} force row level security`)
    await unpack(folder, manifest, keyring, parts.dataDir)
    await client.query('commit')
    return rows
  } catch (error) {
    await removeFiles(parts.dataDir, manifest)
    throw error
  } finally {
    // Ending the connection rolls back what was not committed.
    await client.end()
  }
}

async function fill(
  client: pg.Client,
  folder: string,
  keyring: Keyring,
  { table, columns, rows, ...file }: BackupManifest['tables'][0],
): Promise<number> {
  const list = columns.map((name) => pg.escapeIdentifier(name)).join()
  const copy = client.query(copyFrom(`copy ${table} (${list}) from stdin`))
  await pipeline(takeFile(folder, keyring, file), createZstdDecompress(), copy)
  if (copy.rowCount !== rows) {
    throw new BackupError(`${table} has ${copy.rowCount} rows instead of ${rows}`)
  }
  return rows
}

/** Column by column, so that work that waited under an older queue goes on under a newer one. */
async function queueJobs(client: pg.Client, lines: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname::text as name from pg_attribute
     where attrelid = 'pgboss.job'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  )
  for (const line of lines.split('\n').filter((each) => each !== '')) {
    const job = JSON.parse(line) as Record<string, unknown>
    const names = rows.map(({ name }) => name).filter((name) => name in job)
    const list = names.map((name) => pg.escapeIdentifier(name)).join()
    await client.query(
      `insert into pgboss.job (${list})
       select ${list} from jsonb_populate_record(null::pgboss.job, $1)`,
      [line],
    )
  }
}

async function unpack(
  folder: string,
  { files, checkpoints }: BackupManifest,
  keyring: Keyring,
  dataDir: string,
): Promise<void> {
  for (const { path, ...file } of files) {
    const target = inside(dataDir, path)
    await mkdir(dirname(target), { recursive: true })
    await pipeline(
      takeFile(folder, keyring, file),
      createWriteStream(target, { mode: 0o600, flags: 'wx' }),
    )
  }
  const place = join(dataDir, 'checkpoints')
  await mkdir(place, { recursive: true })
  for (const { name, text: content } of checkpoints) {
    await writeFile(inside(place, name), content)
  }
}

async function removeFiles(dataDir: string, { files, checkpoints }: BackupManifest): Promise<void> {
  for (const { path } of files) await rm(inside(dataDir, path), { force: true })
  const place = join(dataDir, 'checkpoints')
  if (!existsSync(place)) return
  const ours = new Set(checkpoints.map(({ name }) => name))
  for (const name of readdirSync(place)) if (ours.has(name)) await rm(join(place, name))
}

/** The manifest is signed, but a path that leads out of the folder is followed for nobody. */
function inside(folder: string, path: string): string {
  const target = resolve(folder, path)
  if (target.startsWith(`${resolve(folder)}${sep}`)) return target
  throw new BackupError(`the backup names a file outside the data directory: ${path}`)
}
