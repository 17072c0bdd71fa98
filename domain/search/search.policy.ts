import type { Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'

/** Everybody signed in; what is found is what row-level security shows her. */
export function maySearch(actor: Actor): Decision {
  return actor.kind === 'user' ? permitted : refuse('not-signed-in')
}
