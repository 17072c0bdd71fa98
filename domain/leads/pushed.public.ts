import type { Tx } from '#platform/db/tx.ts'
import type { Lead, LeadsRegistered } from './lead.schema.ts'
import { insertNewLeads } from './lead.store.ts'

/**
 * A lead that another office has already looked into, such as a household that the police push: it
 * is registered at once and becomes a matter. The same source told twice adds nothing. As the
 * system, since it lies at the desk that receives it.
 */
export async function registerPushed(tx: Tx, lead: Lead): Promise<void> {
  tx.asSystem()
  const leads = await insertNewLeads(tx, [lead])
  const event: LeadsRegistered = { type: 'leads.registered', leads }
  if (leads.length > 0) tx.publish(event)
}
