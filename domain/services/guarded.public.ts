import { placeOfMatter } from '#domain/matters/matter.public.ts'
import { partiesOf } from '#domain/matters/party.public.ts'
import { findMatter } from '#domain/matters/reading.public.ts'
import { guardedContacts } from '#domain/people/contact.public.ts'
import { confidentialOf } from '#domain/protection-orders/confidential.public.ts'
import { maySee } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { withholdIn } from '#platform/text/withhold.ts'

/**
 * What no paper may say: where she can be reached, by her matter, its parties, its orders and her
 * file. As the system, since a court's or police liaison makes papers too and sees neither matter nor
 * file.
 */
export async function guardedOf(tx: Tx, matterId: string): Promise<readonly string[]> {
  tx.asSystem()
  const [matter, parties, ofOrders] = await Promise.all([
    findMatter(tx, matterId),
    partiesOf(tx, matterId),
    confidentialOf(tx, matterId),
  ])
  const { personId, safeContact } = matter ?? {}
  const hidden = parties
    .filter(({ role, isHidden }) => role !== 'other-side' && isHidden)
    .flatMap(({ phone, address }) => [phone ?? '', address ?? ''])
  const ofFile = personId === undefined ? [] : await guardedContacts(tx, [personId])
  const all = [...ofOrders, ...hidden, safeContact?.phone ?? '', ...ofFile]
  return [...new Set(all)].filter((text) => text !== '')
}

/**
 * What hangs on a matter as its reader may have it: to whom the matter is closed, no word says where
 * she can be reached, whoever wrote it down there. Nothing is read after it under the reader's scope.
 * @param given what was sent to this reader on purpose
 */
export async function shutFor<Page>(
  tx: Tx,
  matterId: string,
  page: Page,
  given: readonly string[] = [],
): Promise<Page> {
  const place = await placeOfMatter(tx, matterId)
  if (place !== undefined && maySee(tx.initiator, place)) return page
  const guarded = await guardedOf(tx, matterId)
  return withholdIn(
    page,
    guarded.filter((text) => !given.includes(text)),
  )
}
