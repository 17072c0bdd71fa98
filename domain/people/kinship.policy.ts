import { has, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { Kinship } from './kinship.schema.ts'

/** Everybody declares for herself; the security administrator for whoever did not. */
export function mayDeclareKinship(
  actor: Actor,
  { accountId }: { readonly accountId?: string | undefined },
): Decision {
  if (actor.kind !== 'user') return refuse('not-signed-in')
  if (accountId === undefined || accountId === actor.id) return permitted
  return has(actor, 'security-admin') ? permitted : refuse('role-not-allowed')
}

/**
 * Nobody takes her own declaration back: that would let her in again at the very moment she is told
 * that she is shut out. What is not hers to see is not there for her.
 */
export function mayWithdrawKinship(actor: Actor, { accountId }: Kinship): Decision {
  if (has(actor, 'security-admin')) {
    return accountId === actor.id ? refuse('own-kinship') : permitted
  }
  return accountId === actor.id ? refuse('role-not-allowed') : refuse('not-found')
}
