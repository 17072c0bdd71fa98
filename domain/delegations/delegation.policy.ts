import { has, isAdministrator, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { Delegation } from './delegation.schema.ts'

const officers = ['township-officer', 'county-officer', 'city-officer'] as const

export function mayReadDelegations(actor: Actor): Decision {
  return isAdministrator(actor) ? refuse('role-not-allowed') : permitted
}

/** Everybody gives her own steps; for somebody who is away, an officer of her organisation does. */
export function mayDelegate(
  actor: Actor,
  { fromAccount }: { readonly fromAccount?: string | undefined },
): Decision {
  if (isAdministrator(actor)) return refuse('role-not-allowed')
  if (fromAccount === undefined || fromAccount === actor.id) return permitted
  return has(actor, ...officers) ? permitted : refuse('role-not-allowed')
}

export function mayRevoke(actor: Actor, { fromAccount, orgId }: Delegation): Decision {
  if (fromAccount === actor.id) return permitted
  if (!actor.orgs.includes(orgId)) return refuse('not-found')
  return has(actor, ...officers) ? permitted : refuse('delegation-of-another')
}
