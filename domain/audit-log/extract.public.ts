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

type LatestLine = Pick<ChainedLine, 'at' | 'lane' | 'seq'> & {
  readonly detail: Readonly<Record<string, string | number | boolean | null>> | null
}

/** The last line of one name for each of these records that was done, as the system. */
export async function latestLinesOf(
  tx: Tx,
  subjectIds: readonly string[],
  name: string,
): Promise<Map<string, LatestLine>> {
  tx.asSystem()
  const rows = await tx.rows<LatestLine & { readonly subjectId: string }>(
    sql`select subject_id, at, lane, seq, detail from audit_events
        where region = ${tx.actor.region} and subject_id = any (${[...subjectIds]}::uuid[])
          and name = ${name} and outcome = 'done'
        order by at, lane, seq limit ${wholeNumber(most)}`,
  )
  return new Map(rows.map(({ subjectId, ...line }) => [subjectId, line]))
}
