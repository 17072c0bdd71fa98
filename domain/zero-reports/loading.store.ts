import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { prefixOf } from '#domain/divisions/division.schema.ts'
import { countContent } from './content.store.ts'
import { zeroReportRuleSetting } from './zero-report-rule.schema.ts'
import type { ReportContent, ZeroReport } from './zero-report.schema.ts'
import { lockReport } from './zero-report.store.ts'
import type { LoadedReport } from './zero-report.transition.ts'

/**
 * A report as a command works on it. Whether the actor reaches it is decided by locking it under her
 * own scope; what is counted after that is counted as the system.
 */
export async function loadReport(tx: Tx, id: string): Promise<LoadedReport | undefined> {
  const report = await lockReport(tx, id)
  if (report === undefined) return undefined
  const [{ body: rules }, calendar] = await Promise.all([
    settingOf(tx, zeroReportRuleSetting),
    calendarOfCity(tx),
  ])
  const counted = await countedNow(tx, report, rules.screenEveryDays)
  return { ...report, rules, calendar, counted }
}

/** What the records of the report's period say now. The transaction goes on as the system. */
export async function countedNow(
  tx: Tx,
  report: Pick<ZeroReport, 'orgId' | 'division' | 'level' | 'fromDay' | 'toDay'>,
  screenEveryDays: number,
): Promise<ReportContent> {
  const organisation = await findOrganisation(tx, report.orgId)
  const divisions = organisation?.administers ?? [prefixOf(report.division)]
  tx.asSystem()
  const { fromDay: from, toDay: to } = report
  return countContent(tx, { divisions, from, to, screenEveryDays }, report)
}
