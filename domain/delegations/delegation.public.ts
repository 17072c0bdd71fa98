import { sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findGivers, giversOf } from './delegation.store.ts'

/**
 * The accounts for which the actor works today: her own, and those that gave her their steps. It
 * opens no row: what she sees is decided by her own organisation, clearance and name.
 */
export async function accountsActedFor(tx: Tx): Promise<string[]> {
  return [tx.actor.id, ...(await findGivers(tx))]
}

/** The same as an array inside another statement, which then need not wait for the answer. */
export function arrayActedFor(tx: Tx): Sql {
  return sql`array_append(array(${giversOf(tx)}), ${tx.actor.id}::uuid)`
}
