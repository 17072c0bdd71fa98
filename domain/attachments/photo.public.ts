import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { safeFilename } from '#platform/files/file-kind.ts'
import type { Runtime } from '#platform/http/route.ts'
import { mayAddAttachment } from './attachment.policy.ts'
import type { PhotoPurpose } from './attachment.schema.ts'
import { inspected, keepFile } from './keeping.store.ts'

/** Largest photograph that a phone hands in, in bytes: what gets through a valley's line. */
export const photoLimit = 130_000

/**
 * Keeps a photograph that was taken at a visit: looked at, cleaned of place and device once more,
 * sealed, logged, with `alongside` in the same transaction.
 * @returns the attachment's id, or why it was not kept
 */
export async function addVisitPhoto(
  runtime: Runtime,
  actor: Actor,
  photo: {
    readonly visitId: string
    readonly purpose: PhotoPurpose
    readonly content: Buffer
  },
  alongside: (tx: Tx, attachmentId: string) => Promise<Refusal | undefined>,
): Promise<{ readonly recordId: string } | Refusal> {
  const decision = mayAddAttachment(actor)
  if (isRefusal(decision)) return decision
  const { visitId: subjectId, purpose, content } = photo
  if (content.length > photoLimit) return refuse('photo-too-large', { limit: photoLimit })
  const checked = await inspected(runtime, content)
  if (isRefusal(checked)) return checked
  const { kind, scan, clean } = checked
  if (kind !== 'image/jpeg') return refuse('photo-kind-not-allowed')
  const about = { filename: safeFilename('照片', kind), contentType: kind, scan, purpose }
  const subject = { subjectKind: 'visit', subjectId } as const
  const kept = await keepFile(runtime, actor, subject, clean, about, (tx, { id }) => {
    tx.audit({
      ...{ name: 'attachment.added', outcome: 'done', detail: { purpose } },
      ...{ subjectKind: 'attachment', subjectId: id },
    })
    return alongside(tx, id)
  })
  return isRefusal(kept) ? kept : { recordId: kept.id }
}
