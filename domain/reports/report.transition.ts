import type {
  AreaRow,
  CategoryRow,
  ChannelRow,
  Figure,
  MetricCode,
  OfficialTable,
  Said,
} from '#domain/metrics/metric.schema.ts'
import { monthsOf, type Period } from '#platform/time/period.ts'
import type { Clearance, Filings } from './filing.transition.ts'
import { asFiled } from './filing.transition.ts'
import {
  areaMetrics,
  monthlyMetrics,
  sectionKeys,
  type Numbers,
  type Report,
  type ReportFigure,
  type ReportKind,
  type Section,
  type SectionText,
} from './report.schema.ts'
import { defaultTexts, partsOf, sectionTitles } from './section.transition.ts'

const categoryNames: Readonly<Record<string, Said>> = {
  political: { zh: '政治权利', en: 'Political rights' },
  'person-dignity': { zh: '人身和人格权益', en: 'Person and dignity' },
  'education-culture': { zh: '文化教育权益', en: 'Education and culture' },
  'labour-security': { zh: '劳动和社会保障权益', en: 'Labour and social security' },
  property: { zh: '财产权益', en: 'Property' },
  'marriage-family': { zh: '婚姻家庭权益', en: 'Marriage and family' },
  children: { zh: '儿童权益', en: 'Children’s rights' },
  other: { zh: '其他', en: 'Other' },
}

/** What the numbers of a report are made of: counted figures and tables. */
export type Material = {
  readonly period: Period
  readonly region: string
  readonly regionName: string
  readonly figures: readonly Figure[]
  readonly areas: {
    readonly rows: readonly AreaRow[]
    readonly notPlaced: Partial<Record<MetricCode, number>>
  }
  readonly channels: { readonly rows: readonly ChannelRow[]; readonly notPlaced: number }
  readonly categories: {
    readonly rows: readonly CategoryRow[]
    readonly foundNotPlaced: number
    readonly resolvedNotPlaced: number
  }
  /** counted from the records themselves; a figure without one was not recounted */
  readonly records: ReadonlyMap<MetricCode, number>
  readonly official: OfficialTable
}

/** What a report adds to its numbers: who reads it, what was filed, and the texts somebody edited. */
export type Setting = Pick<Material, 'period' | 'region' | 'regionName'> & {
  readonly kind: ReportKind
  readonly now: Date
  readonly texts: readonly SectionText[]
  readonly filings: Filings
  readonly clearance: Clearance
  readonly movesOn: (code: MetricCode) => boolean
}

/** The numbers of a period as they are now. */
export function numbersOf(material: Material): Numbers {
  return { figures: figuresOf(material), tables: tablesOf(material) }
}

/** The report; once its period was filed, with the numbers that were filed. */
export function assembleReport(live: Numbers, setting: Setting): Report {
  const { kind, period, region, regionName, now, texts, filings, clearance, movesOn } = setting
  const at = now.toISOString()
  const { numbers, filing } = asFiled(live, filings, { clearance, movesOn, at })
  const { figures, tables } = numbers
  return {
    ...{ kind, period: period.label, region, regionName },
    generatedAt: at,
    ...{ figures, tables, filing },
    sections: sectionKeys.map((section) =>
      sectionOf(
        texts.find((text) => text.section === section),
        section,
        figures,
      ),
    ),
  }
}

function figuresOf({ figures, records }: Material): Report['figures'] {
  const stated = figures.map(({ code, ...figure }): [string, ReportFigure] => {
    const { value, name, definition, unit, window, previous } = figure
    return [
      code,
      {
        ...{ value, name, definition, unit, window, previous },
        records: records.get(code) ?? value,
        link: figure.records,
        now: null,
      },
    ]
  })
  return Object.fromEntries(stated) as Report['figures']
}

function tablesOf({
  figures,
  period,
  areas,
  categories,
  channels,
  official,
}: Material): Report['tables'] {
  const trends = new Map(figures.map(({ code, trend }) => [code, trend]))
  return {
    monthly: monthsOf(period).map(({ label }, at) => ({
      month: label,
      values: valuesOf(monthlyMetrics, (code) => trends.get(code)?.months[at]?.value ?? 0),
    })),
    categories: categories.rows.map(({ category, ...row }) => ({
      ...{ category, ...row },
      name: categoryNames[category] ?? { zh: category, en: category },
    })),
    areas: areas.rows.map(({ name, division, values }) => ({
      ...{ name, division },
      values: valuesOf(areaMetrics, (code) => values[code] ?? 0),
    })),
    channels: [...channels.rows],
    official,
    notPlaced: notPlacedIn({ figures, areas, categories, channels }),
  }
}

function valuesOf<Code extends string>(
  codes: readonly Code[],
  valueOf: (code: Code) => number,
): Record<Code, number> {
  return Object.fromEntries(codes.map((code) => [code, valueOf(code)])) as Record<Code, number>
}

/** `monthly.hazards: 3`: which table and column leaves how many out. */
function notPlacedIn({
  figures,
  areas,
  categories,
  channels,
}: Pick<Material, 'figures' | 'areas' | 'categories' | 'channels'>): Record<string, number> {
  const found: [string, number][] = [
    ...figures.map(({ code, trend }): [string, number] => [`monthly.${code}`, trend.notPlaced]),
    ...Object.entries(areas.notPlaced).map(([code, left]): [string, number] => [
      `areas.${code}`,
      left,
    ]),
    ['categories.found', categories.foundNotPlaced],
    ['categories.resolved', categories.resolvedNotPlaced],
    ['channels.value', channels.notPlaced],
  ]
  return Object.fromEntries(found.filter(([, left]) => left > 0))
}

function sectionOf(
  edited: SectionText | undefined,
  section: Section['section'],
  figures: Report['figures'],
): Section {
  const text = edited?.text ?? defaultTexts[section]
  return {
    ...{ section, title: sectionTitles[section], text, parts: partsOf(text, figures) },
    ...{ version: edited?.version ?? 0, editedAt: edited?.editedAt ?? null },
  }
}
