import type { Decision } from '#linkage/incremental.ts'
import { insertMany, raw, sql, wholeNumber, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Pair, PairReason, PairStatus } from './call.schema.ts'

const table = 'call_pairs'
const columns = raw(
  `region, id, org_id, a, b, bits, reasons, status, reason, decided_by, decided_at, created_at, version`,
)
const types = {
  ...{ region: 'text', id: 'uuid', orgId: 'uuid', a: 'uuid', b: 'uuid', bits: 'real' },
  ...{ reasons: 'jsonb', status: 'text', reason: 'bytea', decidedBy: 'uuid' },
  ...{ decidedAt: 'timestamptz', createdAt: 'timestamptz', version: 'int' },
}

type StoredPair = Omit<Pair, 'reason' | 'reasons'> & {
  readonly reason: Buffer | null
  readonly reasons: readonly PairReason[]
}

function opened(tx: Tx, { reason, ...row }: StoredPair): Pair {
  const open = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
  return {
    ...(open as unknown as Omit<Pair, 'reason'>),
    reason: reason === null ? undefined : tx.keyring.open(reason, contextOf(row.id)),
  }
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table, field: 'reason', id }
}

function sealed(tx: Tx, { id, reason }: Pick<Pair, 'id' | 'reason'>): Buffer | null {
  return reason === undefined ? null : tx.keyring.seal(reason, contextOf(id))
}

/** New pairs to look at; one that lapsed before is opened again. Decisions are never touched. */
export function offerPairs(tx: Tx, pairs: readonly Pair[]): void {
  if (pairs.length === 0) return
  tx.send(
    sql`${insertMany(
      table,
      types,
      pairs.map((pair) => ({ ...pair, reason: sealed(tx, pair) })),
    )} on conflict (region, org_id, a, b) do update
        set status = 'open', bits = excluded.bits, reasons = excluded.reasons,
          version = call_pairs.version + 1
        where call_pairs.status = 'lapsed'`,
  )
}

/** Writes decisions down, also on pairs that nobody had been asked about. */
export function recordDecisions(tx: Tx, pairs: readonly Pair[]): void {
  if (pairs.length === 0) return
  tx.send(
    sql`${insertMany(
      table,
      types,
      pairs.map((pair) => ({ ...pair, reason: sealed(tx, pair) })),
    )} on conflict (region, org_id, a, b) do update
        set status = excluded.status, reason = excluded.reason, decided_by = excluded.decided_by,
          decided_at = excluded.decided_at, version = call_pairs.version + 1`,
  )
}

/** Open pairs of these calls that nobody needs to look at any more. */
export function lapsePairs(
  tx: Tx,
  orgId: string,
  callIds: readonly string[],
  kept: readonly Pick<Pair, 'a' | 'b'>[],
): void {
  const keys = kept.map(({ a, b }) => `${a} ${b}`)
  tx.send(
    sql`update call_pairs set status = 'lapsed', version = version + 1
        where region = ${tx.actor.region} and org_id = ${orgId}
          and a = any (${[...callIds]}::uuid[]) and b = any (${[...callIds]}::uuid[])
          and status in ('open', 'deferred') and a || ' ' || b <> all (${keys}::text[])`,
  )
}

export async function findPair(tx: Tx, id: string): Promise<Pair | undefined> {
  return one(tx, id, sql``)
}

export async function lockPair(tx: Tx, id: string): Promise<Pair | undefined> {
  return one(tx, id, sql`for update`)
}

async function one(tx: Tx, id: string, lock: Sql): Promise<Pair | undefined> {
  const row = await tx.maybe<StoredPair>(
    sql`select ${columns} from call_pairs where region = ${tx.actor.region} and id = ${id} ${lock}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export function updatePair(tx: Tx, pair: Pair): void {
  const { id, status, decidedBy, decidedAt, version } = pair
  tx.send(
    sql`update call_pairs set status = ${status}, reason = ${sealed(tx, pair)},
          decided_by = ${decidedBy ?? null}, decided_at = ${decidedAt ?? null}, version = ${version}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

/** What people decided about pairs of these calls. */
export async function findDecisions(
  tx: Tx,
  orgId: string,
  callIds: readonly string[] | 'all',
): Promise<Decision[]> {
  const among =
    callIds === 'all'
      ? sql``
      : sql`and a = any (${[...callIds]}::uuid[]) and b = any (${[...callIds]}::uuid[])`
  return tx.rows<Decision>(
    sql`select a, b, status as verdict from call_pairs
        where region = ${tx.actor.region} and org_id = ${orgId}
          and status in ('confirmed', 'separated') ${among}`,
  )
}

/** Calls that somebody confirmed to belong together with these. */
export async function findConfirmedWith(
  tx: Tx,
  orgId: string,
  callIds: readonly string[],
): Promise<string[]> {
  const ids = [...callIds]
  const rows = await tx.rows<{ other: string }>(
    sql`select b as other from call_pairs where region = ${tx.actor.region} and org_id = ${orgId}
          and a = any (${ids}::uuid[]) and status = 'confirmed'
        union select a from call_pairs where region = ${tx.actor.region} and org_id = ${orgId}
          and b = any (${ids}::uuid[]) and status = 'confirmed'`,
  )
  return rows.map(({ other }) => other)
}

/** Pairs of one status that touch a household or the whole organisation, the surest first. */
export async function findPairs(
  tx: Tx,
  wanted: { readonly status: readonly PairStatus[]; readonly callIds?: readonly string[] },
  limit: number,
): Promise<Pair[]> {
  const ids = wanted.callIds
  const touching =
    ids === undefined
      ? sql``
      : sql`and (a = any (${[...ids]}::uuid[]) or b = any (${[...ids]}::uuid[]))`
  const rows = await tx.rows<StoredPair>(
    sql`select ${columns} from call_pairs
        where region = ${tx.actor.region} and org_id = any (${[...tx.initiator.orgs]}::uuid[])
          and status = any (${[...wanted.status]}::text[]) ${touching}
        order by bits desc, id limit ${wholeNumber(limit)}`,
  )
  return rows.map((row) => opened(tx, row))
}

/** How the last decisions fell: what a liaison sees of her own sureness. */
export function countDecisions(
  tx: Tx,
  since: string,
): Promise<{ status: PairStatus; count: number }[]> {
  return tx.rows(
    sql`select status, count(*)::int as count from call_pairs
        where region = ${tx.actor.region} and org_id = any (${[...tx.initiator.orgs]}::uuid[])
          and decided_at >= ${since} group by status`,
  )
}

/** How many pairs of these calls wait, by call. */
export async function countOpenPairs(
  tx: Tx,
  orgId: string,
  callIds: readonly string[],
): Promise<Map<string, number>> {
  const ids = [...callIds]
  const rows = await tx.rows<{ callId: string; count: number }>(
    sql`select call_id, count(*)::int as count from (
          select a as call_id from call_pairs where region = ${tx.actor.region}
            and org_id = ${orgId} and a = any (${ids}::uuid[]) and status = 'open'
          union all
          select b from call_pairs where region = ${tx.actor.region}
            and org_id = ${orgId} and b = any (${ids}::uuid[]) and status = 'open') as waiting
        group by call_id`,
  )
  return new Map(rows.map(({ callId, count }) => [callId, count]))
}
