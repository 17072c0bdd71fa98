import { z } from 'zod'
import { isRefusal, refuse, type Refusal } from '../access/decision.ts'
import { addDays, type Day } from './day.ts'

export type Grain = 'year' | 'half-year' | 'quarter' | 'month'

/** A stretch of the calendar that figures are counted over; both days belong to it. */
export type Period = {
  /** `2023`, `2023-H1`, `2023-Q1`, `2023-05` */
  readonly label: string
  readonly grain: Grain
  readonly from: Day
  readonly to: Day
}

const pattern =
  /^(?<year>[12]\d{3})(?:-(?:H(?<half>[12])|Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?$/

/** A period as it is written in addresses, files and on the command line. */
export const PeriodText = z.string().regex(pattern, 'period-unreadable')

/** Reads `2023`, `2023-H1`, `2023-Q1` or `2023-05`. */
export function readPeriod(text: string): Period | Refusal {
  const parts = pattern.exec(text)?.groups
  if (parts === undefined) return refuse('period-unreadable', { text: text.slice(0, 20) })
  const year = Number(parts['year'])
  if (parts['half'] !== undefined) return months(year, 'half-year', Number(parts['half']))
  if (parts['quarter'] !== undefined) return months(year, 'quarter', Number(parts['quarter']))
  if (parts['month'] !== undefined) return months(year, 'month', Number(parts['month']))
  return months(year, 'year', 1)
}

/** Like `readPeriod`, for text that a contract has already checked. */
export function periodOf(text: string): Period {
  const period = readPeriod(text)
  if (isRefusal(period)) throw new Error(`not a period: ${text}`)
  return period
}

/** The period of the given grain that a day falls in. */
export function periodAround(day: Day, grain: Grain): Period {
  const month = Number(day.slice(5, 7))
  return months(Number(day.slice(0, 4)), grain, Math.ceil(month / monthsIn[grain]))
}

/** The period just before, of the same grain. */
export function previousPeriod({ from, grain }: Period): Period {
  return periodAround(addDays(from, -1), grain)
}

/** The same stretch one year earlier: what a year-on-year change compares with. */
export function samePeriodLastYear({ label }: Period): Period {
  return periodOf(`${Number(label.slice(0, 4)) - 1}${label.slice(4)}`)
}

/** From the first day of the year to the end of the period: the cumulative column. */
export function yearToDate({ from, to }: Period): { readonly from: Day; readonly to: Day } {
  return { from: `${from.slice(0, 4)}-01-01`, to }
}

/** The months of a period, in order. */
export function monthsOf({ from, to }: Period): Period[] {
  const first = Number(from.slice(5, 7))
  const count = Number(to.slice(5, 7)) - first + 1
  const year = Number(from.slice(0, 4))
  return Array.from({ length: count }, (_, at) => months(year, 'month', first + at))
}

const monthsIn: Readonly<Record<Grain, number>> = {
  year: 12,
  'half-year': 6,
  quarter: 3,
  month: 1,
}

function months(year: number, grain: Grain, nth: number): Period {
  const length = monthsIn[grain]
  const first = (nth - 1) * length + 1
  const from = firstOfMonth(year, first)
  const to = addDays(firstOfMonth(year, first + length), -1)
  return { label: labelOf(year, grain, nth), grain, from, to }
}

function firstOfMonth(year: number, month: number): Day {
  return month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`
}

function labelOf(year: number, grain: Grain, nth: number): string {
  switch (grain) {
    case 'year':
      return String(year)
    case 'half-year':
      return `${year}-H${nth}`
    case 'quarter':
      return `${year}-Q${nth}`
    case 'month':
      return `${year}-${String(nth).padStart(2, '0')}`
  }
}
