import { covers, requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'

/** Those who oversee divisions; a part is never shown as the whole. */
export function mayReadOutcomes(actor: Actor, scope: readonly string[] = []): Decision {
  const role = requireRole(
    actor,
    ...(['township-officer', 'county-officer', 'city-officer', 'leader'] as const),
  )
  if (role !== undefined) return role
  if (actor.divisions.length === 0) return refuse('division-beyond-reach')
  return scope.every((prefix) => covers(actor, prefix))
    ? permitted
    : refuse('division-beyond-reach')
}
