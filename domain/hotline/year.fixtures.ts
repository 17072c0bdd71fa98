import type { Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { readPhone } from '#platform/text/phone.ts'
import type { WorkingCalendar } from '#platform/time/working-days.ts'
import type { RecordContact } from './contact.contract.ts'
import { countedAnew, type Contact, type ContactNature } from './contact.schema.ts'
import { callerIndex, insertContacts } from './contact.store.ts'
import { callBack, countContact, recordContact, type Ground } from './contact.transition.ts'
import { beginContactSteps } from './following.store.ts'
import { hotlineRuleSetting } from './hotline-rule.schema.ts'

/** A call of the past: what was said, or of what nature it was, and the matter that came of it. */
export type Said = {
  readonly id: string
  readonly at: Date
  readonly actor: Actor
  readonly division: string
  readonly seconds: number
  readonly body?: RecordContact
  readonly nature?: ContactNature
  readonly lead?: Omit<Place, 'region'> & {
    readonly id: string
    readonly matterId: string
    readonly isRunning: boolean
  }
}

const rules = hotlineRuleSetting.initial
const day = 86_400_000

/**
 * The contact as the line's own transitions make it, called back every week until the given moment or,
 * where its matter is over, once.
 */
export function aContactSaid(
  { id, at, actor, division, seconds, body, nature, lead }: Said,
  { region, calendar, until }: { region: string; calendar: WorkingCalendar; until: Date },
): Contact {
  const place: Place = {
    ...{ region, division, orgId: actor.orgId, audience: [], sensitivity: 'normal' },
    ...{ named: [], barred: [] },
    ...(lead === undefined ? {} : placeOf(lead)),
  }
  const ground: Ground = {
    ...{ id, place, phoneIndex: null, rules, clockNumber: 0, calendar },
    ...{ leadId: lead?.id ?? null, matterId: lead?.matterId ?? null },
  }
  const on = { actor, now: at }
  if (body === undefined) return countContact({ nature: nature ?? 'silent', seconds }, ground, on)
  const made = recordContact({ ...body, seconds }, ground, on)
  if (isRefusal(made)) throw new Error(`a contact was refused: ${made.refused}`)
  if (lead === undefined) return made
  // Passed on on the day itself; then called back week by week, of which the last stands in the record.
  const weeks = Math.floor((until.getTime() - at.getTime()) / (7 * day))
  const handed: Contact = { ...made, referredAt: new Date(at.getTime() + 60_000).toISOString() }
  if (weeks === 0) return handed
  const now = new Date(at.getTime() + (lead.isRunning ? weeks : 1) * 7 * day)
  const reached = { outcome: 'reached' as const, note: '', satisfaction: 5 }
  const called = callBack(
    { ...handed, rules, isRunning: lead.isRunning },
    { ...reached, satisfaction: lead.isRunning ? null : reached.satisfaction },
    { actor, now },
  )
  if (isRefusal(called)) throw new Error(`a call back was refused: ${called.refused}`)
  const { rules: _rules, isRunning: _running, ...contact } = called
  return { ...contact, version: 1 }
}

function placeOf({ division, orgId, audience, sensitivity, named, barred }: Omit<Place, 'region'>) {
  return { division, orgId, audience, sensitivity, named, barred }
}

/**
 * Writes contacts of the past with the indexes of their numbers, and begins what is still due on them.
 * @returns how many there are
 */
export function insertFollowed(tx: Tx, contacts: readonly Contact[]): number {
  const atOnce = 500
  for (let from = 0; from < contacts.length; from += atOnce) {
    const some = contacts.slice(from, from + atOnce)
    insertContacts(
      tx,
      some.map((contact) => {
        const phone = readPhone(contact.content?.caller.phone ?? '')
        return Object.assign({}, contact, {
          phoneIndex: phone === undefined ? null : callerIndex(tx, phone),
        })
      }),
    )
  }
  for (const contact of contacts) beginContactSteps(tx, contact)
  if (contacts.length > 0) tx.publish(countedAnew(contacts))
  return contacts.length
}
