import type { Readable } from 'node:stream'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { openSealedFile } from '#platform/crypto/sealed-file.ts'
import { safeFilename } from '#platform/files/file-kind.ts'
import type { InputOf } from '#platform/http/endpoint.ts'
import {
  command,
  download,
  query,
  upload,
  type Route,
  type Runtime,
  type UploadedFile,
} from '#platform/http/route.ts'
import {
  addAttachmentContract,
  listAttachmentsContract,
  markAttachmentContract,
  readAttachmentContract,
  removeAttachmentContract,
} from './attachment.contract.ts'
import { mayAddAttachment, mayKeepAttachment, mayReadAttachments } from './attachment.policy.ts'
import { sizeLimit, type Attachment, type AttachmentItem } from './attachment.schema.ts'
import {
  attachmentPath,
  findAttachment,
  listAttachments,
  saveMark,
  saveRemoval,
} from './attachment.store.ts'
import { markAttachment, removeAttachment } from './attachment.transition.ts'
import { inspected, keepFile, placeOf } from './keeping.store.ts'

export const attachmentsRoutes: readonly Route[] = [
  upload(addAttachmentContract, {
    may: mayAddAttachment,
    receive: addAttachment,
    audit: 'attachment.added',
  }),
  query(listAttachmentsContract, {
    may: mayReadAttachments,
    async read(tx, { query: { subjectKind, subjectId } }) {
      const found = await listAttachments(tx, subjectKind, subjectId)
      // file names tell what the files are about: seeing them is reading the subject
      tx.audit({ name: 'attachments.listed', outcome: 'done', subjectKind, subjectId })
      return { items: found.map(presented) }
    },
  }),
  download(readAttachmentContract, {
    may: mayReadAttachments,
    async produce(tx, { params: { id } }, { config }) {
      const found = await findAttachment(tx, id)
      if (found === undefined) return undefined
      if (found.removedAt !== null) return refuse('attachment-removed')
      const { filename, contentType } = found
      const content = openSealedFile(tx.keyring, attachmentPath(config.dataDir, id), id)
      return { filename, contentType, content }
    },
    audit: 'attachment.read',
  }),
  command(markAttachmentContract, {
    load: (tx, { params: { id } }) => findAttachment(tx, id),
    may: mayKeepAttachment,
    apply: markAttachment,
    save: saveMark,
    present: presented,
    audit: 'attachment.marked',
  }),
  command(removeAttachmentContract, {
    load: (tx, { params: { id } }) => findAttachment(tx, id),
    may: mayKeepAttachment,
    apply: removeAttachment,
    save: saveRemoval,
    present: presented,
    audit: 'attachment.removed',
  }),
]

/** The file is looked at before anything is kept, and kept before the row says that it is there. */
async function addAttachment(
  runtime: Runtime,
  actor: Actor,
  { filename, stream }: UploadedFile,
  { query: subject }: InputOf<typeof addAttachmentContract>,
): Promise<AttachmentItem | Refusal> {
  const isThere = await runtime.db.within(actor, (tx) => placeOf(tx, subject))
  const content = await contentOf(stream)
  if (isThere === undefined) return refuse('not-found')
  if (isRefusal(content)) return content
  const checked = await inspected(runtime, content)
  if (isRefusal(checked)) return checked
  const { kind, scan, clean } = checked
  const name = safeFilename(filename, kind)
  const made = await keepFile(runtime, actor, subject, clean, {
    ...{ filename: name, contentType: kind, scan, purpose: null },
  })
  return isRefusal(made) ? made : presented(made)
}

/**
 * Reads to the end even what is too large, without keeping it: a form that is left half read blocks
 * its connection.
 */
async function contentOf(stream: Readable): Promise<Buffer | Refusal> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > sizeLimit) pieces.length = 0
    else pieces.push(piece)
  }
  if (size > sizeLimit) return refuse('file-too-large', { limit: sizeLimit })
  return size === 0 ? refuse('file-empty') : Buffer.concat(pieces, size)
}

function presented(attachment: Attachment): AttachmentItem {
  const { id, subjectKind, subjectId, contentType, size, scan, purpose, version } = attachment
  const { createdByName, createdAt, removedAt, removalReason } = attachment
  const filename = removedAt === null ? attachment.filename : null
  return {
    ...{ id, subjectKind, subjectId, filename, contentType, size, scan, purpose },
    ...{ createdByName, createdAt, removedAt, removalReason, version },
    whereabouts: attachment.whereabouts ?? null,
  }
}
