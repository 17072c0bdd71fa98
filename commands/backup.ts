import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { systemActor } from '#platform/access/actor.ts'
import { readCheckpoints } from '#platform/audit/checkpoint.ts'
import { verifyLog, type LogReport } from '#platform/audit/verify-log.ts'
import { checkFiles } from '#platform/backup/backup-folder.ts'
import { readManifest, type BackupManifest } from '#platform/backup/backup-manifest.ts'
import { restoreBackup, type Restored } from '#platform/backup/restore-backup.ts'
import { takeBackup } from '#platform/backup/take-backup.ts'
import { readConfig, type Config } from '#platform/config/config.ts'
import { readKeyFile } from '#platform/crypto/key-file.ts'
import { providerNamed } from '#platform/crypto/provider.ts'
import { removeEmbedded } from '#platform/db/embedded.ts'
import { openServer } from '#platform/db/open-server.ts'
import { claimServer, releaseServer } from '#platform/db/tenants.ts'
import { CommandError, type Command, type Output } from './command.ts'
import { openAll, withHouse } from './open.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'copies the house while it works: one moment, sealed, signed',
  usage: 'DIR',
  options: {},
  words: [1, 1],
  run: ({ words: [dir = ''] }, out) =>
    withHouse(async ({ db, config, server, clock, keyFile }) => {
      const started = performance.now()
      const manifest = await takeBackup(resolve(dir), {
        ownerUrl: server.ownerUrl,
        dataDir: config.dataDir,
        region: config.region,
        provider: providerNamed(config.cryptoProfile),
        keyFile,
        now: clock.now(),
        onProgress: (done, total, what) => out.progress(done, total, what),
      })
      const result = { ...sizesOf(manifest), seconds: secondsSince(started) }
      await db.within(systemActor(config.region), (tx) => {
        const { rows, files, bytes } = result
        tx.audit({ name: 'house.backed-up', outcome: 'done', detail: { rows, files, bytes } })
        return Promise.resolve()
      })
      out.say(
        `${result.rows} rows of ${result.tables} tables and ${result.files} files as they were at ${manifest.takenAt}: ${resolve(dir)}`,
      )
      out.say(
        'it opens with the key file only, which is not in it; prove it: ./tiexin restore DIR --test',
      )
      return { ok: true, result: { dir: resolve(dir), takenAt: manifest.takenAt, ...result } }
    }),
}

export const restore: Command = {
  name: 'restore',
  summary: 'puts a backup into an empty house; --test proves it in a house that is removed again',
  usage: 'DIR [--test]',
  options: { test: { type: 'boolean' } },
  words: [1, 1],
  async run({ words: [dir = ''], options }, out) {
    const started = performance.now()
    const config = readConfig(process.env)
    if (!existsSync(config.keyFile)) {
      throw new CommandError(
        `the key file ${config.keyFile} is missing: a backup opens only with the key file of its house (TIEXIN_KEY_FILE)`,
      )
    }
    const folder = resolve(dir)
    const manifest = readManifest(folder, readKeyFile(config.keyFile, config.production))
    await checkFiles(folder, manifest, (done, total) => out.progress(done, total, 'checked'))
    const isTest = options['test'] === true
    const { restored, log } = isTest
      ? await inTestHouse(folder, manifest, config, out)
      : await inHouse(folder, manifest, config, out)
    const { rows, files, migrated } = restored
    out.say(`${rows} rows and ${files} files as they were at ${manifest.takenAt}`)
    if (migrated.length > 0) out.say(`brought to this release: ${migrated.join(', ')}`)
    out.say(`audit log: ${log.events} events in ${log.lanes} lanes, ${log.faults.length} broken`)
    if (isTest) out.say('the test house is removed again')
    return {
      ok: log.faults.length === 0,
      result: {
        ...{ takenAt: manifest.takenAt, test: isTest, ...sizesOf(manifest), rows, files, migrated },
        ...{ audit: log, seconds: secondsSince(started) },
      },
    }
  },
}

type Done = { readonly restored: Restored; readonly log: LogReport }

async function inHouse(
  folder: string,
  manifest: BackupManifest,
  config: Config,
  out: Output,
): Promise<Done> {
  const other = claimServer(config.dataDir)
  if (other !== undefined) {
    throw new CommandError(
      `${config.dataDir} is in use by the server with process id ${other}; a backup goes into an empty house`,
    )
  }
  try {
    return await restored(folder, manifest, config, out)
  } finally {
    releaseServer(config.dataDir)
  }
}

/** An embedded server of its own beside the house: the house itself is neither read nor slowed by locks. */
async function inTestHouse(
  folder: string,
  manifest: BackupManifest,
  config: Config,
  out: Output,
): Promise<Done> {
  const dataDir = join(config.dataDir, 'test-restore')
  const house = { ...config, dataDir, databaseUrl: undefined, databaseAppUrl: undefined }
  await removeEmbedded(dataDir)
  try {
    return await restored(folder, manifest, house, out)
  } finally {
    await removeEmbedded(dataDir)
  }
}

/** Restores, then opens the house as any process would and walks its audit log. */
async function restored(
  folder: string,
  manifest: BackupManifest,
  config: Config,
  out: Output,
): Promise<Done> {
  const keyFile = readKeyFile(config.keyFile, config.production)
  const server = await openServer(config)
  let result: Restored
  try {
    result = await restoreBackup(folder, manifest, {
      ownerUrl: server.ownerUrl,
      roles: server.roles,
      dataDir: config.dataDir,
      region: config.region,
      provider: providerNamed(config.cryptoProfile),
      keyFile,
      onProgress: (done, total, what) => out.progress(done, total, what),
    })
  } finally {
    await server.close()
  }
  const house = await openAll(config, { isWorker: false, poolSize: 2 })
  try {
    const checkpoints = readCheckpoints(config.dataDir, config.region, keyFile)
    const log = await verifyLog(house.db, config.region, keyFile, checkpoints)
    await house.db.within(systemActor(config.region), (tx) => {
      const detail = { takenAt: manifest.takenAt, rows: result.rows, broken: log.faults.length }
      tx.audit({ name: 'house.restored', outcome: 'done', detail })
      return Promise.resolve()
    })
    return { restored: result, log }
  } finally {
    await house.close()
  }
}

function sizesOf({ tables, files, jobs }: BackupManifest): {
  tables: number
  rows: number
  files: number
  bytes: number
} {
  const sealed = [...tables, ...files, jobs]
  return {
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    files: files.length,
    bytes: sealed.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000
}
