import {
  areaKey,
  categoryKey,
  cellsOf,
  channelKey,
  codeOf,
  cumulativeKey,
  figureKey,
  monthKey,
  partKey,
} from './cell.transition.ts'
import { areaMetrics, monthlyMetrics, type Numbers } from './report.schema.ts'

/** Published counts from 1 to 4 would say whose they are. */
const smallestPublished = 5

/** A sum that readers can check: whoever knows all of it but one number knows that one too. */
export type Sum = {
  readonly whole: string
  readonly parts: readonly string[]
  /** known from what was published before, though it does not stand here */
  readonly known?: readonly string[]
}

/**
 * Keys of the numbers that a publication leaves out: those from 1 to 4, and of every sum so many more
 * that what is left out cannot be had by taking the rest from the whole: never one number alone, and
 * never numbers that are less than five together. The next in the order of the table are taken, whatever
 * their size: if it were the smallest, whoever knows the rule could reckon back.
 * @param values every number by its key
 */
export function closedCells(
  values: ReadonlyMap<string, number>,
  sums: readonly Sum[],
): ReadonlySet<string> {
  const valueOf = (key: string): number => values.get(key) ?? 0
  const closed = new Set<string>()
  for (const [key, value] of values) {
    if (value > 0 && value < smallestPublished) closed.add(key)
  }
  let before = -1
  while (closed.size > before) {
    before = closed.size
    for (const sum of sums) {
      const next = nextToClose(sum)
      if (next !== undefined) closed.add(next)
    }
  }
  return closed

  function nextToClose({ whole, parts, known = [] }: Sum): string | undefined {
    const shut = parts.filter((key) => closed.has(key))
    const after = parts.findIndex((key) => closed.has(key)) + 1
    const next = [...parts.slice(after), ...parts.slice(0, after)].find(
      (key) => !closed.has(key) && valueOf(key) > 0,
    )
    // The whole is left out as well: one part with it is enough, since neither is told.
    if (closed.has(whole)) return shut.length === 0 ? next : undefined
    const isKnownClosed = known.some((key) => closed.has(key))
    if (shut.length === 0) return isKnownClosed ? whole : undefined
    const together = shut.reduce((total, key) => total + valueOf(key), 0)
    // Where each could only be the largest that is left out, the sum would tell all of them.
    const isToldBySum = together === shut.length * (smallestPublished - 1)
    if (shut.length > 1 && together >= smallestPublished && !isToldBySum) return undefined
    return next ?? whole
  }
}

/** The numbers of a report that its public edition leaves out. */
export function closedInPublic(numbers: Numbers): ReadonlySet<string> {
  const values = new Map(cellsOf(numbers).map(({ key, value }) => [key, value]))
  for (const [key, value] of beforehand(numbers)) values.set(key, value)
  return closedCells(values, sumsOf(numbers))
}

const sides = ['found', 'resolved'] as const

/** Of the year, but before the period: what earlier publications said. */
function beforehand({ tables: { official } }: Numbers): [string, number][] {
  const rows = [...official.rows, { category: 'total', ...official.totals }]
  return sides.flatMap((side) =>
    rows.map(({ category, whole, cumulative }): [string, number] => [
      beforeKey(side, category),
      Math.max(0, cumulative[side] - whole[side]),
    ]),
  )
}

function beforeKey(side: (typeof sides)[number], category: string): string {
  return `official.${side}.before.${category}`
}

/** Every sum that stands in the tables. Distinct figures (executives) do not add up. */
function sumsOf({ tables }: Numbers): Sum[] {
  const { monthly, categories, areas, channels, official } = tables
  const months = monthly.map(({ month }) => month)
  const names = categories.map(({ category }) => category)
  const additive = monthlyMetrics.filter((code) => code !== 'executives')
  const sums: Sum[] = [
    ...additive.map((code) => ({
      whole: figureKey(code),
      parts: months.map((month) => monthKey(code, month)),
    })),
    ...areaMetrics.map((code) => ({
      whole: figureKey(code),
      parts: areas.map(({ division }) => areaKey(code, division)),
    })),
    { whole: figureKey('leadsFound'), parts: channels.map(({ channel }) => channelKey(channel)) },
  ]
  for (const side of sides) {
    const whole = figureKey(codeOf(side))
    const { parts } = official
    sums.push({ whole, parts: names.map((name) => categoryKey(side, name)) })
    const total = cumulativeKey(side, 'total')
    sums.push({ whole: total, parts: names.map((name) => cumulativeKey(side, name)) })
    sums.push({ whole: total, parts: [whole], known: [beforeKey(side, 'total')] })
    for (const name of names) {
      const row = categoryKey(side, name)
      const known = [beforeKey(side, name)]
      sums.push({ whole: cumulativeKey(side, name), parts: [row], known })
      if (parts.length > 0) {
        sums.push({ whole: row, parts: parts.map((part) => partKey(side, part, name)) })
      }
    }
    for (const part of parts) {
      const sum = partKey(side, part, 'total')
      sums.push({ whole: sum, parts: names.map((name) => partKey(side, part, name)) })
    }
    if (parts.length > 0) {
      sums.push({ whole, parts: parts.map((part) => partKey(side, part, 'total')) })
    }
    for (const quarter of parts.filter((part) => part.includes('Q'))) {
      const inIt = months.filter((month) => quarterOf(month) === quarter)
      const parted = inIt.map((month) => monthKey(codeOf(side), month))
      sums.push({ whole: partKey(side, quarter, 'total'), parts: parted })
    }
  }
  return sums
}

/** `2023-05` → `2023-Q2` */
function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
}
