import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { nobody } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { insertCheck } from './check.store.ts'
import type { EnterLead } from './entry.contract.ts'
import { prepareLead } from './entry.store.ts'
import { enterLead } from './entry.transition.ts'
import type { Lead, LeadsRegistered } from './lead.schema.ts'
import { findLeads, insertNewLeads } from './lead.store.ts'

/**
 * A lead that nobody wrote down but the person herself, on a public page: it waits for triage at a
 * desk, by the rules of every lead. The same source told twice adds nothing. As the system.
 * @param orgId the desk that takes it in
 */
export async function registerTold(
  tx: Tx,
  body: EnterLead,
  { orgId, sourceId }: { readonly orgId: string; readonly sourceId: string },
): Promise<Lead | Refusal> {
  tx.asSystem()
  const prepared = await prepareLead(tx, body)
  if (isRefusal(prepared)) return prepared
  const { clock, sealedTo } = prepared
  const on = { actor: { ...tx.actor, orgId }, now: tx.now, id: newId }
  const entered = enterLead(body, { clock, sealedTo }, on)
  // Nobody took it in: a sealed one is open to those who answer for such things, and to no one else.
  const lead: Lead = {
    ...entered,
    sourceId,
    named: entered.named.filter((id) => id !== nobody),
  }
  const fresh = await insertNewLeads(tx, [lead])
  if (fresh.length === 0) return lead
  insertCheck(tx, lead)
  const event: LeadsRegistered = { type: 'leads.registered', leads: [lead] }
  tx.publish(event)
  return lead
}

/** Which of the leads still wait: what stands on one of them is not deleted. */
export async function waitingLeads(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const found = await findLeads(tx, ids)
  return new Set(found.map(({ id }) => id))
}
