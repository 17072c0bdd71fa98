import type { Lead } from '#domain/leads/lead.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Decision } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { mayHandleMatter, mayWorkOnMatter } from './matter.policy.ts'
import type { Matter, MatterFile, MattersChanged } from './matter.schema.ts'
import { findMatter, lockMatter, saveMatter } from './matter.store.ts'
import { findPartiesOfLeads, adoptParties } from './party.store.ts'
import type { PartiesChanged } from './party.schema.ts'

export { attachLead } from './attach.transition.ts'
export type { MatterFile }
export { lockMatter as lockTarget, findMatter as findTarget }

/** Who works on the matter takes a lead into it; opening it again is for those who answer for it. */
export function mayTakeLead(actor: Actor, matter: Matter): Decision {
  return matter.status === 'closed'
    ? mayHandleMatter(actor, matter)
    : mayWorkOnMatter(actor, matter)
}

/** Writes the matter that a lead went into, and gives it the lead's parties. */
export async function saveAttached(
  tx: Tx,
  next: MatterFile,
  before: MatterFile,
  lead: Lead,
): Promise<void> {
  saveMatter(tx, next, before)
  const parties = await findPartiesOfLeads(tx, [lead.id])
  if (parties.length > 0) {
    adoptParties(tx, [{ leadId: lead.id, matterId: next.id, place: next }])
  }
  const changed: MattersChanged = {
    type: 'matters.changed',
    changes: [{ before, matter: next }],
  }
  tx.publish(changed)
  const told: PartiesChanged = { type: 'parties.changed', matterIds: [next.id] }
  tx.publish(told)
}

/** A lead may only continue what its author may see. */
export async function isLinkable(tx: Tx, actor: Actor, matterId: string): Promise<boolean> {
  const found = await findMatter(tx, matterId)
  return found !== undefined && !isRefusal(mayWorkOnMatter(actor, found))
}
