import type { Actor } from '#platform/access/actor.ts'
import { requireRole } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { DutyCode } from './duty-code.schema.ts'

/** Offices of the federation that know the units of their place. */
export function mayGiveCodes(actor: Actor): Decision {
  return (
    requireRole(actor, ...(['township-officer', 'county-officer', 'city-officer'] as const)) ??
    permitted
  )
}

/** Taken back by the office that gave it out. */
export function mayRevokeCode(actor: Actor, { orgId }: Pick<DutyCode, 'orgId'>): Decision {
  if (!actor.orgs.includes(orgId)) return refuse('not-found')
  return mayGiveCodes(actor)
}
