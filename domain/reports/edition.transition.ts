import { dayOf } from '#platform/time/day.ts'
import type { Report } from './report.schema.ts'
import { paragraphsOf } from './section.transition.ts'

export type Edition = 'internal' | 'public'

/** What the Word template is filled with. */
export type DocumentData = {
  readonly title: string
  readonly subtitle: string
  readonly generated: string
  readonly sections: readonly { title: string; paragraphs: readonly string[] }[]
  readonly figures: readonly {
    name: string
    value: string
    unit: string
    window: string
    definition: string
    records: string
  }[]
  readonly months: readonly (Record<string, string> & { month: string })[]
  readonly categories: readonly { category: string; found: string; resolved: string }[]
  readonly channels: readonly { channel: string; value: string }[]
  readonly areas: readonly (Record<string, string> & { name: string })[]
  readonly remark: string
}

/** Published counts from 1 to 4 would say whose they are: they stand as a dash. */
export function shownIn(edition: Edition, value: number): string {
  return edition === 'public' && value > 0 && value < 5 ? '—' : String(value)
}

export function documentDataOf(report: Report, edition: Edition): DocumentData {
  const { figures, tables, sections } = report
  const shown = (value: number): string => shownIn(edition, value)
  const texts = <Key extends string>(values: Record<Key, number>): Record<string, string> =>
    Object.fromEntries(Object.entries<number>(values).map(([code, value]) => [code, shown(value)]))
  return {
    title: '做实做细维权服务　当好妇女儿童“贴心人”',
    subtitle: `${report.regionName}妇女联合会　${periodInWords(report.period)}`,
    generated: dayOf(new Date(report.generatedAt)),
    sections: sections.map(({ title, parts }) => ({
      title: title.zh,
      paragraphs: paragraphsOf(parts, shown),
    })),
    figures: Object.values(figures).map(({ name, value, unit, window, definition, records }) => ({
      name: name.zh,
      value: shown(value),
      unit: unit.zh,
      definition: definition.zh,
      records: shown(records),
      window: windowInWords(window),
    })),
    months: tables.monthly.map(({ month, values }) => Object.assign(texts(values), { month })),
    categories: tables.categories.map(({ name, found, resolved }) => ({
      category: name.zh,
      found: shown(found),
      resolved: shown(resolved),
    })),
    channels: tables.channels.map(({ name, value }) => ({ channel: name.zh, value: shown(value) })),
    areas: tables.areas.map(({ name, values }) => Object.assign(texts(values), { name })),
    remark: remarkOf(tables.notPlaced, edition),
  }
}

/** `2023` → `2023年度`, `2023-05` → `2023年5月` */
export function periodInWords(period: string): string {
  const [year = '', month] = period.split('-')
  return month === undefined ? `${year}年度` : `${year}年${Number(month)}月`
}

export function windowInWords({
  from,
  to,
  kind,
  stated,
}: Report['figures']['visits']['window']): string {
  const days = kind === 'during' ? `${from}至${to}` : `截至${to}`
  return stated ? days : `${days}（推定）`
}

function remarkOf(notPlaced: Report['tables']['notPlaced'], edition: Edition): string {
  const remarks = ['标“推定”的时间段在来源中没有写明。']
  if (Object.keys(notPlaced).length > 0) {
    remarks.push('保密事项计入合计；分表中不足五件的不单独列出，故分表之和可能小于合计。')
  }
  if (edition === 'public') remarks.push('公开版中不足五的数以“—”表示。')
  return remarks.join('')
}
