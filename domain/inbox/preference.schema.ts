import { z } from 'zod'
import { DailySpan } from '#platform/time/time-of-day.ts'

/** Ways out of the platform that an account may choose. */
export const channels = ['webhook'] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

export const Digest = z.enum(['off', 'daily'])

/** 我的通知: what an account wishes for messages outside the platform. Imminent danger overrules it. */
export const NoticePreference = z.strictObject({
  channels: z.array(Channel).max(channels.length),
  /** 免打扰: what falls into it waits for its end */
  quietHours: DailySpan.nullable(),
  /** one message each working day instead of one for each thing */
  digest: Digest,
})
export type NoticePreference = z.infer<typeof NoticePreference>

/** `id` is the account's. Version 0: nothing chosen yet. */
export type StoredPreference = NoticePreference & {
  readonly region: string
  readonly id: string
  readonly version: number
}
