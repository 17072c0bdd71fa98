import { divisionNames } from '#domain/divisions/division.public.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, query, type Circumstances, type Route } from '#platform/http/route.ts'
import {
  correctLeadContract,
  declineLeadContract,
  listLeadsContract,
  readLeadContract,
  registerLeadContract,
  resolveLeadContract,
} from './lead.contract.ts'
import { mayReadLeads, mayResolveLead, mayTriageLead } from './lead.policy.ts'
import type { Lead, LeadsChanged } from './lead.schema.ts'
import { findLeadPage } from './lead-list.store.ts'
import { findLead, lockLead, saveLead } from './lead.store.ts'
import { presentLead, rowOf } from './lead-view.store.ts'
import { correctLead, declineLead, registerLead, resolveLead, type On } from './lead.transition.ts'

/** What every change of a lead has in common. */
const onLead = {
  load: (tx: Tx, { params }: { params: { id: string } }) => lockLead(tx, params.id),
  save: (tx: Tx, next: Lead) => saveLead(tx, next),
  events: (next: Lead, before: Lead): LeadsChanged[] => [
    { type: 'leads.changed', before: [before], leads: [next] },
  ],
  present: presentLead,
}

export const leadRoutes: readonly Route[] = [
  query(listLeadsContract, {
    may: mayReadLeads,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findLeadPage(tx, filter, { page, size })
      const names = await divisionNames(
        tx,
        items.map(({ division }) => division),
      )
      return { items: items.map((lead) => rowOf(lead, names)), ...counted }
    },
  }),
  query(readLeadContract, {
    may: mayReadLeads,
    async read(tx, { params }) {
      const lead = await findLead(tx, params.id)
      return lead === undefined ? undefined : presentLead(lead, tx)
    },
    audit: 'lead.read',
  }),
  command(registerLeadContract, {
    ...onLead,
    may: mayTriageLead,
    apply: (lead: Lead, body, on) => registerLead(lead, body, withIds(on)),
    audit: 'lead.registered',
  }),
  command(resolveLeadContract, {
    ...onLead,
    may: mayResolveLead,
    apply: (lead: Lead, body, on) => resolveLead(lead, body, withIds(on)),
    audit: 'lead.resolved',
  }),
  command(declineLeadContract, {
    ...onLead,
    may: mayTriageLead,
    apply: (lead: Lead, body, on) => declineLead(lead, body, withIds(on)),
    audit: 'lead.declined',
  }),
  command(correctLeadContract, {
    ...onLead,
    may: mayTriageLead,
    apply: (lead: Lead, body) => correctLead(lead, body),
    audit: 'lead.category-corrected',
  }),
]

function withIds(on: Circumstances): On {
  return { ...on, id: newId }
}
