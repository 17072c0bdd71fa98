import { newId } from '#platform/db/id.ts'
import { insertInto, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Lead } from './lead.schema.ts'

/** Asks for a comparison with what the author may not see; written for every lead alike. */
export function insertCheck(tx: Tx, { region, id }: Lead): void {
  tx.send(
    insertInto('lead_checks', {
      ...{ region, id: newId(), leadId: id, createdAt: tx.now.toISOString() },
    }),
  )
}

/** Leads that nobody has compared yet; another worker's are left to it. */
export async function lockChecks(tx: Tx, limit: number): Promise<{ id: string; leadId: string }[]> {
  return tx.rows(
    sql`select id, lead_id from lead_checks
        where region = ${tx.actor.region} and done_at is null
        order by created_at limit ${wholeNumber(limit)} for update skip locked`,
  )
}

export function endChecks(tx: Tx, ids: readonly string[]): void {
  tx.send(
    sql`update lead_checks set done_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
}
