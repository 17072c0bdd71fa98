import { isRefusal, type Refusal } from '../access/decision.ts'
import { z } from 'zod'
import { addDays, dayOf, startOfDay } from './day.ts'
import type { WorkingCalendar } from './working-days.ts'

const pattern = /^(\d{1,4})(m|h|d|wd)$/

/**
 * A span of a clock, as a person writes it into a rule: `15m` minutes, `4h` hours, `3d` days of 24
 * hours, `5wd` working days (工作日), counted from the day after and ending with the last one.
 */
export const Duration = z.string().regex(pattern, 'duration-unreadable')
export type Duration = z.infer<typeof Duration>

/** A span that keeps no office hours: everything but working days. */
export const CalendarDuration = z.string().regex(/^\d{1,4}[mhd]$/, 'duration-unreadable')

const milliseconds = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** @throws when the text is no duration in minutes, hours or days; shapes have checked it before */
export function millisecondsOf(duration: Duration): number {
  const [, count, unit] = pattern.exec(duration) ?? []
  if (count === undefined || (unit !== 'm' && unit !== 'h' && unit !== 'd')) {
    throw new Error(`not a span of hours or days: ${duration}`)
  }
  return Number(count) * milliseconds[unit]
}

/**
 * When a span that begins at `from` is over.
 * @returns a refusal where it reaches into a year whose working days nobody knows
 */
export function addDuration(
  from: Date,
  duration: Duration,
  calendar: WorkingCalendar,
): Date | Refusal {
  const [, count] = pattern.exec(duration) ?? []
  if (!duration.endsWith('wd')) return new Date(from.getTime() + millisecondsOf(duration))
  const last = calendar.addWorkingDays(dayOf(from), Number(count))
  return isRefusal(last) ? last : startOfDay(addDays(last, 1))
}
