import { isRefusal } from '#platform/access/decision.ts'
import { addDays, dayOf, weekdayOf, type Day } from '#platform/time/day.ts'
import { endOfSpan, instantOf, spanDayOf, type TimeOfDay } from '#platform/time/time-of-day.ts'
import type { WorkingCalendar } from '#platform/time/working-days.ts'
import type { Urgency } from './notice-subject.schema.ts'
import type { Channel, NoticePreference } from './preference.schema.ts'

export type Delivery = { readonly channel: Channel; readonly dueAt: Date }

type On = {
  readonly now: Date
  readonly calendar: WorkingCalendar
  readonly digestAt: TimeOfDay
  /** the ways out that the platform has */
  readonly available: readonly Channel[]
}

/**
 * When and by which ways an account is told outside the platform. Imminent danger goes out at once and
 * by every way there is; the rest waits for the digest or for the end of the quiet hours.
 */
export function deliveriesOf(
  { channels, quietHours, digest }: NoticePreference,
  urgency: Urgency,
  { now, calendar, digestAt, available }: On,
): Delivery[] {
  if (urgency === 'danger') return available.map((channel) => ({ channel, dueAt: now }))
  const wished = digest === 'daily' ? nextDigest(now, digestAt, calendar) : now
  const quietSince = quietHours === null ? undefined : spanDayOf(quietHours, wished)
  const isQuiet = quietHours !== null && quietSince !== undefined
  const dueAt = isQuiet ? endOfSpan(quietHours, quietSince) : wished
  return available
    .filter((channel) => channels.includes(channel))
    .map((channel) => ({ channel, dueAt }))
}

/** The next time of the digest on a working day. */
function nextDigest(now: Date, digestAt: TimeOfDay, calendar: WorkingCalendar): Date {
  const today = dayOf(now)
  for (let day = today; ; day = addDays(day, 1)) {
    const moment = instantOf(day, digestAt)
    if (moment > now && isWorked(day, calendar)) return moment
  }
}

/** In a year whose holidays nobody has entered, Monday to Friday: this is a courtesy, not a time limit. */
function isWorked(day: Day, calendar: WorkingCalendar): boolean {
  const known = calendar.isWorkingDay(day)
  return isRefusal(known) ? weekdayOf(day) <= 5 : known
}
