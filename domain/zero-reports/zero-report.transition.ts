import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import { addDuration, millisecondsOf } from '#platform/time/duration.ts'
import type { Period } from '#platform/time/period.ts'
import type { WorkingCalendar } from '#platform/time/working-days.ts'
import type { ZeroReportRules } from './zero-report-rule.schema.ts'
import type {
  ReportContent,
  ReportEntryKind,
  ReportLevel,
  ReportState,
  ZeroReport,
} from './zero-report.schema.ts'

export type On = { readonly actor: Actor; readonly now: Date }

/** A report as a command works on it: with the rules in force and what the records say now. */
export type LoadedReport = ZeroReport & {
  readonly rules: ZeroReportRules
  readonly calendar: WorkingCalendar
  readonly counted: ReportContent
}

/** Until when it must be signed: as opened, or as the return set it. */
export function limitOf({ dueAt, redoBy }: Pick<ZeroReport, 'dueAt' | 'redoBy'>): string {
  return redoBy ?? dueAt
}

export function stateOf(
  report: Pick<ZeroReport, 'status' | 'opensAt' | 'dueAt' | 'redoBy' | 'late'>,
  now: Date,
): ReportState {
  const isPast = limitOf(report) <= now.toISOString()
  switch (report.status) {
    case 'due':
      if (report.opensAt > now.toISOString()) return 'not-due'
      return isPast ? 'overdue' : 'due'
    case 'returned':
      return isPast ? 'overdue' : 'returned'
    case 'filed':
      return report.late ? 'late' : 'filed'
    case 'lapsed':
      return 'lapsed'
  }
}

/** What a federation owes for a period. @throws when the limit reaches into a year without a calendar */
export function openReport(
  id: string,
  organisation: Pick<Organisation, 'region' | 'id' | 'division' | 'parentId'> & {
    readonly level: ReportLevel
  },
  period: Period,
  {
    rules,
    number,
    calendar,
  }: { rules: ZeroReportRules; number: number; calendar: WorkingCalendar },
): ZeroReport {
  const opensAt = startOfDay(addDays(period.to, 1))
  const due = addDuration(opensAt, rules[organisation.level].signWithin, calendar)
  if (isRefusal(due)) throw new Error(`no limit for ${period.label}: ${due.refused}`)
  const { region, id: orgId, division, parentId, level } = organisation
  const chaseAt = new Date(due.getTime() - millisecondsOf(rules.remindBefore)).toISOString()
  return {
    ...{ region, id, division, orgId, parentOrgId: parentId, level, period: period.label },
    ...{ fromDay: period.from, toDay: period.to, opensAt: opensAt.toISOString() },
    ...{ dueAt: due.toISOString(), redoBy: null, status: 'due', nil: null, late: false },
    ...{ filedAt: null, receivedAt: null, filedBy: null, filedByName: null, content: null },
    ...{ reviewedAt: null, reviewedBy: null, reviewedByName: null, supplementedAt: null },
    ...{ correctedAt: null, correctedCount: 0, concealedAt: null, returns: 0 },
    ...{ chaseStage: 0, chaseAt, ruleNumber: number, version: 1 },
  }
}

/**
 * She signs what the house counted. What she says (`nil`) must be what the records say: a nil
 * statement is never taken over a hazard that is recorded.
 * @param signedAt when it was signed without signal; it counts if it arrives within the grace
 */
export function signReport<R extends LoadedReport>(
  report: R,
  { nil, signedAt }: { readonly nil: boolean; readonly signedAt?: string | undefined },
  on: On,
): R | Refusal {
  if (report.status === 'filed') return refuse('zero-report-already-signed')
  if (report.status === 'lapsed') return refuse('zero-report-lapsed')
  const at = signedWhen(report.rules, signedAt, on.now)
  if (isRefusal(at)) return at
  if (at < report.opensAt) return refuse('period-not-over', { to: report.toDay })
  const { hazardsNew } = report.counted
  if (nil && hazardsNew > 0) return refuse('nil-but-hazards', { count: hazardsNew })
  if (!nil && hazardsNew === 0) return refuse('no-hazard-recorded')
  return {
    ...report,
    ...{
      status: 'filed',
      nil,
      late: report.late || at >= limitOf(report),
      content: report.counted,
    },
    ...{ filedAt: at, receivedAt: on.now.toISOString() },
    ...{ filedBy: on.actor.id, filedByName: on.actor.name, chaseAt: null },
    ...{ reviewedAt: null, reviewedBy: null, reviewedByName: null },
    version: report.version + 1,
  }
}

