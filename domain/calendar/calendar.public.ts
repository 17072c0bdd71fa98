import type { Tx } from '#platform/db/tx.ts'
import { workingCalendar, type WorkingCalendar } from '#platform/time/working-days.ts'
import { filledYears } from './calendar.store.ts'

/** The city's working-day calendar: the published years and what the administrator filled. */
export async function calendarOfCity(tx: Tx): Promise<WorkingCalendar> {
  return workingCalendar(await filledYears(tx))
}
