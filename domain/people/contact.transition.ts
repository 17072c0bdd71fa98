import type { Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision, type Refusal } from '#platform/access/decision.ts'
import { readPhone } from '#platform/text/phone.ts'
import { dayOf, weekdayOf } from '#platform/time/day.ts'
import { spanDayOf } from '#platform/time/time-of-day.ts'
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

export function changeContact(contact: Contact, change: ChangeContact): Contact | Refusal {
  const next: Contact = { ...contact, ...change, version: contact.version + 1 }
  if (next.validTo !== null && next.validTo < next.validFrom) return refuse('ends-before-it-began')
  return faultIn(next) ?? next
}

function faultIn({ safeFrom, safeTo }: Contact): Refusal | undefined {
  const isHalf = (safeFrom === null) !== (safeTo === null)
  return isHalf || (safeFrom !== null && safeFrom === safeTo)
    ? refuse('safe-time-incomplete')
    : undefined
}

/**
 * May a message or a call go to this contact at this instant? Asked when it is sent, since a woman
 * who may be watched is endangered by the hour as much as by the number.
 */
export function mayReachBy(contact: Contact, at: Date): Decision {
  const today = dayOf(at)
  const isCurrent =
    contact.validFrom <= today && (contact.validTo === null || contact.validTo >= today)
  if (!isCurrent) return refuse('contact-not-current')
  if (contact.isSafe !== true) return refuse('contact-not-safe')
  const { safeFrom, safeTo, safeDays } = contact
  const day =
    safeFrom === null || safeTo === null ? today : spanDayOf({ from: safeFrom, to: safeTo }, at)
  if (day === undefined) return refuse('outside-safe-time')
  if (safeDays.length > 0 && !safeDays.includes(weekdayOf(day))) return refuse('outside-safe-time')
  return permitted
}
