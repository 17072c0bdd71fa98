import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'

/** What a file may hang on. */
export const AttachmentSubject = z.enum(['matter', 'visit', 'help-request', 'supervision'])
export type AttachmentSubject = z.infer<typeof AttachmentSubject>

/**
 * Does it tell where she can be found (住处、联系方式)? `absent` only where somebody looked; nobody has
 * looked yet where there is none.
 */
export const Whereabouts = z.enum(['absent', 'present'])
export type Whereabouts = z.infer<typeof Whereabouts>

/** 拍照用途: a photograph from a phone is taken for one of these, or not at all. */
export const PhotoPurpose = z.enum(['injury', 'damage', 'paper', 'living'])
export type PhotoPurpose = z.infer<typeof PhotoPurpose>

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
  /** what a photograph from a phone was taken for; `null` for any other file */
  readonly purpose: PhotoPurpose | null
  readonly createdBy: string
  readonly createdByName: string
  readonly createdAt: string
  readonly removedAt: string | null
  readonly removedBy: string | null
  readonly removalReason: string | null
  readonly whereabouts?: Whereabouts | null
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
  purpose: PhotoPurpose.nullable(),
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
  removalReason: z.string().nullable(),
  /** null until somebody has looked */
  whereabouts: Whereabouts.nullable(),
  version: z.int(),
})
export type AttachmentItem = z.infer<typeof AttachmentItem>

export const RemoveAttachment = z.strictObject({
  reason: z.string().trim().min(2).max(500),
  version: z.int().optional(),
})
export type RemoveAttachment = z.infer<typeof RemoveAttachment>

export const MarkAttachment = z.strictObject({
  whereabouts: Whereabouts,
  version: z.int().optional(),
})
export type MarkAttachment = z.infer<typeof MarkAttachment>

/** Largest file. Local practice: what a phone's recording of a few minutes needs. */
export const sizeLimit = 20 * 1_048_576
