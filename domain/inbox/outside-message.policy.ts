import { requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, type Decision } from '#platform/access/decision.ts'

/** Mirrored by the row-level security of `outside_messages`. */
export function mayTendMessages(actor: Actor): Decision {
  return requireRole(actor, 'system-admin') ?? permitted
}
