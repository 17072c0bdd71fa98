import { requireRole, type Actor } from '#platform/access/actor.ts'
import { isRefusal, permitted, type Decision } from '#platform/access/decision.ts'
import { withinReach, type Place } from '#platform/access/place.ts'

const officers = ['township-officer', 'county-officer', 'city-officer'] as const
const caseworkers = [...officers, 'liaison', 'mediator', 'village-executive'] as const

/** Whoever works with families and sees the matter may say what she knows: it can only make it graver. */
export function mayRecordCues(actor: Actor, matter: Place): Decision {
  const reach = withinReach(actor, matter)
  return isRefusal(reach) ? reach : (requireRole(actor, ...caseworkers) ?? permitted)
}

/** Why a matter has its level is shown to whoever may read the matter. */
export function mayReadGrading(actor: Actor): Decision {
  return requireRole(actor, ...caseworkers, 'leader') ?? permitted
}

/** Rules are tried by those who write them. */
export function mayTryRules(actor: Actor): Decision {
  return requireRole(actor, 'city-officer') ?? permitted
}
