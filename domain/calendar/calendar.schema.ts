import { z } from 'zod'
import { Day } from '#platform/time/day.ts'

/** Years that a clock of today can reach or a record of today can stem from. */
export const Year = z.coerce.number().int().min(2000).max(2099)

/** A year's departures from Monday to Friday (放假、调休), as the State Council announces them. */
export const CalendarYear = z.strictObject({
  year: z.int(),
  /** weekdays that are off */
  daysOff: z.array(Day),
  /** weekend days that are worked */
  workingDays: z.array(Day),
  /** `published`: from the data that came with the platform; `filled`: by the administrator */
  source: z.enum(['published', 'filled']),
  /** 0 until the administrator fills it */
  version: z.int(),
})
export type CalendarYear = z.infer<typeof CalendarYear>

export const FillCalendarYear = z.strictObject({
  daysOff: z.array(Day).max(60),
  workingDays: z.array(Day).max(30),
  version: z.int().min(0).optional(),
})
export type FillCalendarYear = z.infer<typeof FillCalendarYear>

/** The row behind a year; `version` 0 is a year that nobody has filled yet. */
export type FilledYear = {
  readonly region: string
  readonly id: string
  readonly year: number
  readonly daysOff: readonly string[]
  readonly workingDays: readonly string[]
  readonly filledBy: string
  readonly filledAt: string
  readonly version: number
}
