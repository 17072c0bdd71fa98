import type { Matter } from '#domain/matters/matter.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Decision } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Consent } from './legal-ground.schema.ts'
import { packetFor } from './packet.store.ts'
import type { PacketField } from './packet.schema.ts'
import { mayRefer } from './referral.policy.ts'
import { findReferralsOfMatters } from './referral.store.ts'
import { agentsOf, insertReferrals } from './sending.store.ts'
import { referralOf, urgencyOf } from './sending.transition.ts'
import { surroundingsOf } from './surroundings.store.ts'

/** What another slice sends a matter on with: to whom, with what, and that she agreed. */
export type Handing = {
  readonly orgId: string
  readonly fields: readonly PacketField[]
  readonly summary: string
  readonly consent: Consent
}

/** May the actor hand this matter on? The same rule as for the button on the matter's page. */
export function mayHand(actor: Actor, matter: Matter): Decision {
  return mayRefer(actor, matter)
}

/** Organisations that have this matter by a referral, whatever became of it. */
export async function receiversOf(tx: Tx, matterId: string): Promise<ReadonlySet<string>> {
  const sent = await findReferralsOfMatters(tx, [matterId])
  return new Set(sent.map(({ orgId }) => orgId))
}

/** Refers a matter with her consent, as if it were sent from its page; whoever asks has checked `mayHand`. */
export async function handMatter(
  tx: Tx,
  matter: Matter,
  { orgId, fields, summary, consent }: Handing,
): Promise<void> {
  const isSealed = matter.sensitivity === 'sealed'
  const [surroundings, packet] = await Promise.all([
    surroundingsOf(tx),
    packetFor(tx, matter, fields, summary),
  ])
  const agents = isSealed ? await agentsOf(tx, [orgId]) : new Map<string, string[]>()
  const actor = tx.initiator
  const file = referralOf(
    matter,
    {
      ...{ orgId, fromOrgId: actor.orgId, urgency: urgencyOf(matter) },
      ...{ ground: 'consent' as const, consent },
    },
    agents.get(orgId) ?? [],
    surroundings,
    { actor, now: tx.now, id: newId },
  )
  await insertReferrals(tx, [{ file, packet }])
}
