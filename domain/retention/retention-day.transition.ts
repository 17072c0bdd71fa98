import { dayOf } from '#platform/time/day.ts'

/**
 * The day so many years later, in the calendar of the city. 29 February becomes 28 February.
 * @returns `YYYY-MM-DD`
 */
export function addYears(at: Date, years: number): string {
  const [year = '', month = '', day = ''] = dayOf(at).split('-')
  const target = String(Number(year) + years).padStart(4, '0')
  const isLeap = new Date(`${target}-02-29T00:00:00Z`).getUTCMonth() === 1
  return month === '02' && day === '29' && !isLeap ? `${target}-02-28` : `${target}-${month}-${day}`
}
