import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { refuse, type Refusal } from '../access/decision.ts'
import { addDays, weekdayOf, yearOf, type Day } from './day.ts'

/**
 * One year's departures from Monday to Friday, as the State Council announces them each autumn:
 * weekdays that are off (放假) and weekend days that are worked (调休上班).
 */
export type CalendarYear = {
  readonly year: number
  readonly daysOff: readonly Day[]
  readonly workingDays: readonly Day[]
}

export type WorkingCalendar = {
  isWorkingDay(day: Day): boolean | Refusal
  /**
   * The n-th working day after `day`; `day` itself is not counted (民法典 201), and 0 is the day
   * itself or, when that is off, the next working day.
   */
  addWorkingDays(day: Day, count: number): Day | Refusal
}

const publishedYears: ReadonlyMap<number, CalendarYear> = readPublished()

/** What chinese-days knows of a year; `undefined` beyond its data. */
export function publishedYear(year: number): CalendarYear | undefined {
  return publishedYears.get(year)
}

/**
 * The calendar that clocks in working days are counted by. A year that nobody has filled is refused
 * (`calendar-year-unknown`): a guessed holiday would be a wrong deadline.
 * @param filled years from the administrator's table; they go before the published ones
 */
export function workingCalendar(filled: readonly CalendarYear[] = []): WorkingCalendar {
  const known = new Map([...publishedYears, ...filled.map((year) => [year.year, year] as const)])
  const departures = new Map<number, ReadonlyMap<Day, boolean>>()

  function isWorkingDay(day: Day): boolean | Refusal {
    const number = yearOf(day)
    let days = departures.get(number)
    if (days === undefined) {
      const year = known.get(number)
      if (year === undefined) return refuse('calendar-year-unknown', { year: number })
      days = departuresOf(year)
      departures.set(number, days)
    }
    return days.get(day) ?? weekdayOf(day) <= 5
  }

  function addWorkingDays(day: Day, count: number): Day | Refusal {
    if (!Number.isInteger(count) || count < 0) throw new Error(`not a count of days: ${count}`)
    let at = day
    for (let left = count; ; at = addDays(at, 1)) {
      const isWorking = isWorkingDay(at)
      if (typeof isWorking !== 'boolean') return isWorking
      // the day on which the clock starts is not counted
      if (at !== day && isWorking) left -= 1
      if (left <= 0 && isWorking) return at
    }
  }

  return { isWorkingDay, addWorkingDays }
}

function departuresOf({ daysOff, workingDays }: CalendarYear): ReadonlyMap<Day, boolean> {
  return new Map([
    ...daysOff.map((day) => [day, false] as const),
    ...workingDays.map((day) => [day, true] as const),
  ])
}

/** Only a year with its National Day in the data is announced in full. */
function readPublished(): ReadonlyMap<number, CalendarYear> {
  const holidays = Object.keys(published.holidays)
  const workdays = Object.keys(published.workdays)
  const years = holidays.filter((day) => day.endsWith('-10-01')).map(yearOf)
  return new Map(
    years.map((year) => {
      const daysOff = holidays.filter((day) => yearOf(day) === year && weekdayOf(day) <= 5)
      const workingDays = workdays.filter((day) => yearOf(day) === year)
      return [year, { year, daysOff: daysOff.toSorted(), workingDays: workingDays.toSorted() }]
    }),
  )
}
