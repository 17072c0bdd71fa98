import { prefixOf } from '#domain/divisions/division.schema.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { monthsOf, previousPeriod, type Period } from '#platform/time/period.ts'
import { countRegister, sumDistinct, sumMonths, type CellSum, type Scope } from './cell.store.ts'
import { isRowMetric } from './counting.store.ts'
import { metrics } from './definition.table.ts'
import type { Metric } from './metric.table.ts'
import { countApart, countAtEnd, countDuring, figureOf, type Counted } from './figure.transition.ts'
import type { Figure, ListLink, MetricCode } from './metric.schema.ts'
import { settle } from './settling.store.ts'

/** Who asks for figures of what: the divisions, the period, and what the reader's clearance opens. */
export type Asked = {
  readonly scope: Scope
  readonly period: Period
  readonly open: readonly Sensitivity[]
  /** the division the reader named, for the links */
  readonly division: string | undefined
}

/**
 * Every figure, read from the cells. Outstanding marks are settled first, so that no figure is older
 * than the records. Acts as the system: the caller has decided that the scope is the reader's.
 */
export async function figuresOf(tx: Tx, asked: Asked): Promise<Figure[]> {
  tx.asSystem()
  await settle(tx)
  const counted = await countedOf(tx, asked)
  return Object.values(metrics).map((metric) =>
    figureOf(metric, counted(metric), asked.period, linkOf(metric, asked)),
  )
}

async function countedOf(
  tx: Tx,
  { scope, period, open }: Asked,
): Promise<(metric: Metric) => Counted> {
  const previous = previousPeriod(period)
  const rows = Object.values(metrics).filter(isRowMetric)
  const codesWith = (kind: Metric['windowKind']): Metric['code'][] =>
    rows.filter(({ windowKind }) => windowKind === kind).map(({ code }) => code)
  const span = { from: previous.from, to: period.to }
  const [during, standing, distinct, monthlyDistinct, register] = await Promise.all([
    sumMonths(tx, scope, codesWith('during'), span),
    sumMonths(tx, scope, codesWith('at-end'), span, true),
    sumDistinct(tx, scope, period.grain, [previous, period]),
    sumDistinct(tx, scope, 'month', monthsOf(period)),
    registerSums(tx, scope, period, previous),
  ])
  const byMetric = Map.groupBy([...during, ...standing], ({ metric }) => metric)
  return ({ code, counting, windowKind }) => {
    if (counting.kind === 'distinct') {
      return countApart(distinct, monthlyDistinct, open, period, previous)
    }
    if (counting.kind === 'register') return register(counting.organisationKind)
    const sums: readonly CellSum[] = byMetric.get(code) ?? []
    return windowKind === 'during'
      ? countDuring(sums, open, period, previous)
      : countAtEnd(sums, open, period, previous)
  }
}

/** The register is open to everybody of the region, so nothing in it is hidden. */
async function registerSums(
  tx: Tx,
  scope: Scope,
  period: Period,
  previous: Period,
): Promise<(kind: string) => Counted> {
  const months = monthsOf(period)
  const days = [previous.to, ...months.map(({ to }) => to)]
  const kinds = Object.values(metrics).flatMap(({ counting }) =>
    counting.kind === 'register' ? [counting.organisationKind] : [],
  )
  const counts = new Map(
    await Promise.all(
      kinds.map(async (kind) => [kind, await countRegister(tx, scope, kind, days)] as const),
    ),
  )
  return (kind) => {
    const at = (day: string): { visible: number; hidden: number } => ({
      visible: counts.get(kind)?.get(day) ?? 0,
      hidden: 0,
    })
    return {
      value: at(period.to),
      previous: at(previous.to),
      months: months.map(({ label, to }) => ({ month: label, part: at(to) })),
    }
  }
}

/** What opens the records: a list with the metric's own filters, or the figure's page. */
export function linkOf({ code, drill }: Metric, asked: Asked): ListLink {
  if (drill === undefined) return pageOf(code, asked)
  const { scope, period } = asked
  const days = Object.fromEntries(drill.dates.map((at) => [at, period[at]]))
  return { list: drill.list, filters: { ...drill.filters, ...days, ...divisionsOf(scope) } }
}

/** The page of a figure, or of one of its categories, that lists what was counted. */
export function pageOf(
  code: MetricCode,
  { period, division }: Pick<Asked, 'period' | 'division'>,
  category?: string,
): ListLink {
  const filters = { period: period.label, ...(category === undefined ? {} : { category }) }
  const inDivision = division === undefined ? {} : { division: prefixOf(division) }
  return { list: `/figures/${code}`, filters: { ...filters, ...inDivision } }
}

/** A list's filter for a scope; the whole city needs none. */
export function divisionsOf(scope: Scope): { division?: string } {
  const isWide = scope.some((prefix) => prefix.length <= 4)
  return isWide ? {} : { division: scope.join(',') }
}
