import { z } from 'zod'
import {
  CategoryRow,
  ChannelRow,
  FigureWindow,
  ListLink,
  MetricCode,
  Month,
  OfficialTable,
  Said,
} from '#domain/metrics/metric.schema.ts'
import { OutcomeCell, OutcomeCode } from '#domain/supervision/outcome.schema.ts'

/** Each is of a period of its own length: a year, half-year, quarter or month. */
export const ReportKind = z.enum(['annual', 'half-yearly', 'quarterly', 'monthly'])
export type ReportKind = z.infer<typeof ReportKind>

export const ReportFormat = z.enum(['json', 'docx', 'xlsx'])
export type ReportFormat = z.infer<typeof ReportFormat>

/** The three parts of the city's yearly account: 健全机制, 凝聚合力, 分类施策. */
export const sectionKeys = ['mechanism', 'cooperation', 'services'] as const
export const SectionKey = z.enum(sectionKeys)
export type SectionKey = z.infer<typeof SectionKey>

/** A figure as a report states it: the number never stands without what it means. */
export const ReportFigure = z.strictObject({
  value: z.int(),
  name: Said,
  definition: Said,
  unit: Said,
  window: FigureWindow,
  /** how many records it was counted from */
  records: z.int(),
  /** the list that opens them */
  link: ListLink,
  previous: z.int(),
  /** what it is by now, where the period was filed with another number */
  now: z.int().nullable(),
})
export type ReportFigure = z.infer<typeof ReportFigure>

/** A piece of a section: words, or a figure that stands in them. */
export const SectionPart = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ figure: MetricCode, value: z.int() }),
])
export type SectionPart = z.infer<typeof SectionPart>

export const Section = z.strictObject({
  section: SectionKey,
  title: Said,
  /** as it is edited: figures stand in it as `{visits}` */
  text: z.string(),
  parts: z.array(SectionPart),
  /** 0 until somebody has edited it */
  version: z.int(),
  editedAt: z.string().nullable(),
})
export type Section = z.infer<typeof Section>

/** Figures of the monthly table, in its order. */
export const monthlyMetrics = [
  ...(['executives', 'visits', 'problemsSolved', 'hazards'] as const),
  ...(['mattersOpened', 'mattersClosed', 'mattersRevisited'] as const),
  ...(['hotlineContacts', 'helpRequests', 'mandatoryReports'] as const),
] as const
const MonthlyMetric = z.enum(monthlyMetrics)

const MonthRow = z.strictObject({
  month: Month,
  values: z.record(MonthlyMetric, z.int()),
})

export const areaMetrics = [
  'hazards',
  'mattersOpened',
  'mattersAcceptedInTime',
  'mattersClosed',
] as const
const ReportArea = z.strictObject({
  name: z.string(),
  division: z.string(),
  values: z.record(z.enum(areaMetrics), z.int()),
})

/** How long something took in hours: the middle value, with how many; null below five records. */
const Timing = z.strictObject({ code: OutcomeCode, name: Said, cell: OutcomeCell })
export type Timing = z.infer<typeof Timing>

/** A number that is not what was filed. */
export const Correction = z.strictObject({
  /** its place in the report: `figures.visits`, `monthly.visits.2023-03` */
  key: z.string(),
  what: Said,
  filed: z.int(),
  now: z.int(),
  /** when the difference was noticed */
  notedAt: z.string(),
  /** no correction: the records moved on after the period, as the figure is meant to show */
  isCourse: z.boolean(),
})
export type Correction = z.infer<typeof Correction>

const FilingHead = z.strictObject({
  /** 1, and one more each time it is filed again */
  number: z.int(),
  filedAt: z.string(),
  filedByName: z.string(),
  reason: z.string().nullable(),
})

/** The filing that the numbers of a report stand by, and what became of them. */
export const Filing = FilingHead.extend({
  corrections: z.array(Correction),
  /** filings before it, the latest first, each with what the next one changed */
  earlier: z.array(FilingHead.extend({ corrections: z.array(Correction) })),
})
export type Filing = z.infer<typeof Filing>

export const Report = z.strictObject({
  kind: ReportKind,
  period: z.string(),
  region: z.string(),
  regionName: z.string(),
  generatedAt: z.string(),
  figures: z.record(MetricCode, ReportFigure),
  tables: z.strictObject({
    monthly: z.array(MonthRow),
    categories: z.array(CategoryRow.extend({ name: Said })),
    areas: z.array(ReportArea),
    channels: z.array(ChannelRow),
    /** the table that is filed: by part of the period, with the sum of the year so far */
    official: OfficialTable,
    /** absent in a period that was filed before they were counted */
    timings: z.array(Timing).optional(),
    /** counted in the figures, but too few to stand in a row of these tables */
    notPlaced: z.record(z.string(), z.int()),
  }),
  sections: z.array(Section),
  /** null until the period is filed; from then on its numbers stay what they were */
  filing: Filing.nullable(),
})
export type Report = z.infer<typeof Report>

/** The numbers of a report, with what they mean. */
export type Numbers = Pick<Report, 'figures' | 'tables'>

/** Numbers as each of the two clearances reads them. */
export type ByClearance<Content> = { readonly normal: Content; readonly sensitive: Content }

/** A filing as it is kept. */
export type FiledPeriod = {
  readonly region: string
  readonly id: string
  readonly kind: ReportKind
  readonly period: string
  readonly number: number
  readonly content: ByClearance<Numbers>
  readonly reason: string | null
  readonly filedBy: string
  readonly filedAt: string
  readonly version: number
}

/** Cells that changed after a filing, by their keys, when that was noticed. */
export type NotedCorrection = {
  readonly region: string
  readonly id: string
  readonly filingId: string
  readonly notedAt: string
  readonly content: ByClearance<Readonly<Record<string, number>>>
}

export const FileReport = z.strictObject({
  /** the number of the filing that the person saw; 0 where there was none */
  after: z.int().min(0),
  /** why it is filed again; the first filing needs none */
  reason: z.string().trim().min(2).max(1_000).optional(),
})
export type FileReport = z.infer<typeof FileReport>

/** What is kept of an edited section. */
export type SectionText = {
  readonly region: string
  readonly id: string
  readonly kind: ReportKind
  readonly period: string
  readonly section: SectionKey
  readonly text: string
  readonly editedBy: string | null
  readonly editedAt: string | null
  /** 0: nobody has edited it */
  readonly version: number
}

export const EditSection = z.strictObject({
  text: z.string().trim().min(1).max(8_000),
  version: z.int().min(0),
})
export type EditSection = z.infer<typeof EditSection>
