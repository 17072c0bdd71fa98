import { rm, utimes } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { openSealedFile, sealToFile } from '#platform/crypto/sealed-file.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { fileKindOf, safeFilename } from '#platform/files/file-kind.ts'
import { withoutMetadata } from '#platform/files/image-metadata.ts'
import { malwareScanner, ScannerUnreachable } from '#platform/files/malware-scanner.ts'
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
import { placeOfMatter } from '#domain/matters/matter.public.ts'
import { placeOfVisit } from '#domain/visits/visit.public.ts'
import {
  addAttachmentContract,
  listAttachmentsContract,
  readAttachmentContract,
  removeAttachmentContract,
} from './attachment.contract.ts'
import { mayAddAttachment, mayReadAttachments, mayRemoveAttachment } from './attachment.policy.ts'
import {
  sizeLimit,
  type Attachment,
  type AttachmentItem,
  type AttachmentSubject,
} from './attachment.schema.ts'
import {
  attachmentPath,
  findAttachment,
  insertAttachment,
  listAttachments,
  saveRemoval,
} from './attachment.store.ts'
import { removeAttachment } from './attachment.transition.ts'

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
  command(removeAttachmentContract, {
    load: (tx, { params: { id } }) => findAttachment(tx, id),
    may: mayRemoveAttachment,
    apply: removeAttachment,
    save: saveRemoval,
    present: presented,
    audit: 'attachment.removed',
  }),
]

type Subject = InputOf<typeof addAttachmentContract>['query']

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
  const made = await keep(runtime, actor, subject, clean, {
    filename: name,
    contentType: kind,
    scan,
  })
  return isRefusal(made) ? made : presented(made)
}

function placeOf(
  tx: Tx,
  { subjectKind, subjectId }: { subjectKind: AttachmentSubject; subjectId: string },
): Promise<Place | undefined> {
  switch (subjectKind) {
    case 'matter':
      return placeOfMatter(tx, subjectId)
    case 'visit':
      return placeOfVisit(tx, subjectId)
  }
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

type Inspected = Pick<Attachment, 'scan'> & {
  readonly kind: Parameters<typeof safeFilename>[1]
  readonly clean: Buffer
}

/** Kind by content, metadata out, malware refused. */
async function inspected({ config }: Runtime, content: Buffer): Promise<Inspected | Refusal> {
  const kind = await fileKindOf(content)
  if (kind === undefined) return refuse('file-kind-not-allowed')
  const clean = withoutMetadata(content, kind)
  if (isRefusal(clean)) return clean
  try {
    const scan = await malwareScanner(config.clamd).scan(clean)
    return scan === 'infected' ? refuse('file-infected') : { kind, scan, clean }
  } catch (error) {
    if (error instanceof ScannerUnreachable) return refuse('scanner-unreachable')
    throw error
  }
}

async function keep(
  { db, config, clock }: Runtime,
  actor: Actor,
  subject: Subject,
  content: Buffer,
  about: Pick<Attachment, 'filename' | 'contentType' | 'scan'>,
): Promise<Attachment | Refusal> {
  const id = newId()
  const path = attachmentPath(config.dataDir, id)
  try {
    return await db.within(actor, async (tx) => {
      const place = await placeOf(tx, subject)
      if (place === undefined) return refuse('not-found')
      await sealToFile(tx.keyring, Readable.from([content]), path, id)
      // the sweep measures a file's age by the same clock
      await utimes(path, clock.now(), clock.now())
      const attachment: Attachment = {
        ...placeAlone(place),
        ...subject,
        ...about,
        id,
        size: content.length,
        createdBy: actor.id,
        createdByName: actor.name,
        createdAt: tx.now.toISOString(),
        removedAt: null,
        removedBy: null,
        removalReason: null,
        version: 1,
      }
      insertAttachment(tx, attachment)
      return attachment
    })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

function placeAlone(place: Place): Place {
  const { region, division, orgId, audience, sensitivity, named, barred } = place
  return { region, division, orgId, audience, sensitivity, named, barred }
}

function presented(attachment: Attachment): AttachmentItem {
  const { id, subjectKind, subjectId, contentType, size, scan, version } = attachment
  const { createdByName, createdAt, removedAt, removalReason } = attachment
  const filename = removedAt === null ? attachment.filename : null
  return {
    ...{ id, subjectKind, subjectId, filename, contentType, size, scan },
    ...{ createdByName, createdAt, removedAt, removalReason, version },
  }
}
