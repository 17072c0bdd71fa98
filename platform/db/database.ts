import pg from 'pg'
import type { Actor } from '../access/actor.ts'
import { claimLane, type Lane } from '../audit/lane.ts'
import { Batch, columnTypes, sendBatch } from './batch.ts'
import type { Sql } from './sql.ts'
import { scopeOf } from './scope.ts'
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
  const pool = openPool(url, size)
  // A pool of its own: whoever holds a connection and waits for another must not wait for its like.
  // Its commits are not flushed by themselves. Whatever uses a result is written behind it, and its own
  // commit flushes the log up to there: a crash loses the one only together with the other.
  const sidePool = openPool(url, sideConnections, '-c synchronous_commit=off')
  const surroundings = { ...house, apart }
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
      const tx = new OpenTransaction(client, surroundings, await laneOf(client), actor)
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

  async function apart<Row>(actor: Actor, statement: Sql): Promise<Row[]> {
    const client = await sidePool.connect()
    let healthy = false
    try {
      const batch = new Batch()
      const sent = [batch.order('begin', true), batch.order(scopeOf(actor), false)]
      const asked = batch.add<Row>(statement)
      sent.push(batch.order('commit', true))
      sendBatch(client, batch)
      const [rows] = await Promise.all([asked, ...sent])
      healthy = true
      return rows
    } finally {
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
    async close() {
      await Promise.all([pool.end(), sidePool.end()])
    },
  }
}

/** What runs apart is one short trip; two take turns well. */
const sideConnections = 2

function openPool(url: string, size: number, options = ''): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types: columnTypes,
    pipeline: true,
    options: `-c timezone=UTC ${options}`,
  })
  // An idle connection that breaks is dropped by the pool; the next checkout opens a new one.
  pool.on('error', () => undefined)
  // One that breaks while it is checked out fails its next statement; without a listener it would end
  // the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
