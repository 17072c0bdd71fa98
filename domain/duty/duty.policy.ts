import { covers, requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'

const planners = ['township-officer', 'county-officer', 'city-officer', 'liaison'] as const

/** Where a roster lies: with its organisation, and below whoever oversees the division. */
export type RosterPlace = {
  readonly region: string
  readonly orgId: string
  readonly division: string
}

export function mayReadDuty(actor: Actor): Decision {
  return requireRole(actor, ...planners, 'leader') ?? permitted
}

/** An office plans its own duty; whoever oversees it looks on. */
export function mayPlanDuty(actor: Actor, { region, orgId, division }: RosterPlace): Decision {
  const isOwn = actor.orgs.includes(orgId)
  if (actor.region !== region || (!isOwn && !covers(actor, division))) return refuse('not-found')
  const role = requireRole(actor, ...planners)
  if (role !== undefined) return role
  return isOwn ? permitted : refuse('duty-of-another-organisation')
}
