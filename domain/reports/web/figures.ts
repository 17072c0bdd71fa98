import type { Explanation } from '#web/kit/Explained.tsx'
import { figure as shown } from '#web/kit/time.ts'
import type { Language, Say } from '#web/kit/wording.ts'
import type { ListLink, MetricCode, Said } from '#domain/metrics/metric.schema.ts'
import type { Report, ReportFigure, ReportKind } from '../report.schema.ts'

/** Is the period of the report over on that day? */
export function isOverBy({ figures }: Report, today: string): boolean {
  return Object.values(figures).every(({ window }) => window.to < today)
}

export function spoken(said: Said, language: Language): string {
  return language === 'en' ? said.en : said.zh
}

type Key =
  | `d.${'what' | 'time' | 'window' | 'at-end' | 'stated' | 'is-stated' | 'is-assumed'}`
  | `d.${'place' | 'previous' | 'records' | 'records.count' | 'open' | 'now' | 'filed'}`

/** A figure as the report states it, or as the leaders' page does. */
type Stated = Pick<ReportFigure, 'value' | 'name' | 'definition' | 'unit' | 'window' | 'link'> &
  Pick<ReportFigure, 'previous' | 'now'> & { readonly records?: unknown }

/** The definition of a figure of the report, and the way to what it was counted from. */
export function explanationOf(
  say: Say<Key>,
  report: Report,
  code: MetricCode,
  language: Language,
): Explanation | undefined {
  const figure = report.figures[code]
  if (figure === undefined) return undefined
  return explanationOfFigure(say, figure, report.regionName, language)
}

export function explanationOfFigure(
  say: Say<Key>,
  figure: Stated,
  place: string,
  language: Language,
): Explanation {
  const { from, to, kind, stated } = figure.window
  const unit = spoken(figure.unit, language)
  const value = shown(figure.value)
  const { records } = figure
  return {
    title: spoken(figure.name, language),
    value: `${value} ${unit}`,
    pairs: [
      [say('d.what'), spoken(figure.definition, language)],
      [say('d.time'), kind === 'at-end' ? say('d.at-end', { to }) : say('d.window', { from, to })],
      [say('d.stated'), stated ? say('d.is-stated') : say('d.is-assumed')],
      [say('d.place'), place],
      ...(typeof records === 'number'
        ? [[say('d.records'), say('d.records.count', { count: records })] as const]
        : []),
      [say('d.previous'), `${shown(figure.previous)} ${unit}`],
      ...(figure.now === null
        ? []
        : [[say('d.now'), say('d.filed', { filed: value, now: shown(figure.now) })] as const]),
    ],
    open: { to: addressOfRecords(figure.link), label: say('d.open', { value, unit }) },
  }
}

/** The address that opens the records behind a figure. */
export function addressOfRecords({ list, filters }: ListLink): string {
  // Commas between prefixes are allowed in an address and read better as they are.
  const text = new URLSearchParams(filters).toString().replaceAll('%2C', ',')
  return text === '' ? list : `${list}?${text}`
}

/** The kind of report that a period has. */
export function kindOfPeriod(period: string): ReportKind {
  const part = period.slice(5)
  if (part === '') return 'annual'
  if (part.startsWith('H')) return 'half-yearly'
  return part.startsWith('Q') ? 'quarterly' : 'monthly'
}
