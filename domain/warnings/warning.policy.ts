import type { Actor } from '#platform/access/actor.ts'
import { covers, has, requireRole } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { withinReach, type Place } from '#platform/access/place.ts'
import { standing, WarningAction, type Warning } from './warning.schema.ts'

const caseworkers = [
  ...(['township-officer', 'county-officer', 'city-officer', 'liaison', 'mediator'] as const),
] as const

export function mayReadWarnings(actor: Actor): Decision {
  return requireRole(actor, ...caseworkers, 'village-executive', 'leader') ?? permitted
}

export function mayOpenWarning(actor: Actor, matter: Place): Decision {
  const reach = withinReach(actor, matter)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, ...caseworkers)
  if (role !== undefined) return role
  const acts = [matter.orgId, ...matter.audience].some((org) => actor.orgs.includes(org))
  return acts || isAbove(actor, matter) ? permitted : refuse('matter-of-another-organisation')
}

/** The police, whose paper it is, and the office that is responsible for the matter. */
export function mayHandleWarning(actor: Actor, warning: Warning): Decision {
  const refusal = outOfReach(actor, warning)
  if (refusal !== undefined) return refusal
  const { orgId, policeOrgId } = warning
  const isTheirs = [orgId, policeOrgId].some((org) => org !== undefined && actor.orgs.includes(org))
  return isTheirs || isAbove(actor, warning) ? permitted : refuse('warning-of-another-organisation')
}

/** Committee and police visit together; whoever works with the warning writes a visit or a breach down. */
export function mayWorkOnWarning(actor: Actor, warning: Warning): Decision {
  return outOfReach(actor, warning) ?? permitted
}

export function actionsOf(
  actor: Actor,
  warning: Warning,
): { action: WarningAction; refusal: string | null }[] {
  return WarningAction.options.map((action) => {
    const isWork = action === 'visit' || action === 'record-breach'
    const decision = (isWork ? mayWorkOnWarning : mayHandleWarning)(actor, warning)
    const refusal = isRefusal(decision) ? decision : standing(action, warning)
    return { action, refusal: refusal?.refused ?? null }
  })
}

function outOfReach(
  actor: Actor,
  warning: Warning,
): Exclude<Decision, typeof permitted> | undefined {
  const reach = withinReach(actor, warning)
  return isRefusal(reach) ? reach : requireRole(actor, ...caseworkers)
}

function isAbove(actor: Actor, { division }: Place): boolean {
  return has(actor, 'county-officer', 'city-officer') && covers(actor, division)
}
