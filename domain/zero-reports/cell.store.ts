import { townshipOf } from '#domain/divisions/division.schema.ts'
import { insertMany, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ReportLevel, ZeroReport } from './zero-report.schema.ts'

/** How many reports of one place, level and period stand in which way. */
export type CellCounts = {
  readonly owed: number
  readonly filed: number
  readonly nil: number
  readonly late: number
  readonly returned: number
  readonly reviewed: number
  readonly corrected: number
  readonly concealed: number
  readonly hazards: number
}

export type Cell = CellCounts & {
  /** the township of a village's or township's report; the county of a county's */
  readonly division: string
  readonly level: ReportLevel
  readonly fromDay: string
  readonly toDay: string
  readonly dueAt: string
}

const counts = [
  ...(['owed', 'filed', 'nil', 'late', 'returned'] as const),
  ...(['reviewed', 'corrected', 'concealed', 'hazards'] as const),
]

const types = {
  ...{ region: 'text', division: 'text', level: 'text', fromDay: 'date', toDay: 'date' },
  dueAt: 'timestamptz',
  ...Object.fromEntries(counts.map((name) => [name, 'int'])),
}

const added = raw(
  counts.map((name) => `${name} = zero_report_cells.${name} + excluded.${name}`).join(', '),
)

/** What one report adds to its cell. */
export function countsOf(report: ZeroReport): CellCounts {
  const isFiled = report.status === 'filed'
  return {
    owed: report.status === 'lapsed' ? 0 : 1,
    filed: isFiled ? 1 : 0,
    nil: isFiled && report.nil === true ? 1 : 0,
    late: isFiled && report.late ? 1 : 0,
    returned: report.status === 'returned' ? 1 : 0,
    reviewed: isFiled && report.reviewedAt !== null ? 1 : 0,
    corrected: report.correctedAt === null ? 0 : 1,
    concealed: report.concealedAt === null ? 0 : 1,
    hazards: isFiled ? (report.content?.hazardsNew ?? 0) : 0,
  }
}

export type Change = { readonly before: ZeroReport | undefined; readonly report: ZeroReport }

/**
 * Moves the sums by what the changes made different. The report's row is locked by whoever changes
 * it, and adding needs no look at the sum, so no two changes can lose one another. As the system.
 */
export function moveCells(tx: Tx, changes: readonly Change[]): void {
  const cells = cellsOf(changes)
  if (cells.length === 0) return
  const { region } = tx.actor
  const rows = cells.map((cell) => Object.assign({ region }, cell))
  tx.send(
    sql`${insertMany('zero_report_cells', types, rows)}
        on conflict (region, division, level, from_day, to_day) do update set ${added}`,
  )
}

/** In a fixed order, so that two who move several cells never wait for each other. */
export function cellsOf(changes: readonly Change[]): Cell[] {
  const cells = new Map<string, Cell>()
  for (const { before, report } of changes) {
    const { level, fromDay, toDay, dueAt } = report
    const division = level === 'county' ? report.division : townshipOf(report.division)
    const key = [division, level, fromDay, toDay].join()
    const known = cells.get(key)
    const now = countsOf(report)
    const was = before === undefined ? undefined : countsOf(before)
    const moved = Object.fromEntries(
      counts.map((name) => [name, (known?.[name] ?? 0) + now[name] - (was?.[name] ?? 0)]),
    ) as CellCounts
    cells.set(key, { division, level, fromDay, toDay, dueAt, ...moved })
  }
  return [...cells]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, cell]) => cell)
    .filter((cell) => counts.some((name) => cell[name] !== 0))
}
