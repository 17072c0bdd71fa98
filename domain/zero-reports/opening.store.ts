import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { federationsOf } from '#domain/organisations/organisation.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays, dayOf, type Day } from '#platform/time/day.ts'
import { periodAround, type Period } from '#platform/time/period.ts'
import { moveCells } from './cell.store.ts'
import { zeroReportRuleSetting } from './zero-report-rule.schema.ts'
import { reportLevels, type ReportLevel } from './zero-report.schema.ts'
import { findLatestOpened, insertNewReports } from './zero-report.store.ts'
import { openReport } from './zero-report.transition.ts'

/** A platform that stood still for longer begins anew with the present period. */
const longestGap = 400

/**
 * Opens what is owed at every level for the present period, and for those that passed while the
 * platform stood still. One transaction: killed in the middle it leaves nothing, and again it finds
 * every obligation there and adds none. As the system.
 * @returns how many obligations are new
 */
export async function openPeriods(tx: Tx): Promise<number> {
  const today = dayOf(tx.now)
  const { number, body: rules } = await settingOf(tx, zeroReportRuleSetting)
  let opened = 0
  for (const level of reportLevels) {
    const latest = await findLatestOpened(tx, level)
    for (const period of periodsToOpen(latest, today, rules[level].grain)) {
      opened += await openPeriod(tx, level, period, { rules, number })
    }
  }
  return opened
}

/** @param latest the last day of the latest period that is open already */
export function periodsToOpen(
  latest: Day | undefined,
  today: Day,
  grain: 'month' | 'quarter' | 'half-year',
): Period[] {
  const present = periodAround(today, grain)
  if (latest === undefined || latest < addDays(today, -longestGap)) return [present]
  const periods: Period[] = []
  // A period that overlaps what is open would be owed twice; that is so once, when the grain changes.
  let next = periodAround(addDays(latest, 1), grain)
  if (next.from <= latest) next = periodAround(addDays(next.to, 1), grain)
  for (; next.from <= present.from; next = periodAround(addDays(next.to, 1), grain)) {
    periods.push(next)
  }
  return periods
}

async function openPeriod(
  tx: Tx,
  level: ReportLevel,
  period: Period,
  by: Omit<Parameters<typeof openReport>[3], 'calendar'>,
): Promise<number> {
  const calendar = await calendarOfCity(tx)
  const federations = await federationsOf(tx, level)
  const reports = federations.map((federation) =>
    openReport(newId(), { ...federation, level }, period, { ...by, calendar }),
  )
  const fresh = await insertNewReports(tx, reports)
  moveCells(
    tx,
    fresh.map((report) => ({ before: undefined, report })),
  )
  return fresh.length
}
