import { z } from 'zod'
import { DivisionCode } from '#domain/divisions/division.schema.ts'
import { AreaRow, Figure, ListLink, MetricCode } from '#domain/metrics/metric.schema.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { PeriodText } from '#platform/time/period.ts'

/** A figure of the page; `now` where the period was filed with another number. */
export const CockpitFigure = Figure.extend({ now: z.int().nullable() })
export type CockpitFigure = z.infer<typeof CockpitFigure>

export const Cockpit = z.strictObject({
  period: z.strictObject({ label: z.string(), from: z.iso.date(), to: z.iso.date() }),
  scope: z.strictObject({ division: DivisionCode.nullable(), name: z.string() }),
  /** the filing that the figures stand by: of the whole city alone */
  filing: z.strictObject({ number: z.int(), filedAt: z.string() }).nullable(),
  /** every figure; the page chooses */
  figures: z.array(CockpitFigure),
  /** hazards found in the period, and how far each has come */
  steps: z.array(MetricCode),
  /** federations below, in the order of their codes */
  tiles: z.array(AreaRow),
  late: z.strictObject({
    /** by the longest wait, never by how many */
    rows: z.array(
      z.strictObject({
        orgId: z.uuid(),
        name: z.string(),
        matters: z.int(),
        dueAt: z.string(),
        records: ListLink,
      }),
    ),
    matters: z.int(),
    records: ListLink,
  }),
})
export type Cockpit = z.infer<typeof Cockpit>

export const readCockpitContract = endpoint({
  id: 'cockpit.read',
  method: 'GET',
  path: '/api/v1/cockpit',
  summary: 'The leaders’ page of a period: figures as filed, the chain’s steps, areas, who is late',
  query: z.strictObject({ period: PeriodText, division: DivisionCode.optional() }),
  output: Cockpit,
})
