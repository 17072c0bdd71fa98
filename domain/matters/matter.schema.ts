import { z } from 'zod'
import type { Category } from '#domain/leads/category.schema.ts'
import type { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Place, Sensitivity } from '#platform/access/place.ts'
import type { Clocks } from './clock.schema.ts'
import type { DueStep } from './due-step.schema.ts'

export const MatterStatus = z.enum([
  'open',
  'monitoring',
  'closed',
  'archived',
  'merged',
  'declined',
])
export type MatterStatus = z.infer<typeof MatterStatus>

/** 1 is the gravest. Colours and words are display. */
export const MatterLevel = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type MatterLevel = z.infer<typeof MatterLevel>

export const ClosingOutcome = z.enum([
  'resolved',
  'refused',
  'moved-away',
  'referred-elsewhere',
  'unfounded',
])
export type ClosingOutcome = z.infer<typeof ClosingOutcome>

export const RevisitResult = z.enum(['settled', 'recurring'])
export type RevisitResult = z.infer<typeof RevisitResult>

/** How to reach her without putting her in danger. Always sealed, shown on request only. */
export const SafeContact = z.strictObject({
  phone: z.string().trim().max(40).default(''),
  time: z.string().trim().max(100).default(''),
  /** how a call begins, in case somebody else answers */
  opening: z.string().trim().max(200).default(''),
  avoid: z.string().trim().max(200).default(''),
})
export type SafeContact = z.infer<typeof SafeContact>

/** What a merge took away from the matter that went on, and what this one was. Ids and codes only. */
type MergeRecord = {
  readonly status: 'open' | 'monitoring'
  readonly sensitivity: Sensitivity
  readonly lostAudience: readonly string[]
  readonly lostNamed: readonly string[]
  readonly addedBarred: readonly string[]
}

/** 事项. Text fields are in clear only in memory. */
export type Matter = Place & {
  readonly id: string
  /** 阳新妇 2023-0318 */
  readonly number: string
  readonly leadId: string
  readonly category: Category
  readonly status: MatterStatus
  readonly level: MatterLevel
  readonly levelReason: string
  /** a lowering that waits for a second person */
  readonly proposedLevel?: MatterLevel | undefined
  readonly proposedReason?: string | undefined
  readonly proposedBy?: string | undefined
  /** imminent danger: beside the level, not a level */
  readonly imminent: boolean
  readonly narrative: string
  /** what she herself wants */
  readonly wish?: string | undefined
  readonly safeContact?: SafeContact | undefined
  readonly personId?: string | undefined
  readonly subjectName?: string | undefined
  readonly assigneeId?: string | undefined
  readonly assigneeName?: string | undefined
  /** `YYYY-MM-DD` */
  readonly foundOn: string
  readonly openedAt: string
  readonly acceptedAt?: string | undefined
  readonly contactedAt?: string | undefined
  /** follow-ups in a row in which nothing was amiss */
  readonly cleanFollowUps: number
  readonly closedAt?: string | undefined
  readonly closedOutcome?: ClosingOutcome | undefined
  /** 化解单位: who resolved it, and its kind at that time */
  readonly resolvedBy?: string | undefined
  readonly resolvedByKind?: OrganisationKind | undefined
  readonly revisitedAt?: string | undefined
  readonly revisitResult?: RevisitResult | undefined
  readonly mergedInto?: string | undefined
  readonly merge?: MergeRecord | undefined
  readonly version: number
}

export const EntryKind = z.enum([
  'opened',
  'taken',
  'note',
  'contact',
  'follow-up',
  'report',
  'level-raised',
  'lowering-proposed',
  'lowering-confirmed',
  'lowering-rejected',
  'danger-flagged',
  'danger-cleared',
  'handed-over',
  'co-acting-added',
  'co-acting-removed',
  'conflict-declared',
  'account-barred',
  'bar-lifted',
  'account-named',
  'naming-ended',
  'sensitivity-changed',
  'wish-recorded',
  'monitored',
  'closed',
  'revisited',
  'reopened',
  'merged',
  'merge-undone',
  'declined',
  'archived',
  'escalated',
  'source-removed',
  'glass-broken',
  'glass-ended',
  'acknowledged',
  'reminded',
  'regraded',
  'cues-recorded',
  'party-added',
  'party-changed',
  'party-removed',
  'linked',
  'lead-attached',
  'assigned',
  'assignment-ended',
  'referral',
  'service',
  'supervision',
  'meeting',
  'rating',
])
export type EntryKind = z.infer<typeof EntryKind>

/** A line of the time line. Its place is the matter's. */
export type Entry = {
  readonly id: string
  readonly matterId: string
  readonly at: string
  readonly kind: EntryKind
  readonly text?: string | undefined
  /** codes and ids, never words about a person */
  readonly detail?: Readonly<Record<string, string | number | boolean>> | undefined
  readonly byAccount: string
  readonly byName: string
  readonly byOrgId: string
}

/** A matter as a command works on it: with its clocks, and the lines the command adds. */
export type MatterFile = Matter & {
  readonly steps: readonly DueStep[]
  readonly entries: readonly Entry[]
  readonly clocks: Clocks
}

/** Who acts and when; ids are handed in, so that a transition stays pure. */
export type On = { readonly actor: Actor; readonly now: Date; readonly id: () => string }

export type MatterChange = {
  readonly before: Matter | undefined
  readonly matter: Matter
  /** the lines that the change added, where a command of the matter itself made it */
  readonly entries?: readonly Entry[] | undefined
}

export type MattersChanged = {
  readonly type: 'matters.changed'
  readonly changes: readonly MatterChange[]
}

/** Somebody opened a matter that was closed to them: its owner is told. */
export type MatterGlassBroken = {
  readonly type: 'matters.glass-broken'
  readonly matter: Matter
  readonly accountId: string
  readonly accountName: string
  readonly expiresAt: string
}

/** Overdue steps went one organisation up. */
export type DueStepsEscalated = {
  readonly type: 'due-steps.escalated'
  readonly escalations: readonly { step: DueStep; matter: Matter; toOrgId: string }[]
}
