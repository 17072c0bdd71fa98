import { largestBlock } from '#linkage/blocking.ts'
import { blockingKeys } from '#linkage/incremental.ts'
import type { Model } from '#linkage/model.ts'
import { insertMany, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { LinkedCall } from './call.schema.ts'

/** Six bytes of the keyed hash: a whole number that both PostgreSQL and JavaScript hold exactly. */
function hashed(tx: Tx, orgId: string, key: number): number {
  return tx.keyring.blindIndex('call-key', `${orgId} ${key}`).readUIntBE(0, 6)
}

/** Keeps the blocking keys of calls, so that a later call finds them. */
export function insertKeys(
  tx: Tx,
  orgId: string,
  model: Model,
  calls: readonly LinkedCall[],
): void {
  const { region } = tx.actor
  const rows = calls.flatMap(({ id, row }) =>
    [...new Set(blockingKeys(model, row).map((key) => hashed(tx, orgId, key)))].map((key) => {
      return { region, orgId, key, callId: id }
    }),
  )
  if (rows.length === 0) return
  tx.send(
    sql`${insertMany('call_keys', { region: 'text', orgId: 'uuid', key: 'bigint', callId: 'uuid' }, rows)}
        on conflict (region, org_id, key, call_id) do nothing`,
  )
}

/** A new model divides some places otherwise: its keys take the place of the former ones. */
export function dropKeys(tx: Tx, orgId: string): void {
  tx.send(sql`delete from call_keys where region = ${tx.actor.region} and org_id = ${orgId}`)
}

export function dropKeysOf(tx: Tx, orgId: string, callId: string): void {
  tx.send(
    sql`delete from call_keys
        where region = ${tx.actor.region} and org_id = ${orgId} and call_id = ${callId}`,
  )
}

/** Calls that share a key with this one; what more than `largestBlock` share says nothing. */
export async function findSharing(
  tx: Tx,
  orgId: string,
  model: Model,
  { id, row }: LinkedCall,
): Promise<string[]> {
  const keys = [...new Set(blockingKeys(model, row).map((key) => hashed(tx, orgId, key)))]
  const found = await tx.rows<{ key: number; callId: string }>(
    sql`select wanted.key, shared.call_id from unnest(${keys}::bigint[]) as wanted (key)
        cross join lateral (
          select call_id from call_keys
          where region = ${tx.actor.region} and org_id = ${orgId} and key = wanted.key
          limit ${wholeNumber(largestBlock + 1)}) as shared`,
  )
  const blocks = Map.groupBy(found, ({ key }) => key)
  const ids = [...blocks.values()]
    .filter((block) => block.length <= largestBlock)
    .flatMap((block) => block.map(({ callId }) => callId))
  return [...new Set(ids)].filter((other) => other !== id)
}
