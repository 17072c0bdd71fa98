import { z } from 'zod'
import type { LeadChannel } from '#domain/leads/lead.schema.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import type { Situation } from './duty-report.schema.ts'

/**
 * `waiting` until it is `reported` or its time is over: then it is `missed`, until the procuratorate
 * finds that a report was made after all, or that there was no duty.
 */
export const WatchStatus = z.enum(['waiting', 'reported', 'missed', 'report-made', 'no-duty'])
export type WatchStatus = z.infer<typeof WatchStatus>

/** A finding about a minor that should be followed by a report (漏报核查). */
export type ReportWatch = Place & {
  readonly id: string
  readonly leadId: string
  readonly leadNumber: string
  readonly channel: LeadChannel
  readonly situations: readonly Situation[]
  readonly status: WatchStatus
  readonly foundAt: string
  readonly dueAt: string
  readonly endedAt: string | null
  readonly reviewDueAt: string | null
  /** sealed */
  readonly answer: string | null
  readonly version: number
}

export const AnswerWatch = z.strictObject({
  outcome: z.enum(['report-made', 'no-duty']),
  reason: z.string().trim().min(2).max(1_000),
  version: z.int().optional(),
})
export type AnswerWatch = z.infer<typeof AnswerWatch>

export function answerWatch(
  watch: ReportWatch,
  { outcome, reason }: AnswerWatch,
  now: Date,
): ReportWatch | Refusal {
  if (watch.status !== 'missed') return refuse('missed-report-answered')
  const answered = { status: outcome, answer: reason, endedAt: now.toISOString() }
  return { ...watch, ...answered, version: watch.version + 1 }
}
