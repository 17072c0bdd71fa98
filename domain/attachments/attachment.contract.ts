import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import {
  AttachmentItem,
  AttachmentSubject,
  MarkAttachment,
  RemoveAttachment,
} from './attachment.schema.ts'

const OfSubject = z.strictObject({ subjectKind: AttachmentSubject, subjectId: z.uuid() })

export const addAttachmentContract = endpoint({
  id: 'attachments.add',
  method: 'POST',
  path: '/api/v1/attachments',
  summary: 'Adds one file (multipart field "file"): pdf, jpeg, png, docx, xlsx, mp3, m4a or mp4',
  query: OfSubject,
  output: AttachmentItem,
})

export const listAttachmentsContract = endpoint({
  id: 'attachments.list',
  method: 'GET',
  path: '/api/v1/attachments',
  summary: 'The files of a matter or visit, oldest first; removed ones as tombstones',
  query: OfSubject,
  output: z.strictObject({ items: z.array(AttachmentItem) }),
})

export const readAttachmentContract = endpoint({
  id: 'attachments.read',
  method: 'GET',
  path: '/api/v1/attachments/:id/content',
  summary: 'The file itself; each reading is logged',
  params: ById,
  output: z.unknown(),
})

export const markAttachmentContract = endpoint({
  id: 'attachments.mark',
  method: 'POST',
  path: '/api/v1/attachments/:id/mark',
  summary: 'Says whether a file tells where she can be found; only one that does not may be sent',
  params: ById,
  body: MarkAttachment,
  output: AttachmentItem,
})

export const removeAttachmentContract = endpoint({
  id: 'attachments.remove',
  method: 'DELETE',
  path: '/api/v1/attachments/:id',
  summary: 'Removes a file with a reason; that it was there stays on record',
  params: ById,
  body: RemoveAttachment,
  output: AttachmentItem,
})
