import type { PgBoss } from 'pg-boss'
import { systemActor } from '../access/actor.ts'
import { openCheckpoints } from '../audit/checkpoint.ts'
import type { Config } from '../config/config.ts'
import { readKeyFile, type KeyFile } from '../crypto/key-file.ts'
import { DataKeys, openKeyring, type StoredDataKey } from '../crypto/keyring.ts'
import { providerNamed } from '../crypto/provider.ts'
import { storedKeys } from '../crypto/stored-keys.ts'
import { openDatabase } from '../db/database.ts'
import { Memory } from '../db/memory.ts'
import { migrate } from '../db/migrate.ts'
import type { DatabaseServer } from '../db/open-server.ts'
import { sql } from '../db/sql.ts'
import type { Tx } from '../db/tx.ts'
import type { DomainEvent } from '../events/event.ts'
import { openMeasures, type Measures } from '../http/measures.ts'
import type { Runtime } from '../http/route.ts'
import { longWork, type Workshop } from '../jobs/long-work.ts'
import { installQueues, openQueues } from '../jobs/queue.ts'
import { faultOf, log } from '../log/log.ts'
import type { Clock } from '../time/clock.ts'

/** A process of the platform: everything opened in the order it needs, closed in the reverse one. */
export type House = Runtime & {
  readonly boss: PgBoss
  readonly keyFile: KeyFile
  readonly measures: Measures
  readonly server: DatabaseServer
  close(): Promise<void>
}

export type HouseParts = {
  readonly config: Config
  readonly server: DatabaseServer
  readonly clock: Clock
  /** supervises the queues and keeps the schedules */
  readonly isWorker: boolean
  /** hands an event to its subscribers: `domain/subscriptions.ts` */
  deliver(tx: Tx, event: DomainEvent): Promise<void>
}

const keyRefreshMilliseconds = 20_000

/** Migrates the database, opens keys, pool and queues. The database server stays its opener's. */
export async function openHouse(parts: HouseParts): Promise<House> {
  const { config, server, clock } = parts
  const { region } = config
  const keyFile = readKeyFile(config.keyFile, config.production)
  await migrate(server.ownerUrl, server.roles)
  await installQueues(server.ownerUrl, server.roles.app)
  const provider = providerNamed(config.cryptoProfile)
  const keys = new DataKeys()
  keys.load(
    await storedKeys(server.appUrl, region, provider, keyFile, clock.now()),
    keyFile,
    clock.now(),
  )
  const keyring = openKeyring(provider, keys, keyFile)
  const checkpoints = openCheckpoints(config.dataDir, region, keyFile)
  const measures = openMeasures()
  const db = openDatabase(
    { url: server.appUrl, size: config.poolSize, region },
    {
      keyring,
      memory: new Memory(),
      auditKey: keyFile.auditKey,
      now: () => clock.now(),
      deliver: (tx, event) => parts.deliver(tx, event),
      advanced(lane, events) {
        checkpoints.note(lane)
        measures.audited(events)
      },
    },
  )
  function takeUp(stored: readonly StoredDataKey[]): void {
    try {
      keys.load(stored, readKeyFile(config.keyFile, config.production), clock.now())
    } catch (error) {
      log('error', 'keys-not-taken-up', faultOf(error))
    }
  }
  const refresh = setInterval(() => {
    db.read<StoredDataKey>(
      systemActor(region),
      sql`select id, kek_id, wrapped, created_at from data_keys where region = ${region}`,
    ).then(
      // The file is read anew: a rotation puts a key in front of it that this process has not seen.
      (stored) => takeUp(stored),
      // The database is away; the keys in memory stay good and the next round tries again.
      () => undefined,
    )
  }, keyRefreshMilliseconds)
  refresh.unref()
  const boss = await openQueues(server.appUrl, parts.isWorker)
  const workshop: Workshop = { db, config, clock, keyring }
  return {
    ...workshop,
    boss,
    keyFile,
    measures,
    server,
    longWork: longWork(workshop, boss),
    async close() {
      clearInterval(refresh)
      await boss.stop({ graceful: true, timeout: 10_000 })
      await db.close()
      await checkpoints.close()
    },
  }
}
