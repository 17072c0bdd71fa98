import { findOrganisations } from '#domain/organisations/organisation.public.ts'
import { isInDivisions } from '#domain/divisions/division.public.ts'
import { raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Cell } from './cell.store.ts'
import type { CompletenessCounts, MonthCell } from './completeness.contract.ts'
import type { ZeroReport } from './zero-report.schema.ts'
import { reportColumns } from './zero-report.store.ts'
import { stateOf } from './zero-report.transition.ts'
import { countsOf } from './cell.store.ts'

const cellColumns = raw(
  `division, level, from_day, to_day, due_at, owed, filed, nil, late, returned, reviewed, corrected,
   concealed, hazards`,
)

type Within = {
  readonly divisions: readonly string[]
  readonly from: string
  readonly to: string
}

/** Sums of the periods that end between two days: a few hundred rows, whatever lies behind them. */
export function findCells(tx: Tx, { divisions, from, to }: Within): Promise<Cell[]> {
  return tx.rows<Cell>(
    sql`select ${cellColumns} from zero_report_cells
        where region = ${tx.actor.region} and to_day between ${from} and ${to}
          and ${isInDivisions(sql`division`, divisions)}
        order by to_day, division, level`,
  )
}

export type Sum = CompletenessCounts & { readonly division: string; readonly toDay: string }

/**
 * The same, added up over the levels of each place and month, with what is overdue by now: nobody
 * writes it down when a limit passes.
 * @param level a county's own report lies above what it administers: its table takes those below
 */
export function findSums(
  tx: Tx,
  { divisions, from, to }: Within,
  level: 'all' | 'below-county',
): Promise<Sum[]> {
  const isPast = sql`due_at <= ${tx.now.toISOString()}`
  const open = sql`owed - filed - returned`
  return tx.rows<Sum>(
    sql`select division, to_day, sum(owed)::int as owed, sum(filed)::int as filed,
          sum(nil)::int as nil, sum(late)::int as late, sum(returned)::int as returned,
          sum(reviewed)::int as reviewed, sum(corrected)::int as corrected,
          sum(concealed)::int as concealed, sum(hazards)::int as hazards,
          coalesce(sum(${open}) filter (where ${isPast}), 0)::int as overdue,
          coalesce(sum(${open}) filter (where not ${isPast}), 0)::int as waiting
        from zero_report_cells
        where region = ${tx.actor.region} and to_day between ${from} and ${to}
          and ${isInDivisions(sql`division`, divisions)}
          ${level === 'all' ? sql`` : sql`and level <> 'county'`}
        group by division, to_day`,
  )
}

/** The reports of some organisations in a year, where each is a row of the table itself. */
export function findReportsIn(
  tx: Tx,
  orgIds: readonly string[],
  { from, to }: Omit<Within, 'divisions'>,
): Promise<ZeroReport[]> {
  return tx.rows<ZeroReport>(
    sql`select ${reportColumns} from zero_reports
        where region = ${tx.actor.region} and org_id = any (${[...orgIds]}::uuid[])
          and from_day <= ${to} and to_day between ${from} and ${to}
        order by to_day, division, id`,
  )
}

/** The organisations that owe a report to this one: a township's villages. */
export async function findOwing(tx: Tx, parentId: string, within: Within): Promise<string[]> {
  const found = await tx.rows<{ orgId: string }>(
    sql`select distinct org_id from zero_reports
        where region = ${tx.actor.region} and parent_org_id = ${parentId}
          and status = any (${['due', 'filed', 'returned']}::text[])
          and from_day <= ${within.to} and to_day between ${within.from} and ${within.to}`,
  )
  const ids = found.map(({ orgId }) => orgId)
  return [...(await findOrganisations(tx, ids)).keys()]
}

export const noCounts: CompletenessCounts = {
  ...{ owed: 0, waiting: 0, filed: 0, nil: 0, late: 0, overdue: 0, returned: 0, reviewed: 0 },
  ...{ corrected: 0, concealed: 0, hazards: 0 },
}

export function countsOfReport(report: ZeroReport, now: Date): CompletenessCounts {
  const state = stateOf(report, now)
  const counts = countsOf(report)
  return {
    ...counts,
    returned: state === 'returned' ? 1 : 0,
    waiting: state === 'not-due' || state === 'due' ? 1 : 0,
    overdue: state === 'overdue' ? 1 : 0,
  }
}

export function addCounts(one: CompletenessCounts, other: CompletenessCounts): CompletenessCounts {
  return {
    ...{ owed: one.owed + other.owed, waiting: one.waiting + other.waiting },
    ...{ filed: one.filed + other.filed, nil: one.nil + other.nil, late: one.late + other.late },
    ...{ overdue: one.overdue + other.overdue, returned: one.returned + other.returned },
    ...{ reviewed: one.reviewed + other.reviewed, corrected: one.corrected + other.corrected },
    ...{ concealed: one.concealed + other.concealed, hazards: one.hazards + other.hazards },
  }
}

export type Counted = {
  readonly toDay: string
  readonly counts: CompletenessCounts
  readonly report: MonthCell['report']
}

/** One cell for each month; a quarter's stands in the month in which it ends. */
export function monthCells(months: readonly string[], counted: readonly Counted[]): MonthCell[] {
  const byMonth = Map.groupBy(counted, ({ toDay }) => toDay.slice(0, 7))
  return months.map((month) => {
    const own = byMonth.get(month) ?? []
    const counts = own.reduce((sum, one) => addCounts(sum, one.counts), noCounts)
    return { month, ...counts, report: own.length === 1 ? (own[0]?.report ?? null) : null }
  })
}
