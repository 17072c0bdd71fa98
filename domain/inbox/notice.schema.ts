import { z } from 'zod'
import type { Sensitivity } from '#platform/access/place.ts'

/** What a notice tells: that something happened to a matter, never what it is about. */
export const NoticeKind = z.enum([
  'matter-registered',
  'matter-handed-over',
  'matter-shared',
  'matter-assigned',
  'matter-raised',
  'lowering-proposed',
  'matter-imminent',
  'matter-closed',
  'matter-reopened',
  'step-overdue',
  'glass-broken',
])
export type NoticeKind = z.infer<typeof NoticeKind>

const NoticeSubject = z.enum(['matter'])
type NoticeSubject = z.infer<typeof NoticeSubject>

/**
 * 通知: content-free. It names its subject by id alone; whoever opens it is asked again whether she
 * may. Exactly one addressee: an organisation, or an account by name.
 */
export type Notice = {
  readonly region: string
  readonly id: string
  readonly orgId: string | null
  readonly accountId: string | null
  readonly barred: readonly string[]
  readonly sensitivity: Sensitivity
  readonly kind: NoticeKind
  readonly subjectKind: NoticeSubject
  readonly subjectId: string
  readonly createdAt: string
  readonly readAt: string | null
  readonly readBy: string | null
  readonly version: number
}

/** What the inbox shows of a notice. */
export const NoticeItem = z.strictObject({
  id: z.uuid(),
  kind: NoticeKind,
  subjectKind: NoticeSubject,
  subjectId: z.uuid(),
  /** the matter's number, when the reader may see the matter itself */
  subjectNumber: z.string().nullable(),
  /** to the reader by name rather than to the whole organisation */
  toYou: z.boolean(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})
export type NoticeItem = z.infer<typeof NoticeItem>
