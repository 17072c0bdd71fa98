import { refuse } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { command, creation, type Route } from '#platform/http/route.ts'
import { maskAddress, maskPhone } from '#platform/text/mask.ts'
import {
  addContactContract,
  changeContactContract,
  revealContactContract,
  type ContactView,
} from './contact.contract.ts'
import type { Contact } from './contact.schema.ts'
import { insertContact, lockContact, saveContact } from './contact.store.ts'
import { addContact, changeContact } from './contact.transition.ts'
import { mayRevealPerson } from './person.policy.ts'
import type { Person } from './person.schema.ts'
import { findPerson } from './person.store.ts'

export const contactRoutes: readonly Route[] = [
  creation<typeof addContactContract, Contact, Person>(addContactContract, {
    prepare: async (tx, { params }) => (await findPerson(tx, params.id)) ?? refuse('not-found'),
    may: (actor, _body, person) => mayRevealPerson(actor, person),
    apply: (body, person, on) => addContact(person, body, { ...on, id: newId() }),
    save: insertContact,
    present: contactView,
    audit: 'person-contact.added',
  }),
  command<typeof changeContactContract, Contact>(changeContactContract, {
    load: (tx, { params }) => lockContact(tx, params.id),
    may: mayRevealPerson,
    apply: (contact, body, { actor }) => changeContact(contact, body, actor),
    save: saveContact,
    present: contactView,
    audit: 'person-contact.changed',
  }),
  command<typeof revealContactContract, Contact>(revealContactContract, {
    load: (tx, { params }) => lockContact(tx, params.id),
    may: mayRevealPerson,
    apply: (contact) => contact,
    // Looking changes nothing; the log is all that is written.
    save: () => undefined,
    present: ({ value }) => ({ value }),
    audit: 'person-contact.revealed',
  }),
]

/** Masked; what says how to reach her safely is shown, since overlooking it is the danger. */
export function contactView(contact: Contact): ContactView {
  const { id, kind, value, validFrom, validTo, source, sensitivity, isSafe } = contact
  const { safeDays, safeFrom, safeTo, whoAnswers, note, named, version } = contact
  return {
    ...{ id, kind, validFrom, validTo, source, sensitivity, isSafe, safeFrom, safeTo },
    ...{ whoAnswers, note, version, safeDays: [...safeDays] },
    named: sensitivity === 'sealed' ? [...named] : [],
    // the first characters of a sealed address would already name the town she fled to
    masked:
      kind === 'phone'
        ? maskPhone(value)
        : sensitivity === 'sealed'
          ? '******'
          : maskAddress(value),
  }
}
