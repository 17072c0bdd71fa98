import { requireRole, type Actor } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import type { HelpRequest } from './help.schema.ts'

/** The desks of the county and the city; each sees what the rule of sight opens. */
export function mayReadRequests(actor: Actor): Decision {
  return requireRole(actor, 'county-officer', 'city-officer') ?? permitted
}

/** The desk that took it in answers to the end: she must not have to tell it twice. */
export function mayAnswerRequest(actor: Actor, request: HelpRequest): Decision {
  const reach = withinReach(actor, request)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, 'county-officer', 'city-officer')
  if (role !== undefined) return role
  return actor.orgs.includes(request.orgId)
    ? permitted
    : refuse('help-request-of-another-organisation')
}
