import { z } from 'zod'
import type { Urgency } from './notice-subject.schema.ts'
import { Channel } from './preference.schema.ts'

export const MessageState = z.enum(['waiting', 'sent', 'failed'])
export type MessageState = z.infer<typeof MessageState>

/**
 * 外发消息: one message to one account by one way, for all notices that were due together. `failed` is
 * given up: it waits for the system administrator, who may have it tried again.
 */
export type OutsideMessageRow = {
  readonly region: string
  readonly id: string
  readonly accountId: string
  readonly channel: Channel
  readonly urgency: Urgency
  readonly notices: number
  readonly state: MessageState
  readonly attempts: number
  readonly nextAt: string
  /** `unreachable`, `no-answer`, `answered-503` */
  readonly reason: string | null
  readonly createdAt: string
  readonly settledAt: string | null
  readonly version: number
}

/** What the system administrator sees of it. */
export const OutsideMessageItem = z.strictObject({
  id: z.uuid(),
  accountName: z.string(),
  channel: Channel,
  urgency: z.enum(['usual', 'soon', 'danger']),
  notices: z.int(),
  state: MessageState,
  attempts: z.int(),
  reason: z.string().nullable(),
  createdAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  version: z.int(),
})
export type OutsideMessageItem = z.infer<typeof OutsideMessageItem>
