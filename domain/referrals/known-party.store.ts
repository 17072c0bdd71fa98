import { partiesOf } from '#domain/matters/party.public.ts'
import { guardedOf } from '#domain/services/guarded.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { KnownParty } from './packet.transition.ts'

/** Whom a packet may name, and what it must not say in any of its words. */
export type Known = { readonly parties: readonly KnownParty[]; readonly secrets: readonly string[] }

/** The parties of a matter, as far as a packet has to know, and where she can be reached. */
export async function knownOf(tx: Tx, matterId: string): Promise<Known> {
  const all = await partiesOf(tx, matterId)
  return {
    parties: all.flatMap(({ role, name, relation, isSuspect }) =>
      name === null
        ? []
        : [{ role, name, relation, isAdverse: isSuspect || role === 'other-side' }],
    ),
    secrets: await guardedOf(tx, matterId),
  }
}
