import { z } from 'zod'
import { DivisionCode, prefixOf } from '#domain/divisions/division.schema.ts'
import { LeadChannel } from '#domain/leads/lead.schema.ts'
import { intakeCodes } from './intake.schema.ts'
import { RecordKind } from './source.schema.ts'

/** Figures of the whole chain (全链条), from the lead to the order, in its order. */
export const chainCodes = [
  ...(['leadsFound', 'mattersGrave', 'mattersInDanger', 'mattersRecurring'] as const),
  ...(['referralsSent', 'referralsSignedInTime', 'referralsFedBack', 'referralsReturned'] as const),
  ...(['ordersApplied', 'protectionOrders', 'ordersRejected', 'ordersBreached'] as const),
  ...(['warningsIssued', 'supervisionOrdersSent', 'urgingOpinionsSent'] as const),
] as const

/** Every figure the house counts; each is defined once, in `definition.table.ts`. */
export const metricCodes = [
  'executives',
  'visits',
  'problemsSolved',
  'hazards',
  'mediationOrganisations',
  'needs',
  'needsSettled',
  'mattersOpened',
  'mattersAccepted',
  'mattersAcceptedInTime',
  'mattersClosed',
  'mattersRevisited',
  'mattersOpen',
  'mattersMonitoring',
  'disputesResolvedByFederation',
  'disputesResolvedByJustice',
  'hazardsRegistered',
  'hazardsAccepted',
  'hazardsClosed',
  'hazardsRevisited',
  'hazardsConfirmed',
  ...chainCodes,
  ...intakeCodes,
] as const

export const MetricCode = z.enum(metricCodes)
export type MetricCode = z.infer<typeof MetricCode>

/** Said in both languages of the house. */
export const Said = z.strictObject({ zh: z.string(), en: z.string() })
export type Said = z.infer<typeof Said>

/** `during` counts what happened in the window, `at-end` what stood on its last day. */
const WindowKind = z.enum(['during', 'at-end'])

/** Did the source that the figure answers to state its window, or is it assumed? */
const Stated = z.enum(['stated', 'assumed'])

const SplitBy = z.enum(['category', 'channel'])

export const Definition = z.strictObject({
  code: MetricCode,
  name: Said,
  definition: Said,
  unit: Said,
  /** what makes two records one */
  dedupeKey: z.string(),
  windowKind: WindowKind,
  stated: Stated,
  ownerOrganisation: Said,
  /** what it is also counted by */
  splitBy: SplitBy.nullable(),
  source: RecordKind,
  /** which of those records count: the very condition of the count */
  filter: z.string(),
  /** it says how its records stand by now, and so moves after the period without a correction */
  isByNow: z.boolean(),
})
export type Definition = z.infer<typeof Definition>

/** A list of the console and the filters that open the records behind a figure. */
export const ListLink = z.strictObject({
  list: z.string(),
  filters: z.record(z.string(), z.string()),
})
export type ListLink = z.infer<typeof ListLink>

/**
 * How many of the counted records the reader is not shown. Fewer than five are null, not a number:
 * an exact one would tell a colleague of the very record that she is shut out of.
 */
export const NotShown = z.int().nullable()

export const Month = z.string().regex(/^\d{4}-\d{2}$/)

export const Series = z.strictObject({
  months: z.array(z.strictObject({ month: Month, value: z.int() })),
  /** records that are in the sum, but too few to be placed in a month without showing whose they are */
  notPlaced: z.int(),
})
export type Series = z.infer<typeof Series>

export const FigureWindow = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  kind: WindowKind,
  stated: z.boolean(),
})
export type FigureWindow = z.infer<typeof FigureWindow>

export const Figure = z.strictObject({
  ...Definition.pick({ code: true, name: true, definition: true, unit: true }).shape,
  window: FigureWindow,
  value: z.int(),
  /** the same figure over the period just before */
  previous: z.int(),
  notShown: NotShown,
  trend: Series,
  records: ListLink,
})
export type Figure = z.infer<typeof Figure>

/** One area below the scope, in the order of its code: never by size, which would breed empty visits. */
export const AreaRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  division: DivisionCode,
  /** prefixes of the divisions it oversees, by which its records are listed; none where they cannot be */
  administers: z.array(z.string()),
  values: z.partialRecord(MetricCode, z.int()),
  /** matters with a step past its time limit now */
  overdue: z.int(),
})
export type AreaRow = z.infer<typeof AreaRow>

/**
 * The records of one area behind a figure of all. A figure's own page knows what an area oversees;
 * a list has to be told. Nothing where no list can show it.
 */
export function linkInArea(
  { list, filters }: ListLink,
  { division, administers }: Pick<AreaRow, 'division' | 'administers'>,
): ListLink | undefined {
  if (list.startsWith('/figures/')) {
    return { list, filters: { ...filters, division: prefixOf(division) } }
  }
  if (administers.length === 0) return undefined
  return { list, filters: { ...filters, division: administers.join(',') } }
}

export const CategoryRow = z.strictObject({
  category: z.string(),
  found: z.int(),
  resolved: z.int(),
  records: z.strictObject({ found: ListLink, resolved: ListLink }),
})
export type CategoryRow = z.infer<typeof CategoryRow>

export const Pair = z.strictObject({ found: z.int(), resolved: z.int() })
export type Pair = z.infer<typeof Pair>

const PairsOfPeriod = z.strictObject({
  /** one for each part of the period */
  parts: z.array(Pair),
  whole: Pair,
  /** from the first day of the year */
  cumulative: Pair,
})

/** The table that is filed: category × (found, resolved), with the sum of the year so far. */
export const OfficialTable = z.strictObject({
  /** `2023-Q1`, `2023-05`; none where the period is a month */
  parts: z.array(z.string()),
  rows: z.array(PairsOfPeriod.extend({ category: z.string() })),
  totals: PairsOfPeriod,
})
export type OfficialTable = z.infer<typeof OfficialTable>

/** How many leads came through a channel. */
export const ChannelRow = z.strictObject({
  channel: LeadChannel,
  name: Said,
  value: z.int(),
  records: ListLink,
})
export type ChannelRow = z.infer<typeof ChannelRow>

/** What was counted, split by whether the reader's clearance opens the records. */
export type Part = { readonly visible: number; readonly hidden: number }

/** What of a visit its figures depend on. */
export type CountedVisit = {
  readonly division: string
  readonly date: string
  readonly executiveId: string
}

/** What of a lead its figures depend on. */
export type CountedLead = {
  readonly division: string
  readonly foundOn: string
  readonly settledAt?: string | null | undefined
}

/** What of a matter its figures depend on, and those of the records beside it. */
export type CountedMatter = {
  readonly id: string
  readonly status: string
  readonly sensitivity: string
  readonly category: string
  readonly level?: number | undefined
  readonly imminent?: boolean | undefined
  readonly mergedInto?: string | null | undefined
  readonly division: string
  readonly foundOn: string
  readonly openedAt: string
  readonly acceptedAt?: string | null | undefined
  readonly closedAt?: string | null | undefined
  readonly revisitedAt?: string | null | undefined
}

type Moment = string | null | undefined

/** What of a referral its figures depend on. */
export type CountedReferral = { readonly division: string; readonly sentAt: string }

/** What of a protection order its figures depend on. */
export type CountedOrder = {
  readonly division: string
  readonly submittedAt?: Moment
  readonly decidedAt?: Moment
  readonly firstBreachedAt?: Moment
}

/** What of a written warning, or of a supervision order, its figures depend on. */
export type CountedPaper = { readonly division: string; readonly issuedAt?: Moment }
