import { insertInto, wholeNumber, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { BrokenGlass } from './break-glass.transition.ts'

export function insertGlass(tx: Tx, glass: BrokenGlass): void {
  const context = { table: 'break_glass', field: 'reason', id: glass.id }
  tx.send(insertInto('break_glass', { ...glass, reason: tx.keyring.seal(glass.reason, context) }))
}

export type ExpiredGlass = Pick<BrokenGlass, 'id' | 'accountId' | 'matterId'>

/** Those whose time is over; another worker's are left to it. */
export function lockExpiredGlass(tx: Tx, limit: number): Promise<ExpiredGlass[]> {
  return tx.rows<ExpiredGlass>(
    sql`select id, account_id, matter_id from break_glass
        where region = ${tx.actor.region} and ended_at is null
          and expires_at <= ${tx.now.toISOString()}
        order by expires_at limit ${wholeNumber(limit)} for update skip locked`,
  )
}

export function endGlasses(tx: Tx, ids: readonly string[]): void {
  tx.send(
    sql`update break_glass set ended_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
}
