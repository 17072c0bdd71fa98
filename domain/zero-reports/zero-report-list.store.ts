import { isInDivisions } from '#domain/divisions/division.public.ts'
import { join, pageOf, sql, wholeNumber, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { ReportLevel, ReportState, ZeroReport } from './zero-report.schema.ts'
import { reportColumns } from './zero-report.store.ts'

export type ReportFilter = {
  readonly toReview?: boolean | undefined
  readonly level?: ReportLevel | undefined
  readonly state?: ReportState | undefined
  readonly nil?: boolean | undefined
  readonly corrected?: boolean | undefined
  readonly concealed?: boolean | undefined
  readonly reviewed?: boolean | undefined
  readonly division?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export async function findReportPage(
  tx: Tx,
  filter: ReportFilter,
  { page, size }: { page: number; size: number },
): Promise<{ items: ZeroReport[]; total: number; totalIsCapped: boolean }> {
  const where = conditionOf(tx, filter)
  const [items, counted] = await Promise.all([
    tx.rows<ZeroReport>(
      sql`select ${reportColumns} from zero_reports where ${where}
          order by from_day desc, division, id ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from zero_reports where ${where} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

function conditionOf(tx: Tx, filter: ReportFilter): Sql {
  const { toReview, level, state, nil, corrected, concealed, reviewed, division, from, to } = filter
  const orgs = [...tx.actor.orgs]
  return join(
    [
      sql`region = ${tx.actor.region}`,
      ...(toReview === true ? [sql`parent_org_id = any (${orgs}::uuid[])`] : scopeOf(tx, division)),
      ...(division === undefined ? [] : [isInDivisions(sql`division`, division)]),
      ...(level === undefined ? [] : [sql`level = ${level}`]),
      ...(state === undefined ? [] : [isIn(state, tx.now.toISOString())]),
      ...(nil === undefined ? [] : [nil ? sql`status = 'filed' and nil` : withHazards]),
      ...(corrected === undefined ? [] : [isSet('corrected_at', corrected)]),
      ...(concealed === undefined ? [] : [isSet('concealed_at', concealed)]),
      ...(reviewed === undefined ? [] : [sql`status = 'filed'`, isSet('reviewed_at', reviewed)]),
      ...(from === undefined ? [] : [sql`from_day >= ${from}`]),
      ...(to === undefined ? [] : [sql`to_day <= ${to}`]),
    ],
    ' and ',
  )
}

/** The rule of sight again, in the form that an index serves (decision 0013). */
function scopeOf({ actor }: Tx, division: readonly string[] | undefined): Sql[] {
  const isWide = actor.divisions.some((prefix) => actor.region.startsWith(prefix))
  if (division !== undefined || isWide || actor.kind === 'system') return []
  const own = sql`org_id = any (${[...actor.orgs]}::uuid[])`
  return [sql`(${join([isInDivisions(sql`division`, actor.divisions), own], ' or ')})`]
}

/** Written out, not a parameter: only then its index is known to hold all of them. */
const withHazards = sql`status = 'filed' and not nil`

/** States are derived from the time, here as in `stateOf`. */
function isIn(state: ReportState, now: string): Sql {
  switch (state) {
    case 'not-due':
      return sql`status = 'due' and opens_at > ${now}`
    case 'due':
      return sql`status = 'due' and opens_at <= ${now} and due_at > ${now}`
    case 'overdue':
      return sql`status in ('due', 'returned') and coalesce(redo_by, due_at) <= ${now}`
    case 'returned':
      return sql`status = 'returned' and redo_by > ${now}`
    case 'filed':
      return sql`status = 'filed' and not late`
    case 'late':
      return sql`status = 'filed' and late`
    case 'lapsed':
      return sql`status = 'lapsed'`
  }
}

function isSet(column: 'corrected_at' | 'concealed_at' | 'reviewed_at', is: boolean): Sql {
  switch (column) {
    case 'corrected_at':
      return is ? sql`corrected_at is not null` : sql`corrected_at is null`
    case 'concealed_at':
      return is ? sql`concealed_at is not null` : sql`concealed_at is null`
    case 'reviewed_at':
      return is ? sql`reviewed_at is not null` : sql`reviewed_at is null`
  }
}
