import { z } from 'zod'
import { CueCode } from '#domain/grading/cue.schema.ts'
import type { Place } from '#platform/access/place.ts'

export const PushStatus = z.enum(['sent', 'fed-back'])
export type PushStatus = z.infer<typeof PushStatus>

/** Whom the desk met: what the revisit rate and the lost-contact rate count. */
export const PushContact = z.enum(['met', 'family-only', 'not-reached'])
export type PushContact = z.infer<typeof PushContact>

export const PushOutcome = z.enum(['resolved', 'eased', 'ongoing', 'worse'])
export type PushOutcome = z.infer<typeof PushOutcome>

const text = (most: number): z.ZodDefault<z.ZodString> => z.string().trim().max(most).default('')

/** How to reach her without putting her in danger; written by the police who spoke with her. */
export const PushContactWay = z.strictObject({ phone: text(40), time: text(100), avoid: text(200) })
export type PushContactWay = z.infer<typeof PushContactWay>

/** All that crosses: place, people as needed, count, span, cues, safe contact. No caller, no narrative. */
export const PushContent = z.strictObject({
  place: z.string(),
  /** whom it is about, as far as the desk needs to know */
  subject: z.string(),
  calls: z.int(),
  firstAt: z.string(),
  lastAt: z.string(),
  isEscalating: z.boolean(),
  cues: z.array(CueCode),
  isMinorTold: z.boolean(),
  /** the police's own sentence, written for the desk */
  note: z.string(),
  safeContact: PushContactWay,
})
export type PushContent = z.infer<typeof PushContent>

/** 推送: a household told to those who help it. It lies at their desk; the police read along. */
export type Push = Place & {
  readonly id: string
  readonly senderOrgId: string
  readonly householdId: string
  readonly leadId: string
  readonly matterId: string
  readonly number: string
  readonly status: PushStatus
  /** calls of the household when it was sent, or corrected since */
  readonly calls: number
  readonly content: PushContent
  readonly feedback?: string | undefined
  readonly contact?: PushContact | undefined
  readonly outcome?: PushOutcome | undefined
  readonly dueAt: string
  readonly clockNumber: number
  readonly fedBackAt?: string | undefined
  readonly correctedAt?: string | undefined
  readonly createdAt: string
  readonly createdBy: string
  readonly version: number
}
