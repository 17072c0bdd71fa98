import { covers, has, requireRole, type Actor } from '#platform/access/actor.ts'
import {
  isRefusal,
  permitted,
  refuse,
  type Decision,
  type Refusal,
} from '#platform/access/decision.ts'
import { maySee, withinReach, type Place } from '#platform/access/place.ts'
import { isOpenForFiles } from './packet-file.transition.ts'
import { ReferralAction, standing } from './referral-action.schema.ts'
import type { RatingSide, Referral } from './referral.schema.ts'

const officers = ['township-officer', 'county-officer', 'city-officer'] as const
const supervisors = ['county-officer', 'city-officer'] as const
const agents = [...officers, 'liaison', 'mediator'] as const

/** What is shown is decided row by row; administrators have no business here. */
export function mayReadReferrals(actor: Actor): Decision {
  return requireRole(actor, ...agents, 'leader') ?? permitted
}

/** Whoever answers for the matter sends it on: the responsible organisation, or the county above it. */
export function mayRefer(actor: Actor, matter: Place): Decision {
  const refusal = outOfReach(actor, matter, officers)
  if (refusal !== undefined) return refusal
  if (actor.orgs.includes(matter.orgId) || isAbove(actor, matter)) return permitted
  return refuse('matter-of-another-organisation')
}

/** The receiver's own work. */
export function mayWorkOnReferral(actor: Actor, referral: Referral): Decision {
  const refusal = outOfReach(actor, referral, agents)
  if (refusal !== undefined) return refusal
  return actor.orgs.includes(referral.orgId)
    ? permitted
    : refuse('referral-of-another-organisation')
}

/** Whoever sent it, or answers for the matter, looks at what comes back. */
export function maySettleReferral(actor: Actor, referral: Referral): Decision {
  const refusal = outOfReach(actor, referral, agents)
  if (refusal !== undefined) return refusal
  if (actor.orgs.includes(referral.senderOrgId) || isAbove(actor, referral)) return permitted
  return refuse('referral-settled-by-its-sender')
}

/**
 * Files that go along are read by the receiver while the referral runs, by who decides a dispute
 * about it, and by whoever sees the matter; sending them on gives nobody else a right to them.
 */
export function mayOpenFiles(
  actor: Actor,
  referral: Referral,
  matter: Place | undefined,
): Decision {
  const refusal = outOfReach(actor, referral, [...agents, 'leader'])
  if (refusal !== undefined) return refusal
  if (matter !== undefined && maySee(actor, matter)) return permitted
  if (!isOpenForFiles(referral)) return refuse('files-closed-with-referral')
  const { orgId, deciderOrgId, status } = referral
  const isDecider = status === 'disputed' && actor.orgs.includes(deciderOrgId ?? '')
  return actor.orgs.includes(orgId) || isDecider
    ? permitted
    : refuse('referral-of-another-organisation')
}

/** Who passed it on may call it back, and whoever answers for the matter. */
export function mayWithdrawReferral(actor: Actor, referral: Referral): Decision {
  const settled = maySettleReferral(actor, referral)
  const isGiver = actor.orgs.includes(referral.fromOrgId) && has(actor, ...agents)
  return isRefusal(settled) && isGiver ? withinReach(actor, referral) : settled
}

/** The level above; the two sides are bound by it. */
export function mayDecideCompetence(actor: Actor, referral: Referral): Decision {
  const refusal = outOfReach(actor, referral, agents)
  if (refusal !== undefined) return refusal
  const decider = referral.deciderOrgId
  return decider !== undefined && actor.orgs.includes(decider)
    ? permitted
    : refuse('decided-by-the-level-above')
}

export function mayRateReferral(actor: Actor, referral: Referral): Decision {
  const refusal = outOfReach(actor, referral, agents)
  if (refusal !== undefined) return refusal
  return sideOf(actor, referral) === undefined
    ? refuse('referral-of-another-organisation')
    : permitted
}

/** On which side of the referral she stands; the receiver's first, should she be on both. */
export function sideOf(actor: Actor, referral: Referral): RatingSide | undefined {
  if (actor.orgs.includes(referral.orgId)) return 'receiver'
  return actor.orgs.includes(referral.senderOrgId) ? 'sender' : undefined
}

const policies: Readonly<Record<ReferralAction, (actor: Actor, referral: Referral) => Decision>> = {
  sign: mayWorkOnReferral,
  accept: mayWorkOnReferral,
  return: mayWorkOnReferral,
  forward: mayWorkOnReferral,
  log: mayWorkOnReferral,
  'feed-back': mayWorkOnReferral,
  'ask-again': maySettleReferral,
  supplement: maySettleReferral,
  verify: maySettleReferral,
  withdraw: mayWithdrawReferral,
  decide: mayDecideCompetence,
  rate: mayRateReferral,
}

/** What the page offers, each with the reason why it cannot be done. */
export function referralActionsOf(
  actor: Actor,
  referral: Referral,
  ratedSides: readonly RatingSide[],
): { action: ReferralAction; refusal: Refusal | undefined }[] {
  return ReferralAction.options.map((action) => {
    const decision = policies[action](actor, referral)
    const refusal = isRefusal(decision) ? decision : standing(action, referral.status)
    return { action, refusal: refusal ?? notAgain(action, actor, referral, ratedSides) }
  })
}

function notAgain(
  action: ReferralAction,
  actor: Actor,
  referral: Referral,
  ratedSides: readonly RatingSide[],
): Refusal | undefined {
  const side = sideOf(actor, referral)
  return action === 'rate' && side !== undefined && ratedSides.includes(side)
    ? refuse('referral-already-rated')
    : undefined
}

function outOfReach(
  actor: Actor,
  place: Place,
  roles: readonly ((typeof agents)[number] | 'leader')[],
): Refusal | undefined {
  const reach = withinReach(actor, place)
  return isRefusal(reach) ? reach : requireRole(actor, ...roles)
}

function isAbove(actor: Actor, place: Place): boolean {
  return has(actor, ...supervisors) && covers(actor, place.division)
}
