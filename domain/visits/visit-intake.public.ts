import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { sourcesAtWork } from '#domain/leads/lead.public.ts'
import { checkChunk, freshMemory, storeChunk } from './visit-chunk.store.ts'
import { lockVisit, saveVisit } from './visit.store.ts'
import type { Visit, VisitsRecorded, VisitsRemoved } from './visit.schema.ts'
import { removeVisit } from './visit.transition.ts'

export { checkChunk, freshMemory }

/** Writes the new visits of a chunk and tells of them. @returns those written, and late faults */
export async function takeVisits(
  tx: Tx,
  chunk: Awaited<ReturnType<typeof checkChunk>>,
  batchId: string,
): ReturnType<typeof storeChunk> {
  const stored = await storeChunk(tx, chunk, batchId)
  const event: VisitsRecorded = { type: 'visits.recorded', visits: stored.visits }
  if (stored.visits.length > 0) tx.publish(event)
  return stored
}

/**
 * Takes back imported visits that nobody has corrected and of whose leads nobody has made anything: a
 * hazard is a matter from the first moment, so its visit stays. They are removed like any other and
 * give their number back, so that the file can come again. Goes on as the system.
 * @returns ids of those that were taken back
 */
export async function withdrawVisits(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const seen: Visit[] = []
  for (const id of ids) {
    const visit = await lockVisit(tx, id)
    if (visit !== undefined && visit.version === 1) seen.push(visit)
  }
  tx.asSystem()
  const busy = await sourcesAtWork(
    tx,
    seen.map(({ id }) => id),
  )
  const removed = seen.flatMap((visit) => {
    const next = removeVisit(visit, { reason: '撤销导入', version: 1 })
    if (busy.has(visit.id) || isRefusal(next)) return []
    return [{ ...next, number: `${visit.number}·${visit.id.slice(-12)}`, fingerprint: null }]
  })
  for (const visit of removed) saveVisit(tx, visit)
  const event: VisitsRemoved = { type: 'visits.removed', visits: removed }
  if (removed.length > 0) tx.publish(event)
  return new Set(removed.map(({ id }) => id))
}
