import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { SafeContactRule } from '#platform/access/safe-contact.ts'
import { readPhone } from '#platform/text/phone.ts'
import { dayOf } from '#platform/time/day.ts'
import type { AddContact, ChangeContact } from './contact.contract.ts'
import type { Contact } from './contact.schema.ts'
import { placeAt } from './person-place.transition.ts'
import type { Person } from './person.schema.ts'

type On = { readonly actor: Actor; readonly now: Date; readonly id: string }

export function addContact(
  person: Person,
  { named, sensitivity, ...given }: AddContact,
  on: On,
): Contact | Refusal {
  const value = given.kind === 'phone' ? readPhone(given.value) : given.value.normalize('NFC')
  if (value === undefined) return refuse('phone-invalid')
  const today = dayOf(on.now)
  const validFrom = given.validFrom ?? today
  if (validFrom > today) return refuse('date-in-future')
  const contact: Contact = {
    ...placeAt(person, sensitivity, on.actor, named),
    ...given,
    ...{ id: on.id, personId: person.id, value, validFrom, validTo: null },
    ...{ createdAt: on.now.toISOString(), createdBy: on.actor.id, version: 1 },
  }
  return faultIn(contact) ?? contact
}

/** Whoever changes who sees a sealed contact stays among them; whom the file shuts out never is. */
export function changeContact(
  contact: Contact,
  { named, ...change }: ChangeContact,
  actor: Actor,
): Contact | Refusal {
  if (named !== undefined && contact.sensitivity !== 'sealed') return refuse('contact-not-sealed')
  const chosen = named?.filter((account) => !contact.barred.includes(account))
  const next: Contact = {
    ...contact,
    ...change,
    named: chosen === undefined ? contact.named : [...new Set([actor.id, ...chosen])],
    version: contact.version + 1,
  }
  if (next.validTo !== null && next.validTo < next.validFrom) return refuse('ends-before-it-began')
  return faultIn(next) ?? next
}

function faultIn({ safeFrom, safeTo }: Contact): Refusal | undefined {
  const isHalf = (safeFrom === null) !== (safeTo === null)
  return isHalf || (safeFrom !== null && safeFrom === safeTo)
    ? refuse('safe-time-incomplete')
    : undefined
}

/** Half days: a span from midnight to midnight would be empty. */
const wholeDay = [
  { from: '00:00', to: '12:00' },
  { from: '12:00', to: '00:00' },
] as const

/**
 * A contact as the house's one rule of safe sending reads it; `undefined` where nobody has said that
 * it is safe, or where it does not hold yet. Whoever says that a number is safe means both ways.
 */
export function safeRuleOf(contact: Contact, at: Date): SafeContactRule | undefined {
  const { value, isSafe, safeDays, safeFrom, safeTo, validFrom, validTo } = contact
  if (isSafe !== true || validFrom > dayOf(at)) return undefined
  const isWhole = safeFrom === null || safeTo === null
  const days = safeDays.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : [...safeDays]
  const spans = isWhole ? wholeDay : [{ from: safeFrom, to: safeTo }]
  return {
    ...{ phone: value, ways: ['call', 'text'], until: validTo },
    times:
      isWhole && safeDays.length === 0 ? null : spans.map(({ from, to }) => ({ from, to, days })),
  }
}
