import { partiesOf } from '#domain/matters/party.public.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { guardedIn } from '#domain/services/guarded.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { KnownParty } from './packet.transition.ts'

/** Whom a packet may name, and what it must not say in any of its words. */
export type Known = { readonly parties: readonly KnownParty[]; readonly secrets: readonly string[] }

/** The parties of a matter, as far as a packet has to know, and where she can be reached. */
export async function knownOf(tx: Tx, matter: Matter): Promise<Known> {
  // Sent in this order: the parties under the actor's own sight, what is guarded as the system.
  const [all, secrets] = await Promise.all([partiesOf(tx, matter.id), guardedIn(tx, matter)])
  return {
    parties: all.flatMap(({ role, name, relation, isSuspect }) =>
      name === null
        ? []
        : [{ role, name, relation, isAdverse: isSuspect || role === 'other-side' }],
    ),
    secrets,
  }
}
