import { createReadStream } from 'node:fs'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { KeyFile } from '../crypto/key-file.ts'
import type { Keyring } from '../crypto/keyring.ts'
import type { CryptoProvider } from '../crypto/provider.ts'
import { filesToKeep, putFile } from './backup-folder.ts'
import { BackupError, newBackupKey, writeManifest, type BackupManifest } from './backup-manifest.ts'
import { keptSequences, keptTables, requireWholeView, type KeptTable } from './table-catalogue.ts'

export type BackupParts = {
  /** the tables' owner */
  readonly ownerUrl: string
  readonly dataDir: string
  readonly region: string
  readonly provider: CryptoProvider
  readonly keyFile: KeyFile
  readonly now: Date
  onProgress(done: number, total: number, what: string): void
}

/**
 * Copies the house into `folder` while it works: every table in one snapshot, and the files that its
 * rows speak of. Nobody waits for it and it waits for nobody. The folder gets its name when it is
 * whole, so that half a backup is never taken for one (decision 0023).
 * @param folder absolute; outside the data directory, which would else hold copies of itself
 * @throws BackupError when the folder is not empty or the role would not read everything
 */
export async function takeBackup(folder: string, parts: BackupParts): Promise<BackupManifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new BackupError(`${folder} is not empty; a backup is never written over anything`)
  }
  if (!relative(parts.dataDir, folder).startsWith('..')) {
    throw new BackupError(`${folder} lies in ${parts.dataDir}; a backup belongs on another disk`)
  }
  const part = `${folder}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true, mode: 0o700 })
  try {
    const manifest = await copied(part, parts)
    writeManifest(part, manifest, parts.keyFile)
    await mkdir(dirname(folder), { recursive: true })
    await rename(part, folder)
    return manifest
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw error
  }
}

async function copied(folder: string, parts: BackupParts): Promise<BackupManifest> {
  const { key, keyring } = newBackupKey(parts.provider, parts.keyFile, parts.now)
  // Before the snapshot: whatever they vouch for is committed, and so is in it.
  const checkpoints = checkpointsIn(parts.dataDir, parts.region)
  const client = new pg.Client({ connectionString: parts.ownerUrl, options: '-c timezone=UTC' })
  // A connection that is lost fails the statement; unheard, the event would end the process instead.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const started = await client.query<{ at: Date; version: string }>(
      `select statement_timestamp() as at, current_setting('server_version') as version`,
    )
    await requireWholeView(client)
    const { rows: migrations } = await client.query<{ name: string; hash: string }>(
      'select name, hash from app.migrations order by name',
    )
    const tables = await keptTables(client)
    const total = tables.length + 2
    const copies: BackupManifest['tables'] = []
    for (const table of tables) {
      copies.push(await copyOf(client, table, folder, keyring))
      parts.onProgress(copies.length, total, table.table)
    }
    const sequences = await keptSequences(client)
    const jobs = await waitingJobs(client, folder, keyring)
    await client.query('commit')
    parts.onProgress(total - 1, total, 'jobs')
    // After the snapshot: a row's file was whole before the row was committed.
    const files = await filesOf(parts.dataDir, folder, keyring)
    parts.onProgress(total, total, 'files')
    return {
      format: 'tiexin-backup-1',
      region: parts.region,
      takenAt: (started.rows[0]?.at ?? parts.now).toISOString(),
      postgres: started.rows[0]?.version ?? '',
      ...{ migrations, key, tables: copies, sequences, jobs, files, checkpoints },
    }
  } finally {
    await client.end()
  }
}

async function copyOf(
  client: pg.Client,
  { table, columns }: KeptTable,
  folder: string,
  keyring: Keyring,
): Promise<BackupManifest['tables'][0]> {
  const list = columns.map((name) => pg.escapeIdentifier(name)).join()
  const copy = client.query(copyTo(`copy (select ${list} from ${table}) to stdout`))
  const packed = createZstdCompress()
  // `pipe` leaves the receiver waiting when the sender breaks; the error has to travel on.
  copy.on('error', (error: Error) => packed.destroy(error))
  const file = await putFile(folder, keyring, `tables/${table}.zst`, copy.pipe(packed))
  return { ...file, table, columns: [...columns], rows: copy.rowCount }
}

/** Long work is a job and a row of ours; the rounds by the clock come back by themselves. */
async function waitingJobs(
  client: pg.Client,
  folder: string,
  keyring: Keyring,
): Promise<BackupManifest['jobs']> {
  const { rows } = await client.query<{ job: unknown }>(
    `select to_jsonb(j) as job from pgboss.job j
     where name = 'long-work' and state in ('created', 'retry', 'active')`,
  )
  const lines = rows.map(({ job }) => `${JSON.stringify(job)}\n`).join('')
  const content = Readable.from([Buffer.from(lines, 'utf8')])
  return { ...(await putFile(folder, keyring, 'jobs.ndjson', content)), rows: rows.length }
}

async function filesOf(
  dataDir: string,
  folder: string,
  keyring: Keyring,
): Promise<BackupManifest['files']> {
  const files: BackupManifest['files'] = []
  for (const path of await filesToKeep(dataDir)) {
    const source = join(dataDir, path)
    // The night's sweep may have taken away what was removed meanwhile.
    if (!existsSync(source)) continue
    const content = createReadStream(source, { highWaterMark: 1_048_576 })
    files.push({ ...(await putFile(folder, keyring, `files/${path}`, content)), path })
  }
  return files
}

function checkpointsIn(dataDir: string, region: string): BackupManifest['checkpoints'] {
  const place = join(dataDir, 'checkpoints')
  const names = existsSync(place) ? readdirSync(place) : []
  return names
    .filter((name) => name.startsWith(`${region}-`) && name.endsWith('.json'))
    .map((name) => ({ name, text: readFileSync(join(place, name), 'utf8') }))
}
