import { z } from 'zod'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { ReferralStatus } from './referral.schema.ts'

/** Everything that can be done with a referral; its page shows each with its reason when it cannot. */
export const ReferralAction = z.enum([
  'sign',
  'accept',
  'return',
  'forward',
  'log',
  'feed-back',
  'ask-again',
  'verify',
  'supplement',
  'withdraw',
  'decide',
  'rate',
])
export type ReferralAction = z.infer<typeof ReferralAction>

/** In which statuses each action has a meaning. Who accepts or returns it has signed for it by that. */
const standings: Readonly<Record<ReferralAction, readonly ReferralStatus[]>> = {
  sign: ['sent'],
  accept: ['sent', 'signed'],
  return: ['sent', 'signed'],
  forward: ['sent', 'signed', 'accepted'],
  log: ['signed', 'accepted', 'fed-back'],
  'feed-back': ['accepted'],
  'ask-again': ['fed-back'],
  verify: ['fed-back'],
  supplement: ['sent', 'signed', 'accepted', 'fed-back'],
  withdraw: ['sent', 'signed', 'accepted'],
  decide: ['disputed'],
  rate: ['verified', 'returned'],
}

/** Why an action is not possible now: what the referral waits for, or how it ended. */
const because: Readonly<Record<ReferralStatus, string>> = {
  sent: 'referral-not-signed',
  signed: 'referral-not-accepted',
  accepted: 'referral-not-fed-back',
  'fed-back': 'referral-waits-for-verification',
  disputed: 'referral-in-dispute',
  verified: 'referral-already-verified',
  returned: 'referral-already-returned',
  forwarded: 'referral-already-forwarded',
  withdrawn: 'referral-already-withdrawn',
}

/** What was done before is another reason than what has to come first. */
const already: Readonly<Partial<Record<ReferralAction, readonly ReferralStatus[]>>> = {
  sign: ['signed', 'accepted'],
  accept: ['accepted'],
}

export function standing(action: ReferralAction, status: ReferralStatus): Refusal | undefined {
  if (standings[action].includes(status)) return undefined
  if (already[action]?.includes(status) === true) return refuse('referral-already-signed')
  return { refused: because[status] }
}
