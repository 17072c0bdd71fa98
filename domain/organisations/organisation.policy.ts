import { requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'

/** Who exists in the city is known to everybody who works in the house. */
export function mayReadOrganisations(actor: Actor): Decision {
  return actor.kind === 'public' ? refuse('not-signed-in') : permitted
}

/** Mirrored by the guard of `organisations`: the system administrator alone keeps the tree. */
export function mayKeepOrganisations(actor: Actor): Decision {
  return requireRole(actor, 'system-admin') ?? permitted
}
