import type { PoolClient } from 'pg'
import { genesis } from './audit-event.ts'

/**
 * One writer's chain. A database connection claims a lane by advisory lock, so it alone appends to
 * it and keeps its head in memory: concurrent writers share no row and wait for nobody.
 */
export type Lane = { readonly lane: number; seq: number; hash: Buffer }

/** More lanes than connections a city will ever open at once. */
const laneLimit = 8192

/**
 * Claims the first free lane of the region for this connection and reads its head. The lock lives
 * as long as the connection: after a crash the server frees it, and the next writer goes on from
 * what was committed.
 */
export async function claimLane(client: PoolClient, region: string): Promise<Lane> {
  await client.query('begin')
  await client.query('select app.ctx($1)', [`system||${region}||||`])
  const claimed = await client.query<{ lane: number }>(
    `select lane from generate_series(1, ${laneLimit}) lane
     where pg_try_advisory_lock(hashtext('tiexin audit ' || $1), lane) limit 1`,
    [region],
  )
  const lane = claimed.rows[0]?.lane
  if (lane === undefined) throw new Error(`all ${laneLimit} audit lanes are taken`)
  const head = await client.query<{ seq: string; hash: Buffer }>(
    'select seq, hash from audit_events where region = $1 and lane = $2 order by seq desc limit 1',
    [region, lane],
  )
  await client.query('commit')
  const last = head.rows[0]
  return last === undefined
    ? { lane, seq: 0, hash: genesis }
    : { lane, seq: Number(last.seq), hash: last.hash }
}
