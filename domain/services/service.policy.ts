import type { Actor } from '#platform/access/actor.ts'
import { requireRole } from '#platform/access/actor.ts'
import { permitted, type Decision } from '#platform/access/decision.ts'

/** Whoever works with families; which services she sees is decided row by row. */
export function mayReadServices(actor: Actor): Decision {
  return (
    requireRole(
      actor,
      ...(['village-executive', 'township-officer', 'county-officer', 'city-officer'] as const),
      ...(['leader', 'liaison', 'mediator'] as const),
    ) ?? permitted
  )
}
