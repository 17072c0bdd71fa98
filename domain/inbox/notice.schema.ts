import { z } from 'zod'
import type { Place, Sensitivity } from '#platform/access/place.ts'
import { noticeKinds } from './notice-kind.schema.ts'
import { subjectPages, type SubjectKind } from './notice-subject.schema.ts'
import type { NoticeKind as Kind } from './notice-kind.schema.ts'

export const NoticeKind = z.enum(noticeKinds)

const NoticeSubject = z.enum(Object.keys(subjectPages) as [SubjectKind, ...SubjectKind[]])

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
  readonly kind: Kind
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  /** the matter behind the subject: the notice follows whom the matter shuts out */
  readonly matterId: string | null
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
  /** a matter's number, when the reader may see the matter itself */
  subjectNumber: z.string().nullable(),
  /** may be opened: a matter that the reader cannot see is not; other subjects are asked when opened */
  isOpen: z.boolean(),
  /** to the reader by name rather than to the whole organisation */
  toYou: z.boolean(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})
export type NoticeItem = z.infer<typeof NoticeItem>

/** What another slice asks to have told. The subject's kind follows from the notice's kind. */
export type Notification = {
  readonly kind: Kind
  readonly to: { readonly orgId: string } | { readonly accountId: string }
  readonly subjectId: string
  /** the matter behind a referral, an order, a meeting…; a notice of a matter needs none */
  readonly matterId?: string | undefined
  readonly place: Pick<Place, 'sensitivity' | 'named' | 'barred'>
  /** also when the addressee's own staff did it just now */
  readonly evenIfOwn?: boolean
}

/** Somebody is to be told; sent with the transaction that it happened in. */
export type NoticesAsked = {
  readonly type: 'notices.asked'
  readonly notices: readonly Notification[]
}
