import { partiesOf } from '#domain/matters/party.public.ts'
import { findMatter } from '#domain/matters/reading.public.ts'
import { guardedContacts } from '#domain/people/contact.public.ts'
import type { Tx } from '#platform/db/tx.ts'

/**
 * What no paper may say: where she can be reached, by her matter, its parties and her file. As the
 * system, since a court's or police liaison makes papers too and sees neither matter nor file.
 * @param more what the record itself keeps apart
 */
export async function guardedOf(
  tx: Tx,
  matterId: string,
  more: readonly string[] = [],
): Promise<readonly string[]> {
  tx.asSystem()
  const [matter, parties] = await Promise.all([findMatter(tx, matterId), partiesOf(tx, matterId)])
  const { personId, safeContact } = matter ?? {}
  const hidden = parties
    .filter(({ role, isHidden }) => role !== 'other-side' && isHidden)
    .flatMap(({ phone, address }) => [phone ?? '', address ?? ''])
  const ofFile = personId === undefined ? [] : await guardedContacts(tx, [personId])
  const all = [...more, ...hidden, safeContact?.phone ?? '', ...ofFile]
  return [...new Set(all)].filter((text) => text !== '')
}
