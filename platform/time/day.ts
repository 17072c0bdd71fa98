import { z } from 'zod'

/** A calendar day in Asia/Shanghai, `2023-05-06`. Days compare and sort as text. */
export const Day = z.iso.date()
export type Day = string

const dayLength = 86_400_000

/**
 * Hours ahead of UTC. One constant serves: China has kept a single offset since 1992, and no
 * instant recorded here is older (dates of birth are days, not instants).
 */
const offset = 8 * 3_600_000

/** The day on which an instant falls in Asia/Shanghai. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + offset).toISOString().slice(0, 10)
}

/** Midnight in Asia/Shanghai, as an instant. A day ends where the next one starts. */
export function startOfDay(day: Day): Date {
  return new Date(atUtc(day) - offset)
}

/** @param days may be negative */
export function addDays(day: Day, days: number): Day {
  return new Date(atUtc(day) + days * dayLength).toISOString().slice(0, 10)
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (atUtc(to) - atUtc(from)) / dayLength
}

/** Every day from `from` to `to`, both included. */
export function daysFrom(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, at) =>
    addDays(from, at),
  )
}

/** The same day years ago: whoever was born on it or before has reached that age. 29 February counts as 28. */
export function yearsBefore(day: Day, years: number): Day {
  const date = day.endsWith('-02-29') ? '-02-28' : day.slice(4)
  return String(yearOf(day) - years).padStart(4, '0') + date
}

/** Whole years of age on a day. */
export function ageOn(birth: Day, day: Day): number {
  const years = yearOf(day) - yearOf(birth)
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return new Date(atUtc(day)).getUTCDay() || 7
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

function atUtc(day: Day): number {
  // Date.parse alone would also take what people write by hand
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at)) throw new Error(`not a day: ${day}`)
  return at
}
