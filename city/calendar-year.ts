import { daysFrom, weekdayOf, type Day } from '#platform/time/day.ts'
import type { Random } from './random.ts'

/** More before Spring Festival, around 8 March, 1 June and in the holidays; few on Sundays. */
const months = [1.2, 0.9, 1.5, 0.95, 1, 1.25, 1.1, 1.1, 1, 0.9, 0.95, 1.25]
const weekdays = [1, 1, 1, 1, 1.05, 0.7, 0.45]

/** Draws the day of a visit, from the first of January of the first year on. */
export function visitingDays(firstYear: number, year: number): (random: Random) => Day {
  const days = daysFrom(`${firstYear}-01-01`, `${year}-12-31`)
  const reached: number[] = []
  let total = 0
  for (const day of days) {
    total += (months[Number(day.slice(5, 7)) - 1] ?? 1) * (weekdays[weekdayOf(day) - 1] ?? 1)
    reached.push(total)
  }
  return (random) => {
    const sought = random.next() * total
    let [low, high] = [0, days.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((reached[middle] ?? 0) > sought) high = middle
      else low = middle + 1
    }
    return days[low] ?? `${year}-12-31`
  }
}
