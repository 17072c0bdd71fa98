import { latestLinesOf } from '#domain/audit-log/extract.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findContactsOfMatters } from './contact.store.ts'
import { sealedEvent } from './evidence.table.ts'
import type { SealedRecord } from './evidence.schema.ts'

/**
 * What was told on the line about these matters, as far as the one who asks sees it, each with the seal
 * of its last export. Afterwards the transaction goes on as the system: the log is closed to whoever works.
 */
export async function sealedRecordsOf(
  tx: Tx,
  matterIds: readonly string[],
): Promise<SealedRecord[]> {
  const contacts = await findContactsOfMatters(tx, matterIds)
  const told = contacts.filter(({ content }) => content !== null)
  if (told.length === 0) return []
  const lines = await latestLinesOf(
    tx,
    told.map(({ id }) => id),
    sealedEvent,
  )
  return told.map(({ id, number, receivedAt }) => {
    const line = lines.get(id)
    const sha256 = line?.detail?.['manifest']
    const seal =
      line === undefined || typeof sha256 !== 'string'
        ? null
        : { at: line.at, sha256, lane: line.lane, seq: line.seq }
    return { id, number, receivedAt, seal }
  })
}
