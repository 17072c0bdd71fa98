import {
  attachLead,
  isLinkable,
  lockTarget,
  mayTakeLead,
  saveAttached,
  type MatterFile,
} from '#domain/matters/attach.public.ts'
import { partiesOfLeads, readParty } from '#domain/matters/party.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { maySee } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import {
  attachLeadContract,
  enterLeadContract,
  findSimilarContract,
  revealLeadContract,
} from './entry.contract.ts'
import { saveEnteredLead, victimOf } from './entry.public.ts'
import { prepareLead, type PreparedLead } from './entry.store.ts'
import { enterLead } from './entry.transition.ts'
import { presentLead } from './lead-view.store.ts'
import { mayEnterLead, mayReadLeads, mayTriageLead } from './lead.policy.ts'
import type { Lead, LeadsChanged, LeadsRegistered } from './lead.schema.ts'
import { findLead, lockLead, saveLead } from './lead.store.ts'
import { attachToMatter } from './lead.transition.ts'
import { findSimilar } from './similar.store.ts'

/** The lead with what was looked up for it, until it is written. */
type Entered = Lead & { readonly prepared: PreparedLead }

/** A lead and the matter it goes into, changed by one command. */
type Joined = Lead & { readonly target?: MatterFile | undefined }

export const leadEntryRoutes: readonly Route[] = [
  creation<typeof enterLeadContract, Entered, PreparedLead>(enterLeadContract, {
    async prepare(tx, { body }): Promise<PreparedLead | Refusal> {
      const { link } = body
      if (link !== null && !(await isLinkable(tx, tx.actor, link.matterId))) {
        return refuse('no-such-matter')
      }
      return prepareLead(tx, body)
    },
    may: mayEnterLead,
    apply(body, prepared, on) {
      const personId = victimOf(prepared)
      const { clock, sealedTo } = prepared
      const known = personId === undefined ? {} : { personId }
      const read = { ...body, parties: [...prepared.parties] }
      return { ...enterLead(read, { clock, sealedTo, ...known }, { ...on, id: newId }), prepared }
    },
    save: (tx, { prepared, ...lead }) => saveEnteredLead(tx, lead, prepared),
    events: ({ prepared: _looked, ...lead }): LeadsRegistered[] => [
      { type: 'leads.registered', leads: [lead] },
    ],
    async present({ prepared: _looked, ...lead }, tx) {
      const isOpen = maySee(tx.initiator, lead)
      const file = isOpen ? await presentLead(lead, tx) : null
      return { id: lead.id, number: lead.sourceNumber, file }
    },
    audit: 'lead.entered',
  }),
  query(findSimilarContract, {
    may: mayReadLeads,
    async read(tx, { body }) {
      const read = body.parties.map(readParty)
      const refusal = read.find(isRefusal)
      if (refusal !== undefined) return refusal
      return {
        items: await findSimilar(
          tx,
          read.flatMap((each) => (isRefusal(each) ? [] : [each])),
        ),
      }
    },
    audit: 'lead.compared',
  }),
  query(revealLeadContract, {
    may: mayReadLeads,
    async read(tx, { params }) {
      const lead = await findLead(tx, params.id)
      if (lead === undefined) return undefined
      const parties = await partiesOfLeads(tx, [lead.id])
      const { intake } = lead
      return {
        reporter:
          intake === undefined
            ? null
            : { name: intake.reporter.name, phone: intake.reporter.phone },
        safeContact: intake?.safeContact ?? null,
        parties: parties.map(({ id, name, phone, address }) => ({ id, name, phone, address })),
      }
    },
    audit: 'lead.contacts-shown',
  }),
  command<typeof attachLeadContract, Joined>(attachLeadContract, {
    async load(tx, { params, body }) {
      const lead = await lockLead(tx, params.id)
      return lead === undefined
        ? undefined
        : { ...lead, target: await lockTarget(tx, body.matterId) }
    },
    may(actor, { target, ...lead }) {
      const triage = mayTriageLead(actor, lead)
      return isRefusal(triage) || target === undefined ? triage : mayTakeLead(actor, target)
    },
    apply({ target, ...lead }, { matterId, reason }, { actor, now }) {
      if (target === undefined) return refuse('no-such-matter')
      const on = { actor, now, id: newId }
      const attached = attachToMatter(lead, { matterId }, on)
      if (isRefusal(attached)) return attached
      const joined = attachLead(target, lead, { reason }, on)
      return isRefusal(joined) ? joined : { ...attached, target: joined }
    },
    async save(tx, { target, ...lead }, before) {
      saveLead(tx, lead)
      if (target !== undefined && before.target !== undefined) {
        await saveAttached(tx, target, before.target, lead)
      }
    },
    events: ({ target: _into, ...lead }, { target: _from, ...before }): LeadsChanged[] => [
      { type: 'leads.changed', before: [before], leads: [lead] },
    ],
    present: ({ target: _into, ...lead }, tx) => presentLead(lead, tx),
    audit: 'lead.attached',
  }),
]
