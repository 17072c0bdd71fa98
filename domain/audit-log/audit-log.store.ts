import { join, wholeNumber, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { AuditFilter } from './audit-log.contract.ts'
import type { AuditLine, AuditPosition } from './audit-log.schema.ts'

export type AuditRow = Omit<AuditLine, 'cursor' | 'accountName' | 'orgName'>

/** Newest first; `after` is the last line already seen. */
export function listAuditLines(
  tx: Tx,
  filter: AuditFilter,
  { after, limit }: { after?: AuditPosition | undefined; limit: number },
): Promise<AuditRow[]> {
  return tx.rows<AuditRow>(
    sql`select at, lane, seq, name, outcome, account_id, org_id, subject_kind, subject_id, detail
        from audit_events
        where ${join(conditions(tx.actor.region, filter, after), ' and ')}
        order by at desc, lane desc, seq desc limit ${wholeNumber(limit)}`,
  )
}

function conditions(
  region: string,
  { from, to, accountId, subjectId, name, outcome }: AuditFilter,
  after: AuditPosition | undefined,
): Sql[] {
  const all = [sql`region = ${region}`]
  if (from !== undefined) all.push(sql`at >= ${startOfDay(from).toISOString()}`)
  if (to !== undefined) all.push(sql`at < ${startOfDay(addDays(to, 1)).toISOString()}`)
  if (accountId !== undefined) all.push(sql`account_id = ${accountId}`)
  if (subjectId !== undefined) all.push(sql`subject_id = ${subjectId}`)
  if (name !== undefined && name !== '') all.push(sql`left(name, ${name.length}) = ${name}`)
  if (outcome !== undefined) all.push(sql`outcome = ${outcome}`)
  if (after !== undefined) {
    const { at, lane, seq } = after
    // the first condition is for the index, the second for lines of the same moment
    all.push(
      sql`at <= ${at}`,
      sql`(at, lane, seq) < (${at}::timestamptz, ${lane}::int, ${seq}::bigint)`,
    )
  }
  return all
}
