import type { Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'

/** Everybody who is signed in decides on her own messages, and on nobody else's. */
export function mayDecideFor(actor: Actor, accountId: string): Decision {
  if (actor.kind !== 'user') return refuse('not-signed-in')
  return accountId === actor.id ? permitted : refuse('not-found')
}
