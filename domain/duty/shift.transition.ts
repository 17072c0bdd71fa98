import { refuse, type Refusal } from '#platform/access/decision.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import { instantOf, type DailySpan } from '#platform/time/time-of-day.ts'
import type { Shift } from './shift.schema.ts'

export type ShiftSpan = { readonly fromAt: string; readonly toAt: string }

/**
 * The hours of a day on which the office is not staffed and that begin on that day: after closing until
 * the next opening on a working day, else from midnight to the next opening or midnight.
 */
export function outOfHours(
  day: string,
  hours: DailySpan,
  isWorked: (day: string) => boolean,
): ShiftSpan {
  const next = addDays(day, 1)
  const from = isWorked(day) ? instantOf(day, hours.to) : startOfDay(day)
  const to = isWorked(next) ? instantOf(next, hours.from) : startOfDay(next)
  return { fromAt: from.toISOString(), toAt: to.toISOString() }
}

const longest = 7 * 86_400_000

/** A shift has an end after its beginning, is not over, and is no longer than a week. */
export function plannedShift(shift: Shift, now: Date): Shift | Refusal {
  const [from, to] = [Date.parse(shift.fromAt), Date.parse(shift.toAt)]
  if (to <= from) return refuse('shift-ends-before-it-begins')
  if (to - from > longest) return refuse('shift-too-long')
  if (to <= now.getTime()) return refuse('shift-already-over')
  return shift
}

export function removeShift(shift: Shift, _: unknown, { now }: { now: Date }): Shift | Refusal {
  if (shift.removedAt !== null) return refuse('shift-already-removed')
  return { ...shift, removedAt: now.toISOString(), version: shift.version + 1 }
}
