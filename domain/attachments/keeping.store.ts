import { rm, utimes } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { sealToFile } from '#platform/crypto/sealed-file.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { fileKindOf, type safeFilename } from '#platform/files/file-kind.ts'
import { withoutMetadata } from '#platform/files/image-metadata.ts'
import { malwareScanner, ScannerUnreachable } from '#platform/files/malware-scanner.ts'
import type { Runtime } from '#platform/http/route.ts'
import { placeOfRequest } from '#domain/help/place.public.ts'
import { placeOfMatter } from '#domain/matters/matter.public.ts'
import { placeToAnswer } from '#domain/supervision/answering.public.ts'
import { placeOfVisit } from '#domain/visits/visit.public.ts'
import type { Attachment, AttachmentSubject } from './attachment.schema.ts'
import { attachmentPath, insertAttachment } from './attachment.store.ts'

/** Where the subject lies, as far as the actor may see it. */
export function placeOf(
  tx: Tx,
  { subjectKind, subjectId }: { subjectKind: AttachmentSubject; subjectId: string },
): Promise<Place | undefined> {
  switch (subjectKind) {
    case 'matter':
      return placeOfMatter(tx, subjectId)
    case 'visit':
      return placeOfVisit(tx, subjectId)
    case 'help-request':
      return placeOfRequest(tx, subjectId)
    case 'supervision':
      return placeToAnswer(tx, subjectId)
  }
}

type Inspected = Pick<Attachment, 'scan'> & {
  readonly kind: Parameters<typeof safeFilename>[1]
  readonly clean: Buffer
}

/** Kind by content, metadata out, malware refused. */
export async function inspected(
  { config }: Runtime,
  content: Buffer,
): Promise<Inspected | Refusal> {
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

type Subject = Pick<Attachment, 'subjectKind' | 'subjectId'>

/**
 * Keeps a file sealed and its row in one go: a row without its file is never there, and a file without
 * its row goes at once.
 * @param alongside what belongs into the same transaction; a refusal of it keeps nothing
 */
export async function keepFile(
  { db, config, clock }: Runtime,
  actor: Actor,
  subject: Subject,
  content: Buffer,
  about: Pick<Attachment, 'filename' | 'contentType' | 'scan' | 'purpose'>,
  alongside?: (tx: Tx, attachment: Attachment) => Promise<Refusal | undefined>,
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
      const refusal = await alongside?.(tx, attachment)
      if (refusal !== undefined) throw new Refused(refusal)
      return attachment
    })
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** Takes the transaction back with what was to go into it. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

function placeAlone(place: Place): Place {
  const { region, division, orgId, audience, sensitivity, named, barred } = place
  return { region, division, orgId, audience, sensitivity, named, barred }
}
