import { placeOfMatter } from '#domain/matters/matter.public.ts'
import { partiesOf } from '#domain/matters/party.public.ts'
import { findMatter, findMatters } from '#domain/matters/reading.public.ts'
import { membersOf } from '#domain/matters/regrade.public.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
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
  return guardedIn(tx, (await findMatter(tx, matterId)) ?? { id: matterId })
}

type Known = Pick<Matter, 'id' | 'personId' | 'safeContact' | 'mergedInto'>

/**
 * The same of a matter that was read already, in one trip unless matters were merged: what any of
 * them knows of where she is holds for all of them, since they are about one person.
 */
export async function guardedIn(tx: Tx, matter: Known): Promise<readonly string[]> {
  tx.asSystem()
  const whole = matter.mergedInto ?? matter.id
  const [own, members] = await Promise.all([guardedAlone(tx, matter), membersOf(tx, [whole])])
  const others = (members.get(whole) ?? []).filter((id) => id !== matter.id)
  if (others.length === 0) return own
  const merged = await findMatters(tx, others)
  const theirs = await Promise.all(merged.map((one) => guardedAlone(tx, one)))
  return [...new Set([...own, ...theirs.flat()])]
}

async function guardedAlone(
  tx: Tx,
  { id: matterId, personId, safeContact }: Known,
): Promise<readonly string[]> {
  const [parties, ofOrders, ofFile] = await Promise.all([
    partiesOf(tx, matterId),
    confidentialOf(tx, matterId),
    personId === undefined ? [] : guardedContacts(tx, [personId]),
  ])
  const hidden = parties
    .filter(({ role, isHidden }) => role !== 'other-side' && isHidden)
    .flatMap(({ phone, address }) => [phone ?? '', address ?? ''])
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
