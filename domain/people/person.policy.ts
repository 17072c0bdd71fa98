import { requireRole, type Actor } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { withinReach, type Place } from '#platform/access/place.ts'

/** Those who visit and serve families; leaders, liaisons and administrators read no person's file. */
export function mayReadPeople(actor: Actor): Decision {
  return (
    requireRole(
      actor,
      ...(['village-executive', 'township-officer', 'county-officer', 'city-officer'] as const),
    ) ?? permitted
  )
}

/** Also for whatever hangs on a file: a phone, a relation, a tag, each in its own place. */
export function mayRevealPerson(actor: Actor, person: Place): Decision {
  const reach = withinReach(actor, person)
  return isRefusal(reach) ? reach : mayReadPeople(actor)
}

/** Officers only: joining files of two villages is not for either of them to decide. */
export function mayDecideMatches(actor: Actor): Decision {
  return (
    requireRole(actor, ...(['township-officer', 'county-officer', 'city-officer'] as const)) ??
    permitted
  )
}

/** Only who sees both files may say that they are one person, or that they are not. */
export function mayJoinPeople(actor: Actor, from: Place, into: Place | undefined): Decision {
  const reach = withinReach(actor, from)
  if (isRefusal(reach)) return reach
  if (into === undefined || isRefusal(withinReach(actor, into))) return refuse('no-such-person')
  return mayDecideMatches(actor)
}
