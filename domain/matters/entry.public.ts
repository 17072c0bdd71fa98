import type { Tx } from '#platform/db/tx.ts'
import { newId } from '#platform/db/id.ts'
import { insertEntriesWhereTheyLie } from './entry.store.ts'
import type { Entry, EntryKind } from './matter.schema.ts'

/** A line that another slice adds to a matter's time line. `detail` holds codes and ids only. */
export type MatterNote = {
  readonly matterId: string
  readonly kind: Extract<
    EntryKind,
    'referral' | 'service' | 'supervision' | 'meeting' | 'rating' | 'cues-recorded' | 'reminded'
  >
  readonly text?: string | undefined
  readonly detail?: Entry['detail']
}

/** Adds lines where their matters lie, as the system: a receiver's act stands in a file closed to her. */
export function noteOnMatters(tx: Tx, notes: readonly MatterNote[]): Promise<void> {
  if (notes.length === 0) return Promise.resolve()
  tx.asSystem()
  const { id: byAccount, name: byName, orgId: byOrgId } = tx.initiator
  const at = tx.now.toISOString()
  insertEntriesWhereTheyLie(
    tx,
    notes.map((note): Entry =>
      Object.assign({ id: newId(), at, byAccount, byName, byOrgId }, note),
    ),
  )
  return Promise.resolve()
}
