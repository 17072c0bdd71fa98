import { covers, has, requireRole, type Actor } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import type { Visit } from './visit.schema.ts'

const officers = ['township-officer', 'county-officer', 'city-officer'] as const

/** Federation people only: other agencies meet a family when a matter brings them in. */
export function mayListVisits(actor: Actor): Decision {
  return requireRole(actor, 'village-executive', ...officers, 'leader') ?? permitted
}

/** A leader reads figures; a family's file is for those who work with it. */
export function mayReadVisit(actor: Actor): Decision {
  return requireRole(actor, 'village-executive', ...officers) ?? permitted
}

/** An executive enters her own visits, an officer those of the executives below her. */
export function mayRecordVisit(
  actor: Actor,
  executive: { readonly accountId: string | null },
  division: string,
): Decision {
  const role = requireRole(actor, 'village-executive', ...officers)
  if (role !== undefined) return role
  if (!has(actor, ...officers) && executive.accountId !== actor.id) {
    return refuse('visit-of-another-executive')
  }
  return covers(actor, division) ? permitted : refuse('division-outside-reach')
}

/** @param division where the visit would be after the correction */
export function mayCorrectVisit(actor: Actor, visit: Visit, division = visit.division): Decision {
  const reach = withinReach(actor, visit)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, 'village-executive', ...officers)
  if (role !== undefined) return role
  if (!has(actor, ...officers) && visit.recordedBy !== actor.id) {
    return refuse('visit-of-another-executive')
  }
  return covers(actor, visit.division) && covers(actor, division)
    ? permitted
    : refuse('division-outside-reach')
}

export function mayRemoveVisit(actor: Actor, visit: Visit): Decision {
  return mayCorrectVisit(actor, visit)
}

export function mayExportVisits(actor: Actor): Decision {
  return requireRole(actor, ...officers) ?? permitted
}

export function mayImportVisits(actor: Actor): Decision {
  return requireRole(actor, ...officers) ?? permitted
}
