import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { divisionNames } from '#domain/divisions/division.public.ts'
import {
  enterLead,
  prepareLead,
  saveEnteredLead,
  victimOf,
  type EnterLead,
  type PreparedLead,
} from '#domain/leads/entry.public.ts'
import type { Lead, LeadsChanged, LeadsRegistered } from '#domain/leads/lead.schema.ts'
import type { IntakeChanged } from '#domain/metrics/intake.schema.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { maySee, type Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { creation, query, type Route } from '#platform/http/route.ts'
import { readPhone } from '#platform/text/phone.ts'
import { dayOf } from '#platform/time/day.ts'
import {
  countContactContract,
  listContactsContract,
  popContract,
  readShiftContract,
  recordContactContract,
  type RecordContact,
} from './contact.contract.ts'
import { readContactContract, revealContactContract } from './contact-page.contract.ts'
import { mayReadContacts, mayTakeContacts } from './contact.policy.ts'
import { countedAnew, type Contact } from './contact.schema.ts'
import { callerIndex, findContact, findContactPage, insertContacts } from './contact.store.ts'
import {
  closenessOf,
  contactNumberOf,
  countContact,
  faultOf,
  isCase,
  partiesOf,
  recordContact,
  type Ground,
} from './contact.transition.ts'
import { popFor, presentContact, rowOf } from './contact-view.store.ts'
import { beginContactSteps } from './following.store.ts'
import {
  joiningOf,
  joinMatter,
  saveJoined,
  targetOf,
  type Joined,
  type Target,
} from './joining.store.ts'
import { hotlineRuleSetting } from './hotline-rule.schema.ts'
import { findShift } from './shift.store.ts'

/** A contact with the lead that it becomes, until both are written. */
type Taken = Contact & {
  readonly lead?: { lead: Lead; prepared: PreparedLead; joined: Joined | undefined } | undefined
}

type Prepared = {
  readonly ground: Omit<Ground, 'id' | 'leadId' | 'matterId'>
  readonly entry:
    | { readonly body: EnterLead; readonly prepared: PreparedLead; readonly target: Target }
    | undefined
  readonly fault: Refusal | undefined
}

/** What every new contact stands on, as if it were a plain one of the actor's own office. */
async function groundFor(tx: Tx, phone: string): Promise<Prepared['ground'] | Refusal> {
  const read = phone === '' ? undefined : readPhone(phone)
  if (phone !== '' && read === undefined) return refuse('phone-invalid')
  const [office, { number, body: rules }, calendar] = await Promise.all([
    findOrganisation(tx, tx.actor.orgId),
    settingOf(tx, hotlineRuleSetting),
    calendarOfCity(tx),
  ])
  const { region, orgId } = tx.actor
  const place: Place = {
    ...{ region, orgId, division: office?.division ?? `${region}000000`, audience: [] },
    ...{ sensitivity: 'normal', named: [], barred: [] },
  }
  const phoneIndex = read === undefined ? null : callerIndex(tx, read)
  return { place, phoneIndex, rules, clockNumber: number, calendar }
}

function leadOf(body: RecordContact, day: string): EnterLead {
  const { relation, isAnonymous, name, phone } = body.caller
  return {
    ...{ channel: body.channel, sourceNumber: '', category: body.category, foundOn: day },
    ...{ division: body.division, summary: body.narrative, traits: body.traits, cues: body.cues },
    imminent: body.urgency === 'imminent',
    intake: {
      reporter: { relation, isAnonymous, name, phone },
      ...{ safeContact: body.safeContact, wish: body.wish },
    },
    ...{ parties: partiesOf(body), isRegistered: body.attachTo === null, link: null },
  }
}

