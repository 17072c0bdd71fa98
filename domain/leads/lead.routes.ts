import { divisionNames } from '#domain/divisions/division.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Decision } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, query, type Circumstances, type Route } from '#platform/http/route.ts'
import { maskName } from '#platform/text/mask.ts'
import {
  correctLeadContract,
  declineLeadContract,
  listLeadsContract,
  readLeadContract,
  registerLeadContract,
  resolveLeadContract,
  type LeadFile,
  type LeadRow,
} from './lead.contract.ts'
import { mayReadLeads, mayResolveLead, mayTriageLead } from './lead.policy.ts'
import type { Lead, LeadsChanged } from './lead.schema.ts'
import { findLead, findLeadPage, lockLead, saveLead, type LeadListRow } from './lead.store.ts'
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

function rowOf(lead: LeadListRow | Lead, names: ReadonlyMap<string, string>): LeadRow {
  const { id, kind, channel, sourceId, sourceNumber, category, status, division } = lead
  const { sensitivity, foundOn, version, subjectName } = lead
  return {
    ...{ id, kind, channel, sourceId, sourceNumber, category, status, division },
    ...{ sensitivity, foundOn, version },
    level: lead.level ?? null,
    matterId: lead.matterId ?? null,
    divisionName: names.get(division) ?? '',
    subject: subjectName === undefined || subjectName === null ? null : maskName(subjectName),
  }
}

async function presentLead(lead: Lead, tx: Tx): Promise<LeadFile> {
  const names = await divisionNames(tx, [lead.division])
  return {
    ...rowOf(lead, names),
    summary: lead.summary,
    subjectName: lead.subjectName ?? null,
    personId: lead.personId ?? null,
    settlement: lead.settlement ?? null,
    settledAt: lead.settledAt ?? null,
    actions: actionsOf(tx.actor, lead),
  }
}

function actionsOf(actor: Actor, lead: Lead): LeadFile['actions'] {
  const closed = lead.status === 'open' ? null : `lead-already-${lead.status}`
  const asked = (decision: Decision): string | null =>
    closed ?? (isRefusal(decision) ? decision.refused : null)
  return [
    { action: 'register', refusal: asked(mayTriageLead(actor, lead)) },
    { action: 'resolve', refusal: asked(mayResolveLead(actor, lead)) },
    { action: 'decline', refusal: asked(mayTriageLead(actor, lead)) },
    { action: 'correct', refusal: asked(mayTriageLead(actor, lead)) },
  ]
}
