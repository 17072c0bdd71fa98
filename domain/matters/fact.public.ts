import { sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Matter } from './matter.schema.ts'

export type MatterFacts = Pick<
  Matter,
  'id' | 'category' | 'level' | 'sensitivity' | 'division' | 'imminent'
>

/** What rules look at, of the latest matters; nothing sealed is read. */
export function latestFacts(tx: Tx, limit: number): Promise<MatterFacts[]> {
  return tx.rows<MatterFacts>(
    sql`select id, category, level, sensitivity, division, imminent from matters
        where region = ${tx.actor.region}
        order by opened_at desc, id desc limit ${wholeNumber(limit)}`,
  )
}
