import { workingCalendar } from '#platform/time/working-days.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Bundle } from './bundle.schema.ts'
import { insertBundles } from './bundle.store.ts'
import { moveCells } from './cell.store.ts'
import { insertChecks, insertDraws } from './check.store.ts'
import { noContent } from './content.store.ts'
import { zeroReportRuleSetting } from './zero-report-rule.schema.ts'
import type { Check, Draw, ZeroReport } from './zero-report.schema.ts'
import { insertNewReports } from './zero-report.store.ts'
import type { LoadedReport } from './zero-report.transition.ts'

const village = '01890000-0000-7000-8000-00000000000c'
const township = '01890000-0000-7000-8000-00000000000a'

/** What 富池镇港下村 owes for April 2023, open and due on 12 May, unless told otherwise. */
export function aReport(change: Partial<ZeroReport> = {}): ZeroReport {
  return {
    ...{ region: '420200', id: newId(), division: '420222101200', orgId: village },
    ...{ parentOrgId: township, level: 'village', period: '2023-04' },
    ...{ fromDay: '2023-04-01', toDay: '2023-04-30', opensAt: '2023-04-30T16:00:00.000Z' },
    ...{ dueAt: '2023-05-12T16:00:00.000Z', redoBy: null, status: 'due', nil: null, late: false },
    ...{ filedAt: null, receivedAt: null, filedBy: null, filedByName: null, content: null },
    ...{ reviewedAt: null, reviewedBy: null, reviewedByName: null, supplementedAt: null },
    ...{ correctedAt: null, correctedCount: 0, concealedAt: null, returns: 0, chaseStage: 0 },
    ...{ chaseAt: '2023-05-10T16:00:00.000Z', ruleNumber: 0, version: 1 },
    ...change,
  }
}

/** The same, signed as nil on 2 May. */
export function aNilReturn(change: Partial<ZeroReport> = {}): ZeroReport {
  return aReport({
    ...{ status: 'filed', nil: true, filedAt: '2023-05-02T01:00:00.000Z', chaseAt: null },
    ...{ receivedAt: '2023-05-02T01:00:00.000Z', filedBy: newId(), filedByName: '柯桂香' },
    content: { ...noContent, visits: 41, householdsDue: 41, householdsScreened: 41 },
    ...change,
  })
}

/** As a command works on it: with the platform's own rules, and nothing recorded. */
export function asLoaded(
  report: ZeroReport,
  counted: Partial<LoadedReport['counted']> = {},
): LoadedReport {
  return {
    ...report,
    rules: zeroReportRuleSetting.initial,
    calendar: workingCalendar(),
    counted: { ...noContent, ...counted },
  }
}

export async function insertReports(tx: Tx, reports: readonly ZeroReport[]): Promise<void> {
  const fresh = await insertNewReports(
    tx,
    reports.map((report) => rowOf(report)),
  )
  moveCells(
    tx,
    fresh.map((report) => ({ before: undefined, report })),
  )
}

/** What a loaded report carries besides its row stays out of the table. */
function rowOf(report: ZeroReport): ZeroReport {
  const { rules: _rules, calendar: _calendar, counted: _counted, ...row } = asLoaded(report)
  return row
}

/** A draw of 阳新县 from April 2023, and the one check of it. */
export function aCheck(change: Partial<Check> = {}): Check {
  return {
    ...{ region: '420200', id: newId(), drawId: newId(), reportId: newId() },
    ...{ division: '420222000000', orgId: '01890000-0000-7000-8000-00000000000b' },
    ...{ unitOrgId: village, unitDivision: '420222101200', signedBy: newId() },
    ...{ signedByName: '柯桂香', signedAt: '2023-05-02T01:00:00.000Z', period: '2023-04' },
    ...{ fromDay: '2023-04-01', toDay: '2023-04-30', drawnAt: '2023-05-10T01:00:00.000Z' },
    ...{ dueAt: '2023-05-20T01:00:00.000Z', outcome: null, calls: null, note: null },
    ...{ doneAt: null, doneBy: null, doneByName: null, version: 1 },
    ...change,
  }
}

export function insertChecksWithDraws(tx: Tx, checks: readonly Check[]): void {
  const draws = new Map(
    checks.map(({ region, drawId, division, orgId, period, fromDay, drawnAt }): [string, Draw] => [
      drawId,
      {
        ...{ region, id: drawId, division, orgId, period, fromDay, at: drawnAt },
        ...{ seed: 'aa', percent: 2, population: 40, drawn: 1 },
      },
    ]),
  )
  insertDraws(tx, [...draws.values()])
  insertChecks(tx, checks)
}

/** 阳新县's April, handed over and not yet signed for. */
export function aBundle(change: Partial<Bundle> = {}): Bundle {
  return {
    ...{ region: '420200', id: newId(), division: '420222000000', orgId: newId() },
    ...{ audience: [], sensitivity: 'normal', named: [], barred: [], senderOrgId: newId() },
    ...{ period: '2023-04', fromDay: '2023-04-01', toDay: '2023-04-30', status: 'sent' },
    ...{ owed: 20, filed: 20, nil: 19, hazards: 0, withheld: 0, closedBy: newId() },
    ...{ closedAt: '2023-05-06T01:00:00.000Z', closedByName: '柯慧', signedAt: null },
    ...{ signedByName: null, acknowledgedAt: null, acknowledgedByName: null },
    ...{ acknowledgement: null, version: 1 },
    ...change,
  }
}

export function insertEmptyBundles(tx: Tx, bundles: readonly Bundle[]): void {
  insertBundles(
    tx,
    bundles.map((bundle) => ({ ...bundle, lines: [] })),
  )
}
