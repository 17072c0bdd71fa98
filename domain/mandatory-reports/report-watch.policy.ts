import type { Actor } from '#platform/access/actor.ts'
import { requireRole } from '#platform/access/actor.ts'
import { isRefusal, permitted, type Decision } from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import type { ReportWatch } from './report-watch.schema.ts'

/** Liaisons of the procuratorate; where it has none here, the county's officers. */
export function mayReadMissed(actor: Actor): Decision {
  return requireRole(actor, 'liaison', 'county-officer', 'city-officer') ?? permitted
}

export function mayAnswerMissed(actor: Actor, watch: ReportWatch): Decision {
  const reach = withinReach(actor, watch)
  return isRefusal(reach) ? reach : mayReadMissed(actor)
}
