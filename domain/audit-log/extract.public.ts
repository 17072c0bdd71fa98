import { sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'

/** A line of the log with its place in a chain: `tiexin audit verify` walks that lane to its hash. */
export type ChainedLine = {
  readonly at: string
  readonly lane: number
  readonly seq: number
  readonly name: string
  readonly outcome: string
  readonly accountId: string
  readonly orgId: string
  /** hexadecimal */
  readonly hash: string
}

const most = 2_000

/**
 * What the log says of one record, the earliest first, to go out with the record as evidence. As the
 * system: the log is closed to whoever works; the caller answers for who may have the extract.
 */
export async function extractOf(tx: Tx, subjectId: string): Promise<ChainedLine[]> {
  tx.asSystem()
  return tx.rows<ChainedLine>(
    sql`select at, lane, seq, name, outcome, account_id, org_id, encode(hash, 'hex') as hash
        from audit_events
        where region = ${tx.actor.region} and subject_id = ${subjectId}
        order by at, lane, seq limit ${wholeNumber(most)}`,
  )
}
