import type { MetricCode, Pair, Said } from '#domain/metrics/metric.schema.ts'
import type { Numbers } from './report.schema.ts'

/** One number of a report, known by its place. */
export type Cell = {
  /** `figures.visits`, `monthly.visits.2023-03`, `categories.found.children` */
  readonly key: string
  /** the figure that it is, or is a part of */
  readonly code: MetricCode
  readonly what: Said
  readonly value: number
}

const sides = [
  ['found', 'mattersOpened', { zh: '发现', en: 'found' }],
  ['resolved', 'mattersClosed', { zh: '化解', en: 'resolved' }],
] as const satisfies readonly (readonly [keyof Pair, MetricCode, Said])[]

/** Every number of a report, once: what stands in two tables is one cell. */
export function cellsOf({ figures, tables }: Numbers): Cell[] {
  const { monthly, categories, areas, channels, official } = tables
  const nameOf = (code: MetricCode): Said => figures[code].name
  const cells: Cell[] = []
  const add = (key: string, code: MetricCode, what: Said, value: number): void => {
    cells.push({ key, code, what, value })
  }
  for (const [code, { value, name }] of entriesOf(figures)) add(figureKey(code), code, name, value)
  for (const { month, values } of monthly) {
    for (const [code, value] of entriesOf(values)) {
      add(monthKey(code, month), code, joined(nameOf(code), plain(month)), value)
    }
  }
  for (const row of categories) {
    for (const [side, code, words] of sides) {
      add(categoryKey(side, row.category), code, joined(row.name, words), row[side])
    }
  }
  for (const { name, division, values } of areas) {
    for (const [code, value] of entriesOf(values)) {
      add(areaKey(code, division), code, joined(plain(name), nameOf(code)), value)
    }
  }
  for (const { channel, name, value } of channels) {
    add(channelKey(channel), 'leadsFound', joined(nameOf('leadsFound'), name), value)
  }
  for (const [side, code, words] of sides) {
    for (const { category, parts, cumulative } of official.rows) {
      const name = categories.find((row) => row.category === category)?.name ?? plain(category)
      for (const [at, part] of official.parts.entries()) {
        const what = joined(name, words, plain(part))
        add(partKey(side, part, category), code, what, parts[at]?.[side] ?? 0)
      }
      const key = cumulativeKey(side, category)
      add(key, code, joined(name, words, soFar), cumulative[side])
    }
    for (const [at, part] of official.parts.entries()) {
      const value = official.totals.parts[at]?.[side] ?? 0
      // A month's sum stands in the table by month already.
      if (/-\d\d$/.test(part)) continue
      add(partKey(side, part, 'total'), code, joined(all, words, plain(part)), value)
    }
    const value = official.totals.cumulative[side]
    add(cumulativeKey(side, 'total'), code, joined(all, words, soFar), value)
  }
  return cells
}

const all: Said = { zh: '合计', en: 'total' }
const soFar: Said = { zh: '本年累计', en: 'year to date' }

export function figureKey(code: MetricCode): string {
  return `figures.${code}`
}

export function monthKey(code: MetricCode, month: string): string {
  return `monthly.${code}.${month}`
}

export function categoryKey(side: keyof Pair, category: string): string {
  return `categories.${side}.${category}`
}

export function areaKey(code: MetricCode, division: string): string {
  return `areas.${code}.${division}`
}

export function channelKey(channel: string): string {
  return `channels.${channel}`
}

/** `total` instead of a category: the sum over all of them. */
export function partKey(side: keyof Pair, part: string, category: string): string {
  const isMonthly = category === 'total' && /-\d\d$/.test(part)
  return isMonthly ? monthKey(codeOf(side), part) : `official.${side}.${part}.${category}`
}

export function cumulativeKey(side: keyof Pair, category: string): string {
  return `official.${side}.cumulative.${category}`
}

export function codeOf(side: keyof Pair): MetricCode {
  return side === 'found' ? 'mattersOpened' : 'mattersClosed'
}

function plain(text: string): Said {
  return { zh: text, en: text }
}

function joined(...words: readonly Said[]): Said {
  return {
    zh: words.map(({ zh }) => zh).join(' · '),
    en: words.map(({ en }) => en).join(' · '),
  }
}

function entriesOf<Code extends string, Value>(
  record: Readonly<Partial<Record<Code, Value>>>,
): [Code, Value][] {
  return Object.entries(record) as [Code, Value][]
}
