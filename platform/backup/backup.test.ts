import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { newKeyFile } from '#platform/crypto/key-file.ts'
import { providerNamed } from '#platform/crypto/provider.ts'
import { newId } from '#platform/db/id.ts'
import { migrate } from '#platform/db/migrate.ts'
import { installQueues } from '#platform/jobs/queue.ts'
import { adminQuery } from '#tests/global-setup.ts'
import { filesToKeep } from './backup-folder.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup, type BackupParts } from './take-backup.ts'

const region = '420200'
const keyFile = newKeyFile(true)
const provider = providerNamed('international')
const roles = { app: 'tiexin_app', read: 'tiexin_read' }

describe('a backup by an owner without BYPASSRLS, as a managed server gives it', () => {
  const { adminUrl } = inject('database')
  const folder = mkdtempSync(join(tmpdir(), 'tiexin-plain-'))
  const suffix = newId().slice(-12)
  const owner = `plain_${suffix}`
  const urlOf = (database: string): string => {
    const url = new URL(adminUrl)
    url.username = owner
    url.password = 'plain'
    url.pathname = `/${database}`
    return url.toString()
  }
  const [source, target] = [`source_${suffix}`, `target_${suffix}`]

  beforeAll(async () => {
    await adminQuery(adminUrl, `create role ${owner} login password 'plain'`)
    for (const name of [source, target]) {
      await adminQuery(adminUrl, `create database ${name} owner ${owner}`)
    }
    await migrate(urlOf(source), roles)
    await installQueues(urlOf(source), roles.app)
    await query(urlOf(source), [
      `insert into data_keys values ('${region}', '${newId()}', 'k', 'x', now(), null)`,
      `insert into effects select '${region}', 'effect ' || n, now() from generate_series(1, 5000) n`,
      `insert into effects select '999900', 'elsewhere ' || n, now() from generate_series(1, 50) n`,
    ])
  })
  afterAll(async () => {
    for (const name of [source, target]) {
      await adminQuery(adminUrl, `drop database ${name} with (force)`)
    }
    await adminQuery(adminUrl, `drop role ${owner}`)
    rmSync(folder, { recursive: true, force: true })
  })

  const parts = (database: string, dataDir: string): BackupParts => ({
    ...{ ownerUrl: urlOf(database), dataDir, region, provider, keyFile },
    now: new Date('2023-05-10T02:14:00Z'),
    onProgress: () => undefined,
  })

  test('holds every row past every policy, and leaves the wall standing where it is restored', async () => {
    const manifest = await takeBackup(join(folder, 'all'), parts(source, join(folder, 'source')))
    expect(rowsOf(manifest.tables, 'public.effects')).toBe(5050)
    const restored = await restoreBackup(join(folder, 'all'), manifest, {
      ...parts(target, join(folder, 'target')),
      roles,
    })
    expect(restored.rows).toBe(manifest.tables.reduce((sum, { rows }) => sum + rows, 0))
    expect(await query(urlOf(target), ['select count(*)::int as n from effects'])).toEqual([
      { n: 5050 },
    ])
    const fallen = `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`
    expect(await query(urlOf(target), [fallen])).toEqual([])
  })

  test('is refused where a policy would hide rows from it', async () => {
    await query(urlOf(source), ['drop policy owner on effects'])
    await expect(
      takeBackup(join(folder, 'less'), parts(source, join(folder, 'source'))),
    ).rejects.toThrow('does not see every row of public.effects')
    await query(urlOf(source), [
      'create policy owner on effects to current_user using (true) with check (true)',
    ])
  })
})

describe('the files of a backup', () => {
  test('are attachments and uploads, never the key file, the server or what is half written', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tiexin-files-'))
    const place = (path: string): void => {
      mkdirSync(join(dataDir, path, '..'), { recursive: true })
      writeFileSync(join(dataDir, path), 'x')
    }
    for (const path of ['attachments/ab/1', 'attachments/ab/2.part', 'uploads/3']) place(path)
    for (const path of ['pg/base/1', 'tiexin.key', 'tiexin.key.new', 'database.json']) place(path)
    place('demonstration-clock.json')
    expect(await filesToKeep(dataDir)).toEqual([
      'attachments/ab/1',
      'demonstration-clock.json',
      'uploads/3',
    ])
    rmSync(dataDir, { recursive: true })
  })
})

function rowsOf(tables: readonly { table: string; rows: number }[], name: string): number {
  return tables.find(({ table }) => table === name)?.rows ?? -1
}

/** Runs the statements as the owner. @returns rows of the last one */
async function query(url: string, statements: readonly string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) ({ rows } = await client.query(statement))
    return rows
  } finally {
    await client.end()
  }
}
