import { z } from 'zod'
import {
  CategoryRow,
  ChannelRow,
  FigureWindow,
  ListLink,
  MetricCode,
  Month,
  Said,
} from '#domain/metrics/metric.schema.ts'

/** `annual` takes a year, `monthly` a month. */
export const ReportKind = z.enum(['annual', 'monthly'])
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
    /** counted in the figures, but too few to stand in a row of these tables */
    notPlaced: z.record(z.string(), z.int()),
  }),
  sections: z.array(Section),
})
export type Report = z.infer<typeof Report>

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
