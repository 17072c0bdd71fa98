import type { Sensitivity } from '#platform/access/place.ts'
import { monthsOf, periodAround, yearToDate, type Period } from '#platform/time/period.ts'
import type { CategorySum } from './breakdown.transition.ts'
import { partOf } from './figure.transition.ts'
import { shownRows, shownValue } from './metric.policy.ts'
import type { OfficialTable, Pair, Part } from './metric.schema.ts'

/** A sum over the records of one sensitivity in one category and month. */
export type CategoryMonthSum = CategorySum & { readonly period: string }

type Span = { readonly from: string; readonly to: string }

/** What a period's table is cut into: a year into quarters, a half-year or quarter into months. */
export function partsOf(period: Period): Period[] {
  if (period.grain === 'month') return []
  const months = monthsOf(period)
  if (period.grain !== 'year') return months
  return months.filter((_, at) => at % 3 === 0).map(({ from }) => periodAround(from, 'quarter'))
}

/**
 * The table that is filed: category × (found, resolved) by part of the period, with the period's sum
 * and the sum of the year so far. Small cells close for the parts together, for the period, and for
 * the year: each is one breakdown.
 */
export function officialTable(
  categories: readonly string[],
  sums: readonly CategoryMonthSum[],
  open: readonly Sensitivity[],
  period: Period,
): OfficialTable {
  const parts = partsOf(period)
  const found = columnsOf('mattersOpened')
  const resolved = columnsOf('mattersClosed')
  return {
    parts: parts.map(({ label }) => label),
    rows: categories.map((category, at) => ({
      category,
      parts: parts.map((_, nth) => {
        const cell = at * parts.length + nth
        return pairOf(found.parts[cell], resolved.parts[cell])
      }),
      whole: pairOf(found.whole[at], resolved.whole[at]),
      cumulative: pairOf(found.cumulative[at], resolved.cumulative[at]),
    })),
    totals: {
      parts: parts.map((_, nth) => pairOf(found.totals[nth], resolved.totals[nth])),
      whole: pairOf(found.wholeTotal, resolved.wholeTotal),
      cumulative: pairOf(found.cumulativeTotal, resolved.cumulativeTotal),
    },
  }

  function columnsOf(metric: CategorySum['metric']): {
    readonly parts: readonly number[]
    readonly whole: readonly number[]
    readonly cumulative: readonly number[]
    readonly totals: readonly number[]
    readonly wholeTotal: number
    readonly cumulativeTotal: number
  } {
    const own = sums.filter((sum) => sum.metric === metric)
    const within = ({ from, to }: Span, category?: string): Part =>
      partOf(
        own.filter(
          (sum) =>
            sum.period >= from &&
            sum.period <= to &&
            (category === undefined || sum.category === category),
        ),
        open,
      )
    const ofEach = (span: Span): number[] =>
      shownRows(categories.map((category) => within(span, category))).values
    return {
      parts: shownRows(
        categories.flatMap((category) => parts.map((part) => within(part, category))),
      ).values,
      whole: ofEach(period),
      cumulative: ofEach(yearToDate(period)),
      totals: shownRows(parts.map((part) => within(part))).values,
      wholeTotal: shownValue(within(period)),
      cumulativeTotal: shownValue(within(yearToDate(period))),
    }
  }
}

function pairOf(found = 0, resolved = 0): Pair {
  return { found, resolved }
}
