import { refuse, type Refusal } from '#platform/access/decision.ts'
import { weekdayOf, yearOf } from '#platform/time/day.ts'
import type { FillCalendarYear, FilledYear } from './calendar.schema.ts'

/** A year has at least New Year, Spring Festival, Labour Day and National Day on weekdays. */
const fewestDaysOff = 7

export function fillYear(
  stored: FilledYear,
  { daysOff, workingDays }: FillCalendarYear,
  on: { actor: { id: string }; now: Date },
): FilledYear | Refusal {
  const strange = [...daysOff, ...workingDays].find((day) => yearOf(day) !== stored.year)
  if (strange !== undefined) return refuse('calendar-day-of-another-year', { day: strange })
  const weekend = daysOff.find((day) => weekdayOf(day) > 5)
  if (weekend !== undefined) return refuse('calendar-day-off-anyway', { day: weekend })
  const weekday = workingDays.find((day) => weekdayOf(day) <= 5)
  if (weekday !== undefined) return refuse('calendar-day-worked-anyway', { day: weekday })
  if (new Set(daysOff).size < fewestDaysOff) {
    return refuse('calendar-year-incomplete', { least: fewestDaysOff })
  }
  return {
    ...stored,
    daysOff: inOrder(daysOff),
    workingDays: inOrder(workingDays),
    filledBy: on.actor.id,
    filledAt: on.now.toISOString(),
    version: stored.version + 1,
  }
}

function inOrder(days: readonly string[]): string[] {
  return [...new Set(days)].sort()
}
