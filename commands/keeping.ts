import { existsSync } from 'node:fs'
import { systemActor } from '#platform/access/actor.ts'
import { readCheckpoints } from '#platform/audit/checkpoint.ts'
import { verifyLog, type LogFault } from '#platform/audit/verify-log.ts'
import { readConfig } from '#platform/config/config.ts'
import { newKeyFile, readKeyFile, withNewKek, writeKeyFile } from '#platform/crypto/key-file.ts'
import { providerNamed } from '#platform/crypto/provider.ts'
import { rotateKeys } from '#platform/crypto/stored-keys.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openServer } from '#platform/db/open-server.ts'
import { installQueues } from '#platform/jobs/queue.ts'
import { CommandError, type Command } from './command.ts'
import { withHouse } from './open.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'brings the database to this release',
  usage: '',
  options: {},
  words: [0, 0],
  async run(_, out) {
    const server = await openServer(readConfig(process.env))
    try {
      const applied = await migrate(server.ownerUrl, server.roles)
      await installQueues(server.ownerUrl, server.roles.app)
      out.say(applied.length === 0 ? 'the database is up to date' : `applied ${applied.join(', ')}`)
      return { ok: true, result: { applied } }
    } finally {
      await server.close()
    }
  },
}

const faultWords: Readonly<Record<LogFault['code'], string>> = {
  'link-altered': 'was altered, inserted or computed without the key',
  'link-missing': 'is missing',
  'tail-cut': 'and what followed were cut off: a signed checkpoint proves they were there',
  'checkpoint-mismatch': 'is not the one that the signed checkpoint names',
  'checkpoint-forged': 'is a checkpoint with a wrong signature',
}

export const auditVerify: Command = {
  name: 'audit verify',
  summary: 'walks the audit chain and names the first broken link',
  usage: '',
  options: {},
  words: [0, 0],
  run: (_, out) =>
    withHouse(async ({ db, config, keyFile }) => {
      const checkpoints = readCheckpoints(config.dataDir, config.region, keyFile)
      const report = await verifyLog(db, config.region, keyFile, checkpoints)
      for (const { code, lane, seq, file } of report.faults) {
        const what = file ?? `event ${seq} of lane ${lane}`
        out.say(`${what} ${faultWords[code]} (${code})`)
      }
      out.say(`${report.events} events in ${report.lanes} lanes, ${report.faults.length} broken`)
      return { ok: report.faults.length === 0, result: report }
    }),
}

export const keyCreate: Command = {
  name: 'key create',
  summary: 'makes the key file of a new installation (TIEXIN_KEY_FILE)',
  usage: 'FILE',
  options: {},
  words: [1, 1],
  run({ words: [file = ''] }, out) {
    if (existsSync(file)) throw new CommandError(`${file} exists; a key file is never overwritten`)
    writeKeyFile(file, newKeyFile(false))
    out.say(`made ${file}; keep a copy where a fire in this room does not reach it`)
    return Promise.resolve({ ok: true, result: { file } })
  },
}

export const keyRotate: Command = {
  name: 'key rotate',
  summary: 'new key-encryption key and data key; running processes go on',
  usage: '',
  options: {},
  words: [0, 0],
  run: (_, out) =>
    withHouse(async ({ db, config, server, clock }) => {
      const file = withNewKek(readKeyFile(config.keyFile, config.production))
      // The file first: it still holds the old keys, so a crash between the two steps loses nothing.
      writeKeyFile(config.keyFile, file)
      const provider = providerNamed(config.cryptoProfile)
      const result = await rotateKeys(server.appUrl, config.region, provider, file, clock.now())
      await db.within(systemActor(config.region), (tx) => {
        tx.audit({ name: 'keys.rotated', outcome: 'done', detail: { wrapped: result.wrapped } })
        return Promise.resolve()
      })
      out.say(`${result.wrapped} data keys wrapped anew; new data key ${result.newKeyId}`)
      return { ok: true, result }
    }),
}
