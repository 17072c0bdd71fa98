import { z } from 'zod'
import { DivisionCode } from '#domain/divisions/division.schema.ts'
import { Category } from '#domain/leads/category.schema.ts'
import { endpoint, PageQuery, pageOf } from '#platform/http/endpoint.ts'
import { PeriodText } from '#platform/time/period.ts'
import {
  AreaRow,
  CategoryRow,
  ChannelRow,
  Definition,
  Figure,
  ListLink,
  MetricCode,
  NotShown,
  Series,
} from './metric.schema.ts'

/** `division`: all that its federation oversees; left out: all that the reader oversees. */
export const FigureQuery = z.strictObject({
  period: PeriodText,
  division: DivisionCode.optional(),
})
export type FigureQuery = z.infer<typeof FigureQuery>

const PeriodShown = z.strictObject({
  label: z.string(),
  grain: z.enum(['year', 'half-year', 'quarter', 'month']),
  from: z.iso.date(),
  to: z.iso.date(),
})

const ScopeShown = z.strictObject({
  /** the division asked for, or null for all that the reader oversees */
  division: DivisionCode.nullable(),
  name: z.string(),
})

export const listMetricsContract = endpoint({
  id: 'metrics.list',
  method: 'GET',
  path: '/api/v1/metrics',
  summary: 'Every figure’s one definition: name, unit, window, what makes two records one, owner',
  output: z.strictObject({ items: z.array(Definition) }),
})

export const readFiguresContract = endpoint({
  id: 'metrics.figures',
  method: 'GET',
  path: '/api/v1/metrics/figures',
  summary: 'All figures of a period and division, by month, with the period before',
  query: FigureQuery,
  output: z.strictObject({
    period: PeriodShown,
    scope: ScopeShown,
    figures: z.array(Figure),
  }),
})

export const MetricRecord = z.strictObject({
  id: z.uuid(),
  /** the day it counts on */
  day: z.iso.date().nullable(),
  division: DivisionCode,
  divisionName: z.string(),
  label: z.string(),
})
export type MetricRecord = z.infer<typeof MetricRecord>

export const listMetricRecordsContract = endpoint({
  id: 'metrics.records',
  method: 'GET',
  path: '/api/v1/metrics/:code/records',
  summary: 'The records behind a figure that the reader may see, and how many are not shown to her',
  params: z.strictObject({ code: MetricCode }),
  query: PageQuery.omit({ q: true })
    .extend(FigureQuery.shape)
    .extend({ category: Category.optional() }),
  output: pageOf(MetricRecord).extend({
    /** what the figure, or its row of the category, says */
    value: z.int(),
    notShown: NotShown,
    records: ListLink,
  }),
})

export const readDashboardContract = endpoint({
  id: 'metrics.dashboard',
  method: 'GET',
  path: '/api/v1/dashboard',
  summary: 'One page of a period and division: figures, months, areas by code, categories, chain',
  query: FigureQuery,
  output: z.strictObject({
    period: PeriodShown,
    scope: ScopeShown,
    figures: z.array(Figure),
    monthly: z.array(Series.extend({ metric: MetricCode })),
    areas: z.strictObject({
      /** null in a village: nothing lies below it */
      level: z.enum(['county', 'township', 'village']).nullable(),
      rows: z.array(AreaRow),
      /** per metric: counted, but too few to be placed in an area without showing whose they are */
      notPlaced: z.partialRecord(MetricCode, z.int()),
    }),
    categories: z.strictObject({
      rows: z.array(CategoryRow),
      foundNotPlaced: z.int(),
      resolvedNotPlaced: z.int(),
    }),
    /** leads by the channel they came through, in the order of the channels */
    channels: z.strictObject({ rows: z.array(ChannelRow), notPlaced: z.int() }),
    /** hazards found in the period, and how far each has come by now */
    chain: z.array(z.strictObject({ metric: MetricCode, value: z.int() })),
    now: z.strictObject({
      /** matters with a step past its time limit, as far as the reader sees them */
      overdue: z.int(),
      overdueRecords: ListLink,
    }),
  }),
})
