import { isAdministrator, requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'

/** Everybody who works by the rules may read them. */
export function mayReadSettings(actor: Actor): Decision {
  if (actor.kind === 'public') return refuse('not-signed-in')
  return isAdministrator(actor) ? refuse('role-not-allowed') : permitted
}

/** The city's practice is the city's to set: its rights department, not an administrator. */
export function mayWriteSettings(actor: Actor): Decision {
  return requireRole(actor, 'city-officer') ?? permitted
}
