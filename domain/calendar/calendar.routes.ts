import { refuse, type Refusal } from '#platform/access/decision.ts'
import { command, query, type Route } from '#platform/http/route.ts'
import { publishedYear } from '#platform/time/working-days.ts'
import { fillCalendarYearContract, readCalendarYearContract } from './calendar.contract.ts'
import { mayFillCalendar, mayReadCalendar } from './calendar.policy.ts'
import type { CalendarYear, FilledYear } from './calendar.schema.ts'
import { findFilledYear, lockYear, saveYear } from './calendar.store.ts'
import { fillYear } from './calendar.transition.ts'

export const calendarRoutes: readonly Route[] = [
  query(readCalendarYearContract, {
    may: mayReadCalendar,
    read: async (tx, { params: { year } }) => {
      const filled = await findFilledYear(tx, year)
      return filled === undefined ? published(year) : presented(filled)
    },
  }),
  command(fillCalendarYearContract, {
    load: (tx, { params: { year } }) => lockYear(tx, year),
    may: mayFillCalendar,
    apply: fillYear,
    save: saveYear,
    present: presented,
    audit: 'calendar.year-filled',
  }),
]

function presented({ year, daysOff, workingDays, version }: FilledYear): CalendarYear {
  return { year, daysOff: [...daysOff], workingDays: [...workingDays], source: 'filled', version }
}

function published(year: number): CalendarYear | Refusal {
  const known = publishedYear(year)
  if (known === undefined) return refuse('calendar-year-unknown', { year })
  const { daysOff, workingDays } = known
  return {
    ...{ year, daysOff: [...daysOff], workingDays: [...workingDays] },
    ...{ source: 'published', version: 0 },
  }
}
