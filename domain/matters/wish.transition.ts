import { refuse, type Refusal } from '#platform/access/decision.ts'
import { readPhone } from '#platform/text/phone.ts'
import { noted } from './entry.transition.ts'
import { standing } from './matter-action.schema.ts'
import type { MatterFile, On, SafeContact } from './matter.schema.ts'
import type { ExcludedContact } from './party.schema.ts'

type Wish = {
  readonly wish?: string | undefined
  readonly safeContact?: SafeContact | undefined
  readonly excluded: readonly ExcludedContact[]
}

export function recordWish(
  file: MatterFile,
  { wish, safeContact, excluded }: Wish,
  on: On,
): MatterFile | Refusal {
  return (
    standing('record-wish', file.status) ??
    answeredByExcluded(safeContact, excluded) ??
    noted(
      { ...file, wish: wish ?? file.wish, safeContact: safeContact ?? file.safeContact },
      'wish-recorded',
      on,
    )
  )
}

/** A child is not called where the guardian who is suspected of hurting it picks up the phone. */
function answeredByExcluded(
  safeContact: SafeContact | undefined,
  excluded: readonly ExcludedContact[],
): Refusal | undefined {
  const phone = safeContact === undefined ? undefined : readPhone(safeContact.phone)
  return phone !== undefined && excluded.some((contact) => contact.phone === phone)
    ? refuse('safe-contact-is-the-suspect')
    : undefined
}
