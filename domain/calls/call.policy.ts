import type { Actor } from '#platform/access/actor.ts'
import { covers, has, requireRole } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import type { Push } from './push.schema.ts'

/**
 * Raw calls are read by the police organisation that owns them; whose liaison an account is, its
 * organisation says: rows of others are not there for it.
 */
export function mayReadCalls(actor: Actor): Decision {
  return requireRole(actor, 'liaison') ?? permitted
}

/** The command line brings files in for a police organisation that it names. */
export function mayImportCalls(actor: Actor): Decision {
  return actor.kind === 'system' ? permitted : mayReadCalls(actor)
}

/** Deciding about links and selection, sending on: the organisation's own liaison. */
export function mayWorkOnCalls(actor: Actor, { orgId }: { readonly orgId: string }): Decision {
  const role = requireRole(actor, 'liaison')
  if (role !== undefined) return role
  return actor.orgs.includes(orgId) ? permitted : refuse('not-found')
}

/** Desks that receive pushes, and whoever oversees them; the police read their own. */
export function mayReadPushes(actor: Actor): Decision {
  return (
    requireRole(actor, 'township-officer', 'county-officer', 'city-officer', 'leader', 'liaison') ??
    permitted
  )
}

/** The desk that it lies at, or the federation above it. */
export function mayFeedBack(actor: Actor, push: Push): Decision {
  const reach = withinReach(actor, push)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, 'township-officer', 'county-officer', 'city-officer', 'liaison')
  if (role !== undefined) return role
  const isAbove = has(actor, 'county-officer', 'city-officer') && covers(actor, push.division)
  return actor.orgs.includes(push.orgId) || isAbove ? permitted : refuse('push-of-another-desk')
}
