import { requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'

/** Working days are public knowledge. */
export function mayReadCalendar(actor: Actor): Decision {
  return actor.kind === 'public' ? refuse('not-signed-in') : permitted
}

/** A wrong day moves statutory deadlines: the system administrator's act, and logged. */
export function mayFillCalendar(actor: Actor): Decision {
  return requireRole(actor, 'system-admin') ?? permitted
}
