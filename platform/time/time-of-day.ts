import { z } from 'zod'
import { addDays, dayOf, startOfDay, type Day } from './day.ts'

/** A time on the wall clock in Asia/Shanghai, `21:00`. Times of a day compare as text. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
export type TimeOfDay = string

/** From one time to another; where `to` is the earlier one, over midnight. `to` is no longer part of it. */
export const DailySpan = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from !== to, 'span-empty')
export type DailySpan = { readonly from: TimeOfDay; readonly to: TimeOfDay }

export function timeOfDay(instant: Date): TimeOfDay {
  const minutes = Math.floor((instant.getTime() - startOfDay(dayOf(instant)).getTime()) / 60_000)
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

export function instantOf(day: Day, time: TimeOfDay): Date {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return new Date(startOfDay(day).getTime() + minutes * 60_000)
}

/** The day on which the span began that the instant lies in; `undefined` outside of it. */
export function spanDayOf({ from, to }: DailySpan, instant: Date): Day | undefined {
  const [day, time] = [dayOf(instant), timeOfDay(instant)]
  if (from < to) return time >= from && time < to ? day : undefined
  if (time >= from) return day
  return time < to ? addDays(day, -1) : undefined
}

/** When the span that began on that day ends. */
export function endOfSpan({ from, to }: DailySpan, day: Day): Date {
  return instantOf(from < to ? day : addDays(day, 1), to)
}
