import { moveSteps } from '#domain/matters/due-step.public.ts'
import type { MattersChanged } from '#domain/matters/matter.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countedAnew } from './contact.schema.ts'
import { lockContactsOfMatters, placeContacts } from './contact.store.ts'

/**
 * Subscriber of `matters.changed`: what was said on the line is as closed as the matter that came of it.
 * The contact stays with the office that took it.
 */
export async function restampContacts(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const places = new Map(
    changes
      .filter(
        ({ before, matter }) =>
          before !== undefined &&
          (before.sensitivity !== matter.sensitivity ||
            before.barred.join() !== matter.barred.join() ||
            before.named.join() !== matter.named.join()),
      )
      .map(({ matter }) => [matter.id, matter]),
  )
  if (places.size === 0) return
  const found = await lockContactsOfMatters(tx, [...places.keys()])
  const contacts = found.flatMap((contact) => {
    const place = places.get(contact.matterId ?? '')
    if (place === undefined) return []
    const { sensitivity, named, barred } = place
    return [{ ...contact, sensitivity, named, barred, version: contact.version + 1 }]
  })
  placeContacts(tx, contacts)
  if (contacts.length > 0) tx.publish(countedAnew(contacts))
  for (const contact of contacts) moveSteps(tx, contact.id, contact)
}
