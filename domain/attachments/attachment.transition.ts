import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Attachment, MarkAttachment, RemoveAttachment } from './attachment.schema.ts'

/** A tombstone stays: that there was a file, who removed it and why. */
export function removeAttachment(
  attachment: Attachment,
  { reason }: RemoveAttachment,
  { actor, now }: { actor: { id: string }; now: Date },
): Attachment | Refusal {
  if (attachment.removedAt !== null) return refuse('attachment-already-removed')
  return {
    ...attachment,
    removedAt: now.toISOString(),
    removedBy: actor.id,
    removalReason: reason,
    version: attachment.version + 1,
  }
}

/** Looked at again is marked again: what was taken for harmless may be stopped at any time. */
export function markAttachment(
  attachment: Attachment,
  { whereabouts }: MarkAttachment,
): Attachment | Refusal {
  if (attachment.removedAt !== null) return refuse('attachment-already-removed')
  return { ...attachment, whereabouts, version: attachment.version + 1 }
}
