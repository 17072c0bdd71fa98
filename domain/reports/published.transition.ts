import { MetricCode, type Pair } from '#domain/metrics/metric.schema.ts'
import {
  areaKey,
  categoryKey,
  channelKey,
  codeOf,
  cumulativeKey,
  figureKey,
  monthKey,
  partKey,
} from './cell.transition.ts'
import { correctionsIn, shownIn, type Edition, type Shown } from './edition.transition.ts'
import type { Report } from './report.schema.ts'

/** A report whose numbers may be left out. */
type Published = {
  readonly [Key in keyof Report]: Key extends 'figures' | 'tables' | 'sections' | 'filing'
    ? unknown
    : Report[Key]
}

/** The report as its edition may be handed on as data: what the edition leaves out is null there too. */
export function publishedReport(report: Report, edition: Edition): Report | Published {
  if (edition === 'internal') return report
  const { figures, tables, sections, filing } = report
  const shown = shownIn(edition, report)
  return {
    ...report,
    figures: Object.fromEntries(
      Object.entries(figures).map(([code, figure]) => {
        const key = figureKey(MetricCode.parse(code))
        const { value, records, previous, now: _now, ...said } = figure
        return [
          code,
          {
            ...{ ...said, value: shown(key, value), records: shown(key, records) },
            previous: previous > 0 && previous < 5 ? null : previous,
          },
        ]
      }),
    ),
    tables: tablesIn(tables, shown),
    sections: sections.map((section) =>
      Object.assign({}, section, {
        parts: section.parts.map((part) =>
          'text' in part
            ? part
            : { figure: part.figure, value: shown(figureKey(part.figure), part.value) },
        ),
      }),
    ),
    filing: filing && {
      ...{ number: filing.number, filedAt: filing.filedAt },
      corrections: correctionsIn(report, edition),
    },
  }
}

type ShownPair = Readonly<Record<keyof Pair, number | null>>

function tablesIn(tables: Report['tables'], shown: Shown): Record<keyof Report['tables'], unknown> {
  const { monthly, categories, areas, channels, official, notPlaced, timings = [] } = tables
  const pair = (keyOf: (side: keyof Pair) => string, value: Pair): ShownPair => ({
    found: shown(keyOf('found'), value.found),
    resolved: shown(keyOf('resolved'), value.resolved),
  })
  const lineOf = (category: string, line: Report['tables']['official']['totals']): object => ({
    parts: line.parts.map((part, at) =>
      pair((side) => partKey(side, official.parts[at] ?? '', category), part),
    ),
    whole: pair((side) => wholeKey(side, category), line.whole),
    cumulative: pair((side) => cumulativeKey(side, category), line.cumulative),
  })
  return {
    // Closed below five records wherever they stand.
    timings,
    monthly: monthly.map(({ month, values }) => ({
      month,
      values: shownValues(values, (code) => monthKey(code, month), shown),
    })),
    categories: categories.map(({ category, name, records, ...value }) =>
      Object.assign(
        pair((side) => categoryKey(side, category), value),
        { category, name, records },
      ),
    ),
    areas: areas.map(({ name, division, values }) => ({
      name,
      division,
      values: shownValues(values, (code) => areaKey(code, division), shown),
    })),
    channels: channels.map((row) =>
      Object.assign({}, row, { value: shown(channelKey(row.channel), row.value) }),
    ),
    official: {
      parts: official.parts,
      rows: official.rows.map(({ category, ...line }) =>
        Object.assign(lineOf(category, line), { category }),
      ),
      totals: lineOf('total', official.totals),
    },
    notPlaced: Object.keys(notPlaced),
  }
}

/** The sum of the period stands in the other tables under its own key. */
export function wholeKey(side: keyof Pair, category: string): string {
  return category === 'total' ? figureKey(codeOf(side)) : categoryKey(side, category)
}

function shownValues(
  values: Readonly<Partial<Record<MetricCode, number>>>,
  keyOf: (code: MetricCode) => string,
  shown: Shown,
): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(values).map(([code, value]) => [
      code,
      shown(keyOf(MetricCode.parse(code)), value),
    ]),
  )
}
