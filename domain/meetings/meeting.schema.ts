import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'

export const MeetingStatus = z.enum(['called', 'held', 'cancelled'])
export type MeetingStatus = z.infer<typeof MeetingStatus>

/** What a meeting gave somebody to do; it is due on that organisation's desk. */
export const Decision = z.strictObject({
  organisationId: z.uuid(),
  text: z.string().trim().min(2).max(500),
  dueOn: z.iso.date(),
})
export type Decision = z.infer<typeof Decision>

/** A decision with what became of it. */
export type Task = Decision & {
  readonly doneAt?: string | undefined
  readonly result?: string | undefined
}

/** 会商. Its words are in clear only in memory; whoever is invited sees them and never the matter. */
export type Meeting = Place & {
  readonly id: string
  /** 会 2023-0003 */
  readonly number: string
  readonly matterId: string
  readonly status: MeetingStatus
  readonly startsAt: string
  readonly venue: string
  readonly agenda: string
  readonly briefing: string
  readonly attended: readonly string[]
  readonly minutes?: string | undefined
  readonly decisions: readonly Task[]
  readonly calledAt: string
  readonly calledBy: string
  readonly endedAt?: string | undefined
  readonly version: number
}
