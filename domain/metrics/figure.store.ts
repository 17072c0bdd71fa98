import { prefixOf } from '#domain/divisions/division.schema.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { monthsOf, previousPeriod, type Period } from '#platform/time/period.ts'
import { metrics } from './definition.table.ts'
import type { Metric } from './metric.table.ts'
import { countApart, countAtEnd, countDuring, figureOf, type Counted } from './figure.transition.ts'
import type { Figure, ListLink, MetricCode, Part } from './metric.schema.ts'
import { countRegister, standingOn, type Registered } from './register.store.ts'
import { readSettled } from './settling.store.ts'
import { sumPeriod, type PeriodSum, type Scope } from './sum.store.ts'

/** Who asks for figures of what: the divisions, the period, and what the reader's clearance opens. */
export type Asked = {
  readonly scope: Scope
  readonly period: Period
  readonly open: readonly Sensitivity[]
  /** the division the reader named, for the links */
  readonly division: string | undefined
}

/** What figures and breakdowns of a period are made of. */
export type Read = {
  readonly sums: readonly PeriodSum[]
  readonly register: readonly Registered[]
}

/** Reads all of it in one trip; as the system, and only what is settled (`readSettled`). */
export async function readPeriod(tx: Tx, { scope, period }: Asked): Promise<Read> {
  const [sums, register] = await Promise.all([
    sumPeriod(tx, scope, period),
    countRegister(tx, scope),
  ])
  return { sums, register }
}

/**
 * Every figure, read from the sums. Outstanding marks are settled first, so that no figure is older
 * than the records. Acts as the system: the caller has decided that the scope is the reader's.
 */
export async function figuresOf(tx: Tx, asked: Asked): Promise<Figure[]> {
  tx.asSystem()
  return figuresIn(await readSettled(tx, () => readPeriod(tx, asked)), asked)
}

/** Every figure of what was read. */
export function figuresIn({ sums, register }: Read, asked: Asked): Figure[] {
  const { period, open } = asked
  const previous = previousPeriod(period)
  const byMetric = Map.groupBy(sums, ({ metric }) => metric)
  return Object.values(metrics).map((metric) =>
    figureOf(metric, countedOf(metric), period, linkOf(metric, asked)),
  )

  function countedOf({ code, counting, windowKind }: Metric): Counted {
    if (counting.kind === 'register') {
      return countStanding(register, counting.organisationKind, period, previous)
    }
    const own = byMetric.get(code) ?? []
    const of = (...parts: readonly PeriodSum['part'][]): PeriodSum[] =>
      own.filter(({ part }) => parts.includes(part))
    if (counting.kind === 'distinct') {
      return countApart(of('distinct'), of('months'), open, period, previous)
    }
    return windowKind === 'during'
      ? countDuring(of('previous', 'months'), open, period, previous)
      : countAtEnd(of('before', 'months'), open, period, previous)
  }
}

/** The register is open to everybody of the region, so nothing in it is hidden. */
function countStanding(
  register: readonly Registered[],
  kind: string,
  period: Period,
  previous: Period,
): Counted {
  const at = (day: string): Part => ({ visible: standingOn(register, kind, day), hidden: 0 })
  return {
    value: at(period.to),
    previous: at(previous.to),
    months: monthsOf(period).map(({ label, to }) => ({ month: label, part: at(to) })),
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
