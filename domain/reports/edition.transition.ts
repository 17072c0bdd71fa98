import type { MetricCode, Pair } from '#domain/metrics/metric.schema.ts'
import { dayOf } from '#platform/time/day.ts'
import {
  areaKey,
  categoryKey,
  channelKey,
  cumulativeKey,
  figureKey,
  monthKey,
} from './cell.transition.ts'
import type { Correction, Report } from './report.schema.ts'
import { paragraphsOf } from './section.transition.ts'
import { timingParagraphs } from './timing.transition.ts'
import { closedInPublic } from './suppression.transition.ts'

export type Edition = 'internal' | 'public'

/** How a number stands in an edition, by its place: itself, or null where the edition leaves it out. */
export type Shown = (key: string, value: number) => number | null

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
  readonly categories: readonly {
    category: string
    found: string
    resolved: string
    foundSoFar: string
    resolvedSoFar: string
  }[]
  readonly channels: readonly { channel: string; value: string }[]
  readonly areas: readonly (Record<string, string> & { name: string })[]
  /** one where something was corrected after filing, else none */
  readonly correctionTables: readonly {
    readonly corrections: readonly {
      what: string
      filed: string
      now: string
      difference: string
      notedAt: string
    }[]
  }[]
  readonly remark: string
}

/** The internal edition shows every number; the public one leaves out what would say whose it is. */
export function shownIn(edition: Edition, report: Report): Shown {
  if (edition === 'internal') return (_, value) => value
  const closed = closedInPublic(report)
  return (key, value) => (closed.has(key) ? null : value)
}

/** A number that is left out stands as a dash. */
export function wordOf(value: number | null): string {
  return value === null ? '—' : String(value)
}

export function documentDataOf(report: Report, edition: Edition): DocumentData {
  const { tables, sections } = report
  const shown = shownIn(edition, report)
  const word = (key: string, value: number): string => wordOf(shown(key, value))
  return {
    title: '做实做细维权服务　当好妇女儿童“贴心人”',
    subtitle: `${report.regionName}妇女联合会　${periodInWords(report.period)}`,
    generated: dayOf(new Date(report.generatedAt)),
    sections: sections.map(({ section, title, parts }) => ({
      title: title.zh,
      paragraphs: [
        ...paragraphsOf(parts, (code, value) => word(figureKey(code), value)),
        ...(section === 'services' ? timingParagraphs(tables.timings ?? []) : []),
      ],
    })),
    figures: figuresOf(report, word),
    months: tables.monthly.map(({ month, values }) =>
      Object.assign(
        texts(values, (code, value) => word(monthKey(code, month), value)),
        { month },
      ),
    ),
    categories: tables.categories.map(({ category, name, found, resolved }) => {
      const soFar = cumulativeOf(report, category)
      return {
        category: name.zh,
        found: word(categoryKey('found', category), found),
        resolved: word(categoryKey('resolved', category), resolved),
        foundSoFar: word(cumulativeKey('found', category), soFar.found),
        resolvedSoFar: word(cumulativeKey('resolved', category), soFar.resolved),
      }
    }),
    channels: tables.channels.map(({ channel, name, value }) => ({
      channel: name.zh,
      value: word(channelKey(channel), value),
    })),
    areas: tables.areas.map(({ name, division, values }) =>
      Object.assign(
        texts(values, (code, value) => word(areaKey(code, division), value)),
        { name },
      ),
    ),
    correctionTables: correctionTablesOf(report, edition),
    remark: remarkOf(report, edition),
  }
}

function figuresOf(
  { figures }: Report,
  word: (key: string, value: number) => string,
): DocumentData['figures'] {
  return Object.entries(figures).map(([code, figure]) => {
    const { name, value, unit, window, definition, records } = figure
    const key = figureKey(code as MetricCode)
    return {
      name: name.zh,
      value: word(key, value),
      unit: unit.zh,
      definition: definition.zh,
      // As many records as the figure says, so it closes with the figure.
      records: word(key, records),
      window: windowInWords(window),
    }
  })
}

function correctionTablesOf(report: Report, edition: Edition): DocumentData['correctionTables'] {
  const corrections = correctionsIn(report, edition).map(({ what, filed, now, notedAt }) => ({
    what: what.zh,
    filed: String(filed),
    now: String(now),
    difference: signed(now - filed),
    notedAt: dayOf(new Date(notedAt)),
  }))
  return corrections.length === 0 ? [] : [{ corrections }]
}

/** Corrections of figures and tables; what merely moved on after the period is none. */
export function correctionsIn({ filing }: Report, edition: Edition): Correction[] {
  const corrections = (filing?.corrections ?? []).filter(({ isCourse }) => !isCourse)
  if (edition === 'internal') return corrections
  // A difference of a few would say of whom it was.
  return corrections.filter(({ key, filed, now }) =>
    key.startsWith('figures.') ? Math.min(filed, now, Math.abs(now - filed)) >= 5 : false,
  )
}

export function cumulativeOf({ tables }: Report, category: string): Pair {
  const row = tables.official.rows.find((each) => each.category === category)
  return row?.cumulative ?? { found: 0, resolved: 0 }
}

export function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : `−${Math.abs(difference)}`
}

/** `2023` → `2023年度`, `2023-H1` → `2023年上半年`, `2023-Q1` → `2023年第1季度`, `2023-05` → `2023年5月` */
export function periodInWords(period: string): string {
  const [year = '', part] = period.split('-')
  if (part === undefined) return `${year}年度`
  if (part.startsWith('H')) return `${year}年${part === 'H1' ? '上半年' : '下半年'}`
  if (part.startsWith('Q')) return `${year}年第${part.slice(1)}季度`
  return `${year}年${Number(part)}月`
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

function texts<Key extends string>(
  values: Record<Key, number>,
  word: (code: Key, value: number) => string,
): Record<string, string> {
  return Object.fromEntries(
    (Object.entries(values) as [Key, number][]).map(([code, value]) => [code, word(code, value)]),
  )
}

function remarkOf({ tables, filing }: Report, edition: Edition): string {
  const remarks = ['标“推定”的时间段在来源中没有写明。']
  if (filing !== null) {
    const day = dayOf(new Date(filing.filedAt))
    remarks.push(`数字于${day}冻结（第${filing.number}次报送），以后的变化列为更正，不改原数。`)
  }
  if (Object.keys(tables.notPlaced).length > 0) {
    remarks.push('保密事项计入合计；分表中不足五件的不单独列出，故分表之和可能小于合计。')
  }
  if (edition === 'public') {
    remarks.push('公开版中不足五的数以“—”表示；能由合计推出它的数，也以“—”表示。')
  }
  return remarks.join('')
}
