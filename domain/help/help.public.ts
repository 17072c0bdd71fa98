import { moveToldFiles } from '#domain/attachments/told-file.public.ts'
import type { LeadsChanged } from '#domain/leads/lead.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { lockOfLeads, moveMessages, saveRequest } from './help.store.ts'

/**
 * Subscriber of `leads.changed`: what a lead learned about who may not see it, and the matter that it
 * became, hold for the conversation it came from. It stays with its desk.
 */
export async function followLeadsOfHelp(tx: Tx, { leads }: LeadsChanged): Promise<void> {
  const told = new Map(
    leads.flatMap((lead) => (lead.channel === 'online' ? [[lead.id, lead] as const] : [])),
  )
  const requests = await lockOfLeads(tx, [...told.keys()])
  for (const before of requests) {
    const lead = told.get(before.leadId ?? '')
    if (lead === undefined) continue
    const { sensitivity, named, barred, matterId = null } = lead
    const request = { ...before, sensitivity, named, barred, matterId }
    saveRequest(tx, { ...request, version: before.version + 1 })
    moveMessages(tx, request, matterId)
    moveToldFiles(tx, request)
  }
}
