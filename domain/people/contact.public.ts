import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { maySendTo, type ContactWay } from '#platform/access/safe-contact.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Reachable } from './contact.schema.ts'
import { findContactsOf } from './contact.store.ts'
import { safeRuleOf } from './contact.transition.ts'
import { findPerson } from './person.store.ts'

/**
 * The phone by which a person may be reached at this moment. Every message and call asks this when it
 * is sent, not when it is written: a number that was safe at noon is answered by him at night.
 * @returns a refusal where nothing is known to be safe (`no-safe-contact`), or not now
 *   (`outside-safe-time`)
 */
export async function reachableNow(
  tx: Tx,
  personId: string,
  way: ContactWay = 'text',
): Promise<Reachable | Refusal> {
  const contacts = await findContactsOf(tx, personId)
  const refusals = new Set<string>()
  for (const contact of contacts.filter(({ kind }) => kind === 'phone')) {
    const decision = maySendTo(safeRuleOf(contact, tx.now), way, tx.now)
    if (!isRefusal(decision)) return { contactId: contact.id, personId, phone: contact.value }
    refusals.add(decision.refused)
  }
  return refuse(refusals.has('outside-safe-time') ? 'outside-safe-time' : 'no-safe-contact')
}

/**
 * What no paper, packet or export for the other side may carry: everything that was learned of where
 * and how these people can be found, apart from what the file has said openly from the start.
 */
export async function guardedContacts(
  tx: Tx,
  personIds: readonly string[],
): Promise<readonly string[]> {
  const guarded = new Set<string>()
  for (const id of personIds) {
    const [person, contacts] = await Promise.all([findPerson(tx, id), findContactsOf(tx, id)])
    for (const { value, sensitivity, isSafe } of contacts) {
      const isCloser = person !== undefined && sensitivity !== person.sensitivity
      if (isSafe === true || isCloser || sensitivity === 'sealed') guarded.add(value)
    }
  }
  return [...guarded]
}
