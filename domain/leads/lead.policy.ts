import type { Actor } from '#platform/access/actor.ts'
import { covers, has, requireRole } from '#platform/access/actor.ts'
import type { Decision } from '#platform/access/decision.ts'
import { isRefusal, permitted, refuse } from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import type { Lead } from './lead.schema.ts'

/** Everybody who works with families; each sees only what the rule of sight opens. */
export function mayReadLeads(actor: Actor): Decision {
  return (
    requireRole(
      actor,
      ...(['village-executive', 'township-officer', 'county-officer', 'city-officer'] as const),
      ...(['leader', 'liaison', 'mediator'] as const),
    ) ?? permitted
  )
}

/** Triage is an office's work: register as a matter, decline, correct the category. */
export function mayTriageLead(actor: Actor, lead: Lead): Decision {
  const reach = withinReach(actor, lead)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, 'township-officer', 'county-officer', 'city-officer')
  if (role !== undefined) return role
  return isCharged(actor, lead) ? permitted : refuse('lead-of-another-organisation')
}

/** The executive who found a need may also write down that it is solved. */
export function mayResolveLead(actor: Actor, lead: Lead): Decision {
  if (!has(actor, 'village-executive')) return mayTriageLead(actor, lead)
  const reach = withinReach(actor, lead)
  if (isRefusal(reach)) return reach
  if (lead.kind === 'hazard') return refuse('role-not-allowed')
  return isCharged(actor, lead) ? permitted : refuse('lead-of-another-organisation')
}

function isCharged(actor: Actor, lead: Lead): boolean {
  return actor.orgs.includes(lead.orgId) || covers(actor, lead.division)
}