function signedWhen(
  { offlineGrace }: ZeroReportRules,
  signedAt: string | undefined,
  now: Date,
): string | Refusal {
  if (signedAt === undefined) return now.toISOString()
  const at = new Date(signedAt)
  // a phone's clock may be a little ahead
  if (at.getTime() > now.getTime() + 300_000) return refuse('signed-in-future')
  const isKept = at.getTime() >= now.getTime() - millisecondsOf(offlineGrace)
  return isKept && at <= now ? at.toISOString() : now.toISOString()
}

/** 补报: signs once more what the records say by now. What was signed before stays in the time line. */
export function supplementReport<R extends LoadedReport>(report: R, on: On): R | Refusal {
  if (report.status !== 'filed' || report.content === null) return refuse('zero-report-not-signed')
  if (isSame(report.content, report.counted)) return refuse('nothing-to-supplement')
  return {
    ...report,
    ...{ content: report.counted, nil: report.counted.hazardsNew === 0 },
    ...{ supplementedAt: on.now.toISOString(), receivedAt: on.now.toISOString() },
    ...{ reviewedAt: null, reviewedBy: null, reviewedByName: null },
    version: report.version + 1,
  }
}

export function isSame(one: ReportContent, other: ReportContent): boolean {
  const names = Object.keys(one) as (keyof ReportContent)[]
  return names.every((name) => one[name] === other[name])
}

export function reviewReport<R extends LoadedReport>(report: R, on: On): R | Refusal {
  if (report.status !== 'filed') return refuse('zero-report-not-signed')
  if (report.reviewedAt !== null) return refuse('zero-report-already-reviewed')
  return {
    ...report,
    ...{ reviewedAt: on.now.toISOString(), reviewedBy: on.actor.id },
    ...{ reviewedByName: on.actor.name, version: report.version + 1 },
  }
}

/** Sent back with a reason: it is owed again, within a limit of its own. */
export function returnReport<R extends LoadedReport>(report: R, on: On): R | Refusal {
  if (report.status !== 'filed') return refuse('zero-report-not-signed')
  const redoBy = addDuration(on.now, report.rules.redoWithin, report.calendar)
  if (isRefusal(redoBy)) return redoBy
  return {
    ...report,
    ...{ status: 'returned', redoBy: redoBy.toISOString(), returns: report.returns + 1 },
    ...{ reviewedAt: null, reviewedBy: null, reviewedByName: null },
    // it is told of the return itself; the next word is that the new limit has passed
    ...{ chaseStage: 1, chaseAt: redoBy.toISOString(), version: report.version + 1 },
  }
}

/** A hazard of the period was recorded after the signature: visible for good, whatever is signed later. */
export function correctReport(report: ZeroReport, hazards: number, now: Date): ZeroReport {
  return {
    ...report,
    correctedAt: report.correctedAt ?? now.toISOString(),
    correctedCount: report.correctedCount + hazards,
    version: report.version + 1,
  }
}

export function concealReport(report: ZeroReport, now: Date): ZeroReport {
  return {
    ...report,
    concealedAt: report.concealedAt ?? now.toISOString(),
    version: report.version + 1,
  }
}

/** Its organisation ended: nobody is left to sign. */
export function lapseReport(report: ZeroReport): ZeroReport {
  return { ...report, status: 'lapsed', chaseAt: null, version: report.version + 1 }
}

export type ChaseStage = Extract<ReportEntryKind, 'reminded' | 'chased' | 'escalated'>

/**
 * What its time has come to say, each once: a reminder before the limit, a chase at it, one
 * organisation up after it. A reminder that comes too late is left out.
 */
export function chaseReport(
  report: ZeroReport,
  rules: Pick<ZeroReportRules, 'escalateAfter'>,
  now: Date,
): { readonly report: ZeroReport; readonly stages: readonly ChaseStage[] } {
  const limit = Date.parse(limitOf(report))
  const escalatesAt = limit + millisecondsOf(rules.escalateAfter)
  const isChased = now.getTime() >= limit
  const isEscalated = now.getTime() >= escalatesAt
  const stage = isEscalated ? 3 : isChased ? 2 : 1
  const all: readonly ChaseStage[] = ['reminded', 'chased', 'escalated']
  const stages = all
    .slice(report.chaseStage, stage)
    .filter((one) => one !== 'reminded' || !isChased)
  const next = stage === 3 ? null : new Date(stage === 2 ? escalatesAt : limit).toISOString()
  return { report: { ...report, chaseStage: stage, chaseAt: next }, stages }
}
