import {
  acceptReferralContract,
  feedBackReferralContract,
  forwardReferralContract,
  logReferralContract,
  rateReferralContract,
  returnReferralContract,
  signReferralContract,
  verifyReferralContract,
} from '#domain/referrals/referral.contract.ts'
import type { Referral } from '#domain/referrals/referral.schema.ts'
import words from './data/services.json' with { type: 'json' }
import { hour, type Diary } from './matter-step.ts'

/** How a referral goes; those that stay open are the ones to be seen at work. */
export const referralFates = [
  ...(['verified', 'fed-back', 'accepted', 'signed', 'sent', 'returned', 'forwarded'] as const),
]
export type ReferralFate = (typeof referralFates)[number]

/** 转办: what the receiver does with it, within its clocks, and what the sender says of it. */
export function workOnReferral(
  diary: Diary,
  { id, orgId, urgency }: Pick<Referral, 'id' | 'orgId' | 'urgency'>,
  fate: ReferralFate,
  aboveId: string | null,
): void {
  const { next, say, random } = diary
  const receiver = { orgId }
  const about = { about: { id } }
  const pace = { immediate: 1, urgent: 3, normal: 5 }[urgency]
  if (fate === 'sent') return
  next(pace * 0.6 * hour, receiver, signReferralContract, {}, about)
  if (fate === 'signed') return
  if (fate === 'returned') {
    const body = { reason: 'packet-incomplete', text: say(words['referral-returned']) }
    next(pace * hour, receiver, returnReferralContract, body, about)
    return
  }
  if (fate === 'forwarded' && aboveId !== null) {
    const fields = ['level', 'narrative']
    const body = { organisationId: aboveId, fields, text: say(words['referral-forwarded']) }
    next(pace * hour, receiver, forwardReferralContract, body, about)
    return
  }
  next(pace * hour, receiver, acceptReferralContract, {}, about)
  if (random.chance(0.4)) {
    const log = { text: say(words['referral-log']) }
    next(pace * 2 * hour, receiver, logReferralContract, log, about)
  }
  if (fate === 'accepted') return
  const told = { outcome: random.chance(0.85) ? 'done' : 'partly' }
  const text = say(words['referral-fed-back'])
  next(pace * 5 * hour, receiver, feedBackReferralContract, { ...told, text }, about)
  if (fate === 'fed-back') return
  const verified = { text: say(words['referral-verified']) }
  next(20 * hour, 'township', verifyReferralContract, verified, about)
  if (!random.chance(0.2)) return
  const reasons = ['in-time', random.pick(['clear', 'kept-informed', 'she-was-helped'])]
  next(hour, 'township', rateReferralContract, { score: random.whole(3, 5), reasons }, about)
}
