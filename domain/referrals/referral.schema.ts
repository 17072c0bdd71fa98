import { z } from 'zod'
import type { Category } from '#domain/leads/category.schema.ts'
import type { MatterLevel } from '#domain/matters/matter.schema.ts'
import type { Place } from '#platform/access/place.ts'
import type { Consent, LegalGround } from './legal-ground.schema.ts'
import type { ReferralStepKind, Urgency } from './referral-clock.schema.ts'

export const ReferralStatus = z.enum([
  'sent',
  'signed',
  'accepted',
  'fed-back',
  'disputed',
  'verified',
  'returned',
  'forwarded',
  'withdrawn',
])
export type ReferralStatus = z.infer<typeof ReferralStatus>

export const ReturnReason = z.enum([
  'not-ours',
  'packet-incomplete',
  'already-handled',
  'not-possible',
])
export type ReturnReason = z.infer<typeof ReturnReason>

export const FeedBackOutcome = z.enum(['done', 'partly', 'not-found', 'not-possible'])
export type FeedBackOutcome = z.infer<typeof FeedBackOutcome>

/** What the feedback asks of whoever answers for the matter. */
export const Suggestion = z.enum(['none', 'grade-anew', 'close'])
export type Suggestion = z.infer<typeof Suggestion>

/** 转办. It has a place of its own: `orgId` is the receiver. Nothing of the matter stands on it. */
export type Referral = Place & {
  readonly id: string
  /** 转 2023-0123 */
  readonly number: string
  readonly matterId: string
  /** who passed it on */
  readonly fromOrgId: string
  /** who answers for the matter, and looks at what comes back */
  readonly senderOrgId: string
  readonly previousId?: string | undefined
  readonly ruleCode?: string | undefined
  /** version of the routing rules that sent it */
  readonly ruleNumber?: number | undefined
  readonly urgency: Urgency
  readonly category: Category
  readonly level: MatterLevel
  readonly ground: LegalGround
  readonly consentOn?: string | undefined
  readonly consentForm?: Consent['form'] | undefined
  /** how long feedback may take, where the rule says so */
  readonly feedBackWithin?: string | undefined
  readonly status: ReferralStatus
  readonly binding: boolean
  /** how often it was returned as not ours, by whomever */
  readonly refusals: number
  readonly deciderOrgId?: string | undefined
  readonly returnReason?: ReturnReason | undefined
  readonly outcome?: FeedBackOutcome | undefined
  readonly suggestion?: Suggestion | undefined
  readonly sentAt: string
  readonly signedAt?: string | undefined
  readonly acceptedAt?: string | undefined
  readonly fedBackAt?: string | undefined
  readonly endedAt?: string | undefined
  readonly stepSince?: string | undefined
  readonly dueAt?: string | undefined
  readonly version: number
}

export const ReferralEntryKind = z.enum([
  'sent',
  'signed',
  'accepted',
  'returned',
  'disputed',
  'decided',
  'forwarded',
  'logged',
  'fed-back',
  'asked-again',
  'verified',
  'withdrawn',
  'supplemented',
])
export type ReferralEntryKind = z.infer<typeof ReferralEntryKind>

export type ReferralEntry = {
  readonly id: string
  readonly referralId: string
  readonly at: string
  readonly kind: ReferralEntryKind
  readonly text?: string | undefined
  /** a reason or an outcome: a code, never words about a person */
  readonly code?: string | undefined
  readonly byAccount: string
  readonly byName: string
  readonly byOrgId: string
}

export const RatingSide = z.enum(['sender', 'receiver'])
export type RatingSide = z.infer<typeof RatingSide>

export const RatingReason = z.enum([
  'in-time',
  'late',
  'clear',
  'unclear',
  'kept-informed',
  'not-informed',
  'she-was-helped',
  'she-was-not-helped',
])
export type RatingReason = z.infer<typeof RatingReason>

/** 互评: one per side, after the referral is over. */
export type Rating = Place & {
  readonly id: string
  readonly referralId: string
  readonly side: RatingSide
  readonly score: number
  readonly reasons: readonly RatingReason[]
  readonly byAccount: string
  readonly at: string
  readonly version: number
}

export type ReferralsChanged = {
  readonly type: 'referrals.changed'
  readonly changes: readonly { before: Referral | undefined; referral: Referral }[]
}

/** The step that is due in each status, and whose it is; exactly one while it is open. */
const steps: Readonly<
  Record<ReferralStatus, readonly [ReferralStepKind, 'receiver' | 'sender' | 'decider'] | undefined>
> = {
  sent: ['sign', 'receiver'],
  signed: ['answer', 'receiver'],
  accepted: ['feed-back', 'receiver'],
  'fed-back': ['verify', 'sender'],
  disputed: ['decide-competence', 'decider'],
  verified: undefined,
  returned: undefined,
  forwarded: undefined,
  withdrawn: undefined,
}

export function stepOf(
  referral: Pick<Referral, 'status' | 'orgId' | 'senderOrgId' | 'deciderOrgId'>,
): { kind: ReferralStepKind; dutyOrgId: string } | undefined {
  const step = steps[referral.status]
  if (step === undefined) return undefined
  const [kind, whose] = step
  switch (whose) {
    case 'receiver':
      return { kind, dutyOrgId: referral.orgId }
    case 'sender':
      return { kind, dutyOrgId: referral.senderOrgId }
    case 'decider':
      return { kind, dutyOrgId: referral.deciderOrgId ?? referral.senderOrgId }
  }
}

export function isOpenReferral({ status }: Pick<Referral, 'status'>): boolean {
  return steps[status] !== undefined
}
