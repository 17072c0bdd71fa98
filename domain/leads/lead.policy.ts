import type { Actor } from '#platform/access/actor.ts'
import { covers, has, requireRole } from '#platform/access/actor.ts'
import type { Decision } from '#platform/access/decision.ts'
import { isRefusal, permitted, refuse } from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import { traitsOf, type LeadTrait } from './intake.schema.ts'
import type { FoundCue } from '#domain/grading/cue.schema.ts'
import type { Lead } from './lead.schema.ts'

type EnteredLead = {
  readonly isRegistered: boolean
  readonly imminent: boolean
  readonly traits: readonly LeadTrait[]
  readonly cues: readonly FoundCue[]
}

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

/** Whoever works with families or for an agency may write down what she was told. */
export function mayEnterLead(
  actor: Actor,
  { isRegistered, imminent, traits, cues }: EnteredLead,
): Decision {
  const role = requireRole(
    actor,
    ...(['village-executive', 'township-officer', 'county-officer', 'city-officer'] as const),
    ...(['liaison', 'mediator'] as const),
  )
  if (role !== undefined) return role
  if (!isRegistered || has(actor, 'township-officer', 'county-officer', 'city-officer')) {
    return permitted
  }
  // Danger does not wait for an office's triage.
  const isPressing = imminent || traitsOf(traits, cues).includes('violence')
  return isPressing ? permitted : refuse('triage-comes-first')
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
