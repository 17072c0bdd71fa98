import { z } from 'zod'

/** The levels that owe a report; the city is who they owe it to. From the top down. */
export const reportLevels = ['county', 'township', 'village'] as const
export const ReportLevel = z.enum(reportLevels)
export type ReportLevel = z.infer<typeof ReportLevel>

/** What stands on the row. `lapsed`: its organisation ended before it was signed. */
export type ReportStatus = 'due' | 'filed' | 'returned' | 'lapsed'

/** Where a report stands at a moment: what is late or not due yet is derived from the time. */
export const ReportState = z.enum([
  'not-due',
  'due',
  'overdue',
  'filed',
  'late',
  'returned',
  'lapsed',
])
export type ReportState = z.infer<typeof ReportState>

/** What a period's records say, counted by the house and never typed. Whole numbers. */
export const ReportContent = z.strictObject({
  /** visits of the period */
  visits: z.int(),
  /** households to be screened in the period, and those of them that were visited */
  householdsDue: z.int(),
  householdsScreened: z.int(),
  hazardsNew: z.int(),
  /** open when the period began */
  hazardsCarried: z.int(),
  /** closed in the period, whenever found */
  hazardsResolved: z.int(),
  /** reported or handed one organisation up in the period */
  hazardsEscalated: z.int(),
  /** open when the period ended */
  hazardsOpen: z.int(),
  /** reports that the organisations below owe for the period, and those that are signed */
  unitsOwing: z.int(),
  unitsFiled: z.int(),
})
export type ReportContent = z.infer<typeof ReportContent>

/** 零报告: what one organisation owes for one period. It holds numbers, never words about a person. */
export type ZeroReport = {
  readonly region: string
  readonly id: string
  readonly division: string
  readonly orgId: string
  /** who reviews it */
  readonly parentOrgId: string | null
  readonly level: ReportLevel
  /** `2023-05`, `2023-Q2` */
  readonly period: string
  readonly fromDay: string
  readonly toDay: string
  /** from when it may be signed: the period must be over */
  readonly opensAt: string
  readonly dueAt: string
  /** the limit that a return set */
  readonly redoBy: string | null
  readonly status: ReportStatus
  readonly nil: boolean | null
  readonly late: boolean
  readonly filedAt: string | null
  readonly receivedAt: string | null
  readonly filedBy: string | null
  readonly filedByName: string | null
  /** as it was signed */
  readonly content: ReportContent | null
  readonly reviewedAt: string | null
  readonly reviewedBy: string | null
  readonly reviewedByName: string | null
  readonly supplementedAt: string | null
  /** a hazard of the period was recorded after it was signed */
  readonly correctedAt: string | null
  readonly correctedCount: number
  /** verification found a hazard that was known and not reported */
  readonly concealedAt: string | null
  readonly returns: number
  /** 1 reminded, 2 chased, 3 gone one organisation up */
  readonly chaseStage: number
  readonly chaseAt: string | null
  readonly ruleNumber: number
  readonly version: number
}

export const ReportEntryKind = z.enum([
  'signed',
  'supplemented',
  'reviewed',
  'returned',
  'corrected',
  'reminded',
  'chased',
  'escalated',
  'confirmed',
  'concealed',
  'lapsed',
])
export type ReportEntryKind = z.infer<typeof ReportEntryKind>

/** One act on a report. `content` is what was signed with it. */
export type ReportEntry = {
  readonly id: string
  readonly reportId: string
  readonly at: string
  readonly kind: ReportEntryKind
  readonly content: ReportContent | null
  /** sealed in the database */
  readonly text: string | null
  readonly byAccount: string
  readonly byName: string
  readonly byOrgId: string
}

export const ReportAction = z.enum(['sign', 'supplement', 'review', 'return'])
export type ReportAction = z.infer<typeof ReportAction>

export const CheckOutcome = z.enum(['confirmed', 'concealed', 'not-reached'])
export type CheckOutcome = z.infer<typeof CheckOutcome>

/** 抽查: one nil return to be verified by calling families of the village. It lies with the county. */
export type Check = {
  readonly region: string
  readonly id: string
  readonly drawId: string
  readonly reportId: string
  readonly division: string
  readonly orgId: string
  readonly unitOrgId: string
  readonly unitDivision: string
  readonly signedBy: string
  readonly signedByName: string
  readonly signedAt: string
  readonly period: string
  readonly fromDay: string
  readonly toDay: string
  readonly drawnAt: string
  readonly dueAt: string
  readonly outcome: CheckOutcome | null
  /** families that were called */
  readonly calls: number | null
  /** sealed in the database */
  readonly note: string | null
  readonly doneAt: string | null
  readonly doneBy: string | null
  readonly doneByName: string | null
  readonly version: number
}

/** A draw, kept whole so that it can be repeated. */
export type Draw = {
  readonly region: string
  readonly id: string
  readonly division: string
  readonly orgId: string
  readonly period: string
  readonly fromDay: string
  readonly seed: string
  readonly percent: number
  readonly population: number
  readonly drawn: number
  readonly at: string
}
