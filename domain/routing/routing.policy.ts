import { requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, type Decision } from '#platform/access/decision.ts'

/** A trial counts over the whole city, so it is for those who set the city's rules. */
export function mayTryRouting(actor: Actor): Decision {
  return requireRole(actor, 'city-officer') ?? permitted
}
