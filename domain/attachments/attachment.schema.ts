import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'

/** What a file may hang on. */
export const AttachmentSubject = z.enum(['matter', 'visit'])
export type AttachmentSubject = z.infer<typeof AttachmentSubject>

const ScanState = z.enum(['clean', 'not-scanned'])

/** 附件: a sealed file. Its place is its subject's. Name and reason are in clear only in memory. */
export type Attachment = Place & {
  readonly id: string
  readonly subjectKind: AttachmentSubject
  readonly subjectId: string
  readonly filename: string
  readonly contentType: string
  readonly size: number
  readonly scan: z.infer<typeof ScanState>
  readonly createdBy: string
  readonly createdByName: string
  readonly createdAt: string
  readonly removedAt: string | null
  readonly removedBy: string | null
  readonly removalReason: string | null
  readonly version: number
}

export const AttachmentItem = z.strictObject({
  id: z.uuid(),
  subjectKind: AttachmentSubject,
  subjectId: z.uuid(),
  /** `null` once it was removed: the name goes with the file */
  filename: z.string().nullable(),
  contentType: z.string(),
  size: z.int(),
  scan: ScanState,
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
  removalReason: z.string().nullable(),
  version: z.int(),
})
export type AttachmentItem = z.infer<typeof AttachmentItem>

export const RemoveAttachment = z.strictObject({
  reason: z.string().trim().min(2).max(500),
  version: z.int().optional(),
})
export type RemoveAttachment = z.infer<typeof RemoveAttachment>

/** Largest file. Local practice: what a phone's recording of a few minutes needs. */
export const sizeLimit = 20 * 1_048_576
