import type { Sensitivity } from '#platform/access/place.ts'
import { monthsOf, type Period } from '#platform/time/period.ts'
import { shownRows, shownValue, sumOf, toldOfHidden } from './metric.policy.ts'
import type { Definition, Figure, FigureWindow, ListLink, Part, Series } from './metric.schema.ts'

/** A sum over records of one sensitivity; `period` is the first day of its month or period. */
export type Summed = {
  readonly period: string | null
  readonly sensitivity: Sensitivity
  readonly value: number
}

/** Which of the sums the reader's clearance opens, and which it hides. */
export function partOf(
  sums: readonly Pick<Summed, 'sensitivity' | 'value'>[],
  open: readonly Sensitivity[],
): Part {
  return sumOf(
    sums.map(({ sensitivity, value }) =>
      open.includes(sensitivity) ? { visible: value, hidden: 0 } : { visible: 0, hidden: value },
    ),
  )
}

/** A metric's value, the value before, and its months, before anything is hidden or shown. */
export type Counted = {
  readonly value: Part
  readonly previous: Part
  readonly months: readonly { readonly month: string; readonly part: Part }[]
}

/** What happened in the period and in the one before: cells by month add up. */
export function countDuring(
  sums: readonly Summed[],
  open: readonly Sensitivity[],
  period: Period,
  previous: Period,
): Counted {
  return {
    value: partOf(sums.filter(isIn(period)), open),
    previous: partOf(sums.filter(isIn(previous)), open),
    months: monthsOf(period).map((month) => ({
      month: month.label,
      part: partOf(sums.filter(isIn(month)), open),
    })),
  }
}

/** What stood at the end of the period: everything up to it adds up. */
export function countAtEnd(
  sums: readonly Summed[],
  open: readonly Sensitivity[],
  period: Period,
  previous: Period,
): Counted {
  const until = (to: string): Part =>
    partOf(
      sums.filter((sum) => sum.period === null || sum.period <= to),
      open,
    )
  return {
    value: until(period.to),
    previous: until(previous.to),
    months: monthsOf(period).map(({ label, to }) => ({ month: label, part: until(to) })),
  }
}

/** What was counted apart for each period, since it does not add up. */
export function countApart(
  sums: readonly Summed[],
  monthSums: readonly Summed[],
  open: readonly Sensitivity[],
  period: Period,
  previous: Period,
): Counted {
  return { ...countDuring(monthSums, open, period, previous), ...exactly() }

  function exactly(): Pick<Counted, 'value' | 'previous'> {
    return {
      value: partOf(
        sums.filter((sum) => sum.period === period.from),
        open,
      ),
      previous: partOf(
        sums.filter((sum) => sum.period === previous.from),
        open,
      ),
    }
  }
}

/** The figure as it is shown: small cells closed, window and definition beside the number. */
export function figureOf(
  definition: Definition,
  counted: Counted,
  period: Period,
  records: ListLink,
): Figure {
  const { code, name, definition: meaning, unit } = definition
  return {
    ...{ code, name, definition: meaning, unit, records },
    window: windowOf(definition, period),
    value: shownValue(counted.value),
    notShown: toldOfHidden(shownValue(counted.value) - counted.value.visible),
    previous: shownValue(counted.previous),
    trend: trendOf(definition, counted),
  }
}

function windowOf(
  { windowKind, stated }: Pick<Definition, 'windowKind' | 'stated'>,
  { from, to }: Period,
): FigureWindow {
  return { from, to, kind: windowKind, stated: stated === 'stated' }
}

/** Months of an at-end or distinct figure are no parts of it, so each is shown or closed by itself. */
function trendOf({ windowKind, code }: Definition, { months }: Counted): Series {
  const addsUp = windowKind === 'during' && code !== 'executives'
  const { values, notPlaced } = addsUp
    ? shownRows(months.map(({ part }) => part))
    : { values: months.map(({ part }) => shownValue(part)), notPlaced: 0 }
  return {
    months: months.map(({ month }, at) => ({ month, value: values[at] ?? 0 })),
    notPlaced,
  }
}

function isIn({ from, to }: Pick<Period, 'from' | 'to'>): (sum: Summed) => boolean {
  return ({ period }) => period !== null && period >= from && period <= to
}
