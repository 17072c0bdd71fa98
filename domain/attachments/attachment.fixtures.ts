import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Attachment } from './attachment.schema.ts'
import { insertAttachment } from './attachment.store.ts'

/** A photograph that an officer of 富池镇妇联 added to a matter, unless told otherwise. */
export function anAttachment(change: Partial<Attachment> = {}): Attachment {
  return {
    region: '420200',
    id: newId(),
    division: '420222103201',
    orgId: '01890000-0000-7000-8000-00000000000a',
    audience: [],
    sensitivity: 'normal',
    named: [],
    barred: [],
    subjectKind: 'matter',
    subjectId: newId(),
    filename: '伤情照片.jpg',
    contentType: 'image/jpeg',
    size: 2048,
    scan: 'not-scanned',
    purpose: null,
    createdBy: '01890000-0000-7000-8000-000000000001',
    createdByName: '陈玉兰',
    createdAt: '2023-05-10T01:00:00.000Z',
    removedAt: null,
    removedBy: null,
    removalReason: null,
    version: 1,
    ...change,
  }
}

/** The row alone: its file is not there. */
export function insertAttachmentRow(tx: Tx, attachment: Attachment): void {
  insertAttachment(tx, attachment)
}

/** A multipart form with one file, as a browser sends it. */
export function aForm(filename: string, content: Buffer): { body: Buffer; contentType: string } {
  const boundary = 'tiexin-form-boundary'
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="file"; filename="${filename}"`,
    'Content-Type: application/octet-stream',
    '',
    '',
  ].join('\r\n')
  return {
    body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}
