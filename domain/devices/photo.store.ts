import { z } from 'zod'
import { PhotoPurpose } from '#domain/attachments/attachment.schema.ts'
import { addVisitPhoto } from '#domain/attachments/photo.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { sqlState } from '#platform/http/execute.ts'
import type { Runtime } from '#platform/http/route.ts'
import { mayReviewItem } from './device.policy.ts'
import { ItemContent, type DeviceItem } from './device.schema.ts'
import { findItem, lockItem, saveItem } from './device.store.ts'
import { acceptItem } from './device.transition.ts'

/** A photograph as a phone writes it down: its purpose, and the picture. */
const PhonePhoto = z.strictObject({ purpose: PhotoPurpose, jpeg: z.base64().max(180_000) })

/**
 * Keeps a photograph with the visit at which it was taken.
 * @param visit the item of the visit, or none where the house has never had it
 */
export async function keepPhoto(
  runtime: Runtime,
  actor: Actor,
  { body, visit }: { readonly body: unknown; readonly visit: DeviceItem | undefined },
  alongside: (tx: Tx, attachmentId: string) => Promise<Refusal | undefined>,
): Promise<{ readonly recordId: string } | { readonly code: string }> {
  const read = PhonePhoto.safeParse(body)
  if (!read.success) return { code: 'invalid-input' }
  const visitId = visit?.recordId ?? null
  if (visitId === null) return { code: 'photo-before-visit' }
  const { purpose, jpeg } = read.data
  const photo = { visitId, purpose, content: Buffer.from(jpeg, 'base64') }
  try {
    const kept = await addVisitPhoto(runtime, actor, photo, alongside)
    return isRefusal(kept) ? { code: kept.refused } : kept
  } catch (error) {
    // the same item twice at once: whoever was first has kept it
    if (sqlState(error) === '23505') return { code: 'already-exists' }
    throw error
  }
}

/** An office lets a photograph in quarantine count; its visit must be a record by then. */
export async function acceptPhoto(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<{ id: string; recordId: string | null; version: number } | Refusal> {
  const found = await runtime.db.within(actor, async (tx) => {
    const item = await findItem(tx, id)
    const about = item?.aboutItem ?? null
    const visit = about === null ? undefined : await findItem(tx, about)
    return { item, visit }
  })
  const { item, visit } = found
  if (item === undefined || item.kind !== 'photo') return refuse('not-found')
  const decision = mayReviewItem(actor, item)
  if (isRefusal(decision)) return decision
  if (item.content === null || item.outcome !== 'quarantined') return refuse('item-already-settled')
  const { body } = ItemContent.parse(JSON.parse(item.content))
  const kept = await keepPhoto(runtime, actor, { body, visit }, async (tx, recordId) => {
    const locked = await lockItem(tx, id)
    if (locked === undefined) return refuse('not-found')
    const accepted = acceptItem(locked, recordId, { actor, now: tx.now })
    if (isRefusal(accepted)) return accepted
    saveItem(tx, accepted)
    tx.audit({
      ...{ name: 'device-item.accepted', outcome: 'done' },
      ...{ subjectKind: 'device-item', subjectId: id },
    })
    return undefined
  })
  if ('code' in kept) return refuse(kept.code)
  return { id, recordId: kept.recordId, version: item.version + 1 }
}
