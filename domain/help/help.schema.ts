import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'

/** What it is about, in the words of the first question; in no other slice. */
export const Topic = z.enum(['hurt', 'sexual', 'child', 'family', 'work', 'other'])
export type Topic = z.infer<typeof Topic>

/** Is she safe now? The question may be left out. */
export const Safe = z.enum(['yes', 'no', 'unknown'])
export type Safe = z.infer<typeof Safe>

/**
 * `held`: came in beyond what the desk can take in an hour; it is kept and shown, and a person lets it
 * through. `waiting`: for an answer. `answered`: the last word is the desk's.
 */
export const HelpStatus = z.enum(['held', 'waiting', 'answered', 'closed'])
export type HelpStatus = z.infer<typeof HelpStatus>

/** What she told, sealed as a whole. Every field but the story may be empty. */
export const Told = z.strictObject({
  story: z.string().trim().min(2).max(4_000),
  name: z.string().trim().max(60),
  phone: z.string().trim().max(40),
  /** when it is safe to call */
  time: z.string().trim().max(100),
  /** what must not be done */
  avoid: z.string().trim().max(200),
})
export type Told = z.infer<typeof Told>

/** 求助: what somebody wrote on the public page. `told` is in clear only in memory. */
export type HelpRequest = Place & {
  readonly id: string
  /** keyed hash of the receipt: the code itself is kept nowhere */
  readonly receiptIndex: Uint8Array
  readonly topic: Topic
  readonly safe: Safe
  readonly lang: 'zh' | 'en'
  readonly isNamed: boolean
  readonly isProved: boolean
  readonly told: Told
  readonly status: HelpStatus
  readonly leadId: string | null
  readonly matterId: string | null
  readonly createdAt: string
  readonly toldAt: string
  readonly answeredAt: string | null
  readonly answeredByName: string | null
  readonly closedAt: string | null
  readonly closedByName: string | null
  readonly expiresAt: string | null
  readonly version: number
}

/** One message of the conversation. The person has no account and no name here. */
export type HelpMessage = {
  readonly id: string
  readonly requestId: string
  readonly side: 'person' | 'desk'
  readonly authorId: string | null
  readonly authorName: string | null
  readonly text: string
  readonly at: string
  readonly seenAt: string | null
}

export const messageLength = 2_000