export const contactRoutes: readonly Route[] = [
  creation<typeof recordContactContract, Taken, Prepared>(recordContactContract, {
    async prepare(tx, { body }): Promise<Prepared | Refusal> {
      const fault = faultOf(body)
      if (fault !== undefined) return fault
      const ground = await groundFor(tx, body.caller.phone)
      if (isRefusal(ground)) return ground
      if (!isCase(body)) return { ground, entry: undefined, fault }
      // Under her own sight: what she may not see she cannot add to, and is told no more than that.
      const target = await targetOf(tx, body.attachTo)
      if (isRefusal(target)) return target
      const lead = leadOf(body, dayOf(tx.now))
      const prepared = await prepareLead(tx, lead)
      return isRefusal(prepared)
        ? prepared
        : { ground, entry: { body: lead, prepared, target }, fault }
    },
    may: mayTakeContacts,
    apply(body, { ground, entry }, on) {
      const id = newId()
      if (entry === undefined) {
        const place = { ...ground.place, sensitivity: closenessOf(body) }
        return recordContact(body, { ...ground, id, place, leadId: null, matterId: null }, on)
      }
      const { prepared, target } = entry
      const { clock, sealedTo } = prepared
      const personId = victimOf(prepared)
      const given = { ...entry.body, parties: [...prepared.parties] }
      const known = personId === undefined ? {} : { personId }
      const made = enterLead(given, { clock, sealedTo, ...known }, { ...on, id: newId })
      const lead = { ...made, sourceNumber: contactNumberOf(id, on.now) }
      const joined = target === undefined ? undefined : joinMatter(lead, target, on)
      if (isRefusal(joined)) return joined
      const { region, division, orgId, audience } = lead
      // As closed as its matter.
      const { sensitivity, named, barred } = joined?.matter ?? lead
      const place = { region, division, orgId, audience, sensitivity, named, barred }
      const matterId = joined?.matter.id ?? lead.matterId ?? null
      const contact = recordContact(body, { ...ground, id, place, leadId: lead.id, matterId }, on)
      return isRefusal(contact) ? contact : { ...contact, lead: { lead, prepared, joined } }
    },
    async save(tx, { lead, ...contact }) {
      if (lead !== undefined) {
        const { joined, prepared } = lead
        await saveEnteredLead(tx, joined?.lead ?? lead.lead, prepared)
        if (joined !== undefined) await saveJoined(tx, joined)
      }
      if (!maySee(tx.actor, contact)) tx.asSystem()
      insertContacts(tx, [contact])
      beginContactSteps(tx, contact)
    },
    events({ lead, ...contact }): (LeadsRegistered | LeadsChanged | IntakeChanged)[] {
      const counted = countedAnew([contact])
      return lead === undefined
        ? [counted]
        : [{ type: 'leads.registered', leads: [lead.lead] }, ...joiningOf(lead), counted]
    },
    present({ lead: _lead, ...contact }, tx) {
      const { id, number, leadId, matterId } = contact
      const isOpen = maySee(tx.initiator, contact)
      return { id, number, leadId, matterId, isOpen }
    },
    audit: 'hotline-contact.recorded',
  }),

  creation<typeof countContactContract, Contact, Prepared['ground']>(countContactContract, {
    prepare: (tx, { body }) => groundFor(tx, body.phone),
    may: mayTakeContacts,
    apply: (body, ground, on) =>
      countContact(body, { ...ground, id: newId(), leadId: null, matterId: null }, on),
    save: (tx, contact) => insertContacts(tx, [contact]),
    events: (contact) => [countedAnew([contact])],
    present: ({ id, number }) => ({ id, number }),
    audit: 'hotline-contact.counted',
  }),

  query(popContract, {
    may: mayTakeContacts,
    async read(tx, { body }) {
      const phone = readPhone(body.phone)
      return phone === undefined ? refuse('phone-invalid') : popFor(tx, phone)
    },
    audit: 'hotline-caller.looked-up',
  }),

  query(listContactsContract, {
    may: mayReadContacts,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findContactPage(tx, filter, { page, size })
      const names = await divisionNames(
        tx,
        items.map(({ division }) => division),
      )
      return { items: items.map((contact) => rowOf(contact, tx, names)), ...counted }
    },
  }),

  query(readContactContract, {
    may: mayReadContacts,
    async read(tx, { params }) {
      const contact = await findContact(tx, params.id)
      return contact === undefined ? undefined : presentContact(contact, tx)
    },
    audit: 'hotline-contact.read',
  }),

  query(revealContactContract, {
    may: mayReadContacts,
    async read(tx, { params }) {
      const contact = await findContact(tx, params.id)
      if (contact === undefined) return undefined
      const { name = '', phone = '', address = '' } = contact.content?.caller ?? {}
      return { name, phone, address, safeContact: contact.content?.safeContact ?? null }
    },
    audit: 'hotline-contact.caller-shown',
  }),

  query(readShiftContract, {
    may: mayTakeContacts,
    read: (tx, { query: { day, whose } }) => findShift(tx, day ?? dayOf(tx.now), whose),
  }),
]
