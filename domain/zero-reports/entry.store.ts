import { insertMany, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ReportEntry, ZeroReport } from './zero-report.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', reportId: 'uuid', division: 'text', orgId: 'uuid' },
  ...{ at: 'timestamptz', kind: 'text', content: 'jsonb', text: 'bytea', byAccount: 'uuid' },
  ...{ byName: 'text', byOrgId: 'uuid' },
}

type Stored = Omit<ReportEntry, 'text'> & { readonly text: Buffer | null }

/** Each entry lies where its report lies. */
export function insertEntries(
  tx: Tx,
  entries: readonly { readonly entry: ReportEntry; readonly report: ZeroReport }[],
): void {
  if (entries.length === 0) return
  const rows = entries.map(({ entry, report: { region, division, orgId } }) => ({
    ...{ ...entry, region, division, orgId },
    text: entry.text === null ? null : tx.keyring.seal(entry.text, contextOf(entry.id)),
  }))
  tx.send(insertMany('zero_report_entries', types, rows))
}

/** The latest first. A report sees a dozen acts at most. */
export async function findEntries(tx: Tx, reportId: string): Promise<ReportEntry[]> {
  const rows = await tx.rows<Stored>(
    sql`select id, report_id, at, kind, content, text, by_account, by_name, by_org_id
        from zero_report_entries
        where region = ${tx.actor.region} and report_id = ${reportId}
        order by at desc, id desc limit ${wholeNumber(100)}`,
  )
  return rows.map((row) => opened(tx, row))
}

function opened(tx: Tx, row: Stored): ReportEntry {
  const { id, text } = row
  return { ...row, text: text === null ? null : tx.keyring.open(text, contextOf(id)) }
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'zero_report_entries', field: 'text', id }
}
