import { PgBoss, type Db } from 'pg-boss'
import pg from 'pg'
import type { Tx } from '../db/tx.ts'
import { raw, sql, type Sql } from '../db/sql.ts'
import { faultOf, log } from '../log/log.ts'

const schema = 'pgboss'

/** Queues of the house. Payloads hold ids only: the job table has no row-level security. */
export const queues = ['long-work', 'every-minute', 'nightly'] as const

/**
 * Makes the job tables, as the owner, and lets the app role work with them. Run with the migrations.
 * @param appRole name of the app role, quoted by this function
 */
export async function installQueues(ownerUrl: string, appRole: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  for (const name of queues) {
    await boss.createQueue(name, {
      retryLimit: 5,
      retryDelay: 5,
      retryBackoff: true,
      expireInSeconds: 3600,
      // A worker that dies is noticed by its silence, not by the hour it might have needed.
      heartbeatSeconds: 10,
    })
  }
  await boss.stop({ graceful: false })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const role = pg.escapeIdentifier(appRole)
  await client.query(`grant usage on schema ${schema} to ${role}`)
  await client.query(
    `grant select, insert, update, delete on all tables in schema ${schema} to ${role}`,
  )
  await client.query(`grant execute on all functions in schema ${schema} to ${role}`)
  await client.query(`grant usage on all sequences in schema ${schema} to ${role}`)
  await client.end()
}

/** Opens the queues for a process. Only workers supervise (retry what stopped, keep schedules). */
export async function openQueues(appUrl: string, isWorker: boolean): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: appUrl,
    schema,
    migrate: false,
    createSchema: false,
    supervise: isWorker,
    schedule: isWorker,
    max: 4,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
  })
  // Connection errors are retried by pg-boss itself; an unhandled event would end the process.
  boss.on('error', (error: Error) => log('error', 'queue-failed', faultOf(error)))
  await boss.start()
  return boss
}

/** Lets pg-boss write inside our transaction: the job exists if, and only if, the change does. */
export function inTransaction(tx: Tx): Db {
  return {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: await tx.rows(withValues(text, values)),
    }),
  }
}

function withValues(text: string, values: unknown[]): Sql {
  // pg-boss numbers its own parameters; the statement is passed through as it is.
  const statement = sql`${raw('')}`
  return Object.defineProperties(statement, {
    text: { value: text },
    values: { value: values },
  })
}
