import { z } from 'zod'
import type { FoundCue } from '#domain/grading/cue.schema.ts'
import type { Place } from '#platform/access/place.ts'
import type { Category } from './category.schema.ts'
import type { Intake, LeadTrait, LinkKind } from './intake.schema.ts'

/** `report`: somebody came, called or wrote; the others are found on a visit. */
export const LeadKind = z.enum(['hazard', 'need', 'report'])
export type LeadKind = z.infer<typeof LeadKind>

export const LeadStatus = z.enum(['open', 'registered', 'attached', 'resolved', 'declined'])
export type LeadStatus = z.infer<typeof LeadStatus>

/** Where leads come from. Those of visits come by themselves, the others are entered. */
export const LeadChannel = z.enum([
  ...(['visit', 'hotline', 'walk-in', 'letter', 'online', 'police', 'court'] as const),
  ...(['procuratorate', 'school', 'hospital', 'mandatory-report', 'other'] as const),
])
export type LeadChannel = z.infer<typeof LeadChannel>

export const DeclineReason = z.enum([
  'out-of-scope',
  'duplicate',
  'mistaken',
  'moved-away',
  'source-removed',
])
export type DeclineReason = z.infer<typeof DeclineReason>

/** How a lead ended without becoming a matter. Sealed, since it retells what was found. */
export type Settlement = {
  readonly text: string
  readonly reason?: DeclineReason | undefined
  /** the office it was sent to instead */
  readonly sentTo?: string | undefined
}

/** 线索: something found that somebody must resolve. Text fields are in clear only in memory. */
export type Lead = Place & {
  readonly id: string
  readonly kind: LeadKind
  readonly channel: LeadChannel
  readonly sourceId: string
  readonly sourceNumber: string
  readonly category: Category
  /** level 1–4 as whoever found it saw it */
  readonly level?: number | undefined
  readonly summary: string
  readonly personId?: string | undefined
  readonly subjectName?: string | undefined
  /** `YYYY-MM-DD` */
  readonly foundOn: string
  readonly status: LeadStatus
  readonly matterId?: string | undefined
  /** what was answered of the danger cues when it was found */
  readonly cues?: readonly FoundCue[] | undefined
  readonly traits?: readonly LeadTrait[] | undefined
  readonly imminent?: boolean | undefined
  readonly intake?: Intake | undefined
  /** until when triage must have decided, by which version of the setting */
  readonly dueAt?: string | undefined
  readonly clockNumber?: number | undefined
  readonly escalatedAt?: string | undefined
  /** the matter that it continues as a new one */
  readonly linkTo?: string | undefined
  readonly linkKind?: LinkKind | undefined
  readonly settlement?: Settlement | undefined
  readonly settledAt?: string | undefined
  readonly settledBy?: string | undefined
  readonly createdAt: string
  readonly version: number
}

export type LeadsRegistered = {
  readonly type: 'leads.registered'
  readonly leads: readonly Lead[]
}

/** `before[i]` is what `leads[i]` was. */
export type LeadsChanged = {
  readonly type: 'leads.changed'
  readonly before: readonly Lead[]
  readonly leads: readonly Lead[]
}

/** The record that a lead came from was removed while a matter stands on it. */
export type LeadsUnfounded = {
  readonly type: 'leads.unfounded'
  readonly leads: readonly Lead[]
}
