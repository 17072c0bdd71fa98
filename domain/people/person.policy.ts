import { requireRole, type Actor } from '#platform/access/actor.ts'
import { isRefusal, permitted, type Decision } from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import type { Person } from './person.schema.ts'

/** Those who visit and serve families; leaders, liaisons and administrators read no person's file. */
export function mayReadPeople(actor: Actor): Decision {
  return (
    requireRole(
      actor,
      ...(['village-executive', 'township-officer', 'county-officer', 'city-officer'] as const),
    ) ?? permitted
  )
}

export function mayRevealPerson(actor: Actor, person: Person): Decision {
  const reach = withinReach(actor, person)
  return isRefusal(reach) ? reach : mayReadPeople(actor)
}
