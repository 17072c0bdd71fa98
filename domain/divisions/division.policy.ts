import type { Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'

/** Where places are is no secret inside the house. */
export function mayReadDivisions(actor: Actor): Decision {
  return actor.kind === 'public' ? refuse('not-signed-in') : permitted
}
