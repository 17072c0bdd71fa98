import type { Explanation } from '#web/kit/Explained.tsx'
import { figure as shown } from '#web/kit/time.ts'
import type { Language, Say } from '#web/kit/wording.ts'
import type { MetricCode, Said } from '#domain/metrics/metric.schema.ts'
import type { Report } from '../report.schema.ts'

export function spoken(said: Said, language: Language): string {
  return language === 'en' ? said.en : said.zh
}

type Key =
  | `d.${'what' | 'time' | 'window' | 'at-end' | 'stated' | 'is-stated' | 'is-assumed'}`
  | `d.${'place' | 'previous' | 'records' | 'records.count' | 'open'}`

/** The definition of a figure of the report, and the way to what it was counted from. */
export function explanationOf(
  say: Say<Key>,
  report: Report,
  code: MetricCode,
  language: Language,
): Explanation | undefined {
  const figure = report.figures[code]
  if (figure === undefined) return undefined
  const { from, to, kind, stated } = figure.window
  const unit = spoken(figure.unit, language)
  const value = shown(figure.value)
  return {
    title: spoken(figure.name, language),
    value: `${value} ${unit}`,
    pairs: [
      [say('d.what'), spoken(figure.definition, language)],
      [say('d.time'), kind === 'at-end' ? say('d.at-end', { to }) : say('d.window', { from, to })],
      [say('d.stated'), stated ? say('d.is-stated') : say('d.is-assumed')],
      [say('d.place'), report.regionName],
      [say('d.records'), say('d.records.count', { count: figure.records })],
      [say('d.previous'), `${shown(figure.previous)} ${unit}`],
    ],
    open: {
      to: `${figure.link.list}?${new URLSearchParams(figure.link.filters).toString()}`,
      label: say('d.open', { value, unit }),
    },
  }
}
