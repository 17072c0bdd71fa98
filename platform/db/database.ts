import pg from 'pg'
import type { Actor } from '../access/actor.ts'
import { claimLane, type Lane } from '../audit/lane.ts'
import type { Sql } from './sql.ts'
import { columnTypes } from './statement.ts'
import { OpenTransaction, type Tx, type TxHouse } from './tx.ts'

export type Database = {
  /** Runs `work` in one transaction under the actor's scope; a thrown error rolls everything back. */
  within<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** One statement under the actor's scope, in one trip to the server. */
  read<Row>(actor: Actor, statement: Sql): Promise<Row[]>
  /** connections of this process, and who waits for one */
  usage(): { readonly total: number; readonly idle: number; readonly waiting: number }
  close(): Promise<void>
}

/**
 * Opens the application's pool: the role without BYPASSRLS, pipelining on.
 * @param url connection string of the app role
 * @param size connections; each holds an audit lane of the region
 */
export function openDatabase(
  { url, size, region }: { url: string; size: number; region: string },
  house: TxHouse,
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: columnTypes,
    pipeline: true,
    options: '-c timezone=UTC',
  })
  // An idle connection that breaks is dropped by the pool; the next checkout opens a new one.
  pool.on('error', () => undefined)
  // One that breaks while it is checked out fails its next statement; without a listener it would end
  // the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const lanes = new WeakMap<pg.PoolClient, Lane>()

  async function laneOf(client: pg.PoolClient): Promise<Lane> {
    const known = lanes.get(client)
    if (known !== undefined) return known
    const lane = await claimLane(client, region)
    lanes.set(client, lane)
    return lane
  }

  async function within<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const client = await pool.connect()
    let healthy = false
    try {
      const tx = new OpenTransaction(client, house, await laneOf(client), actor)
      try {
        const result = await work(tx)
        await tx.commit()
        healthy = true
        return result
      } catch (error) {
        const ended = await tx.rollback(error)
        healthy = ended.healthy
        throw ended.cause
      }
    } finally {
      // After a failed rollback nobody knows what the connection holds: close it.
      client.release(!healthy)
    }
  }

  return {
    within,
    read: (actor, statement) => within(actor, (tx) => tx.rows(statement)),
    usage: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: () => pool.end(),
  }
}
