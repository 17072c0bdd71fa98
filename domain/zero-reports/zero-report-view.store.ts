import { prefixOf } from '#domain/divisions/division.schema.ts'
import { findOrganisations, organisationNames } from '#domain/organisations/organisation.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Decision, type Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ReportFile, ReportRow } from './zero-report.contract.ts'
import { findEntries } from './entry.store.ts'
import { countedNow } from './loading.store.ts'
import { mayReviewReport, maySignReport } from './zero-report.policy.ts'
import { zeroReportRuleSetting } from './zero-report-rule.schema.ts'
import type { ReportAction, ReportContent, ZeroReport } from './zero-report.schema.ts'
import {
  isSame,
  limitOf,
  returnReport,
  reviewReport,
  signReport,
  stateOf,
  supplementReport,
  type LoadedReport,
} from './zero-report.transition.ts'
import { calendarOfCity } from '#domain/calendar/calendar.public.ts'

export async function presentRows(tx: Tx, reports: readonly ZeroReport[]): Promise<ReportRow[]> {
  const names = await organisationNames(
    tx,
    reports.map(({ orgId }) => orgId),
  )
  return reports.map((report) => rowOf(report, names.get(report.orgId) ?? '', tx.now))
}

function rowOf(report: ZeroReport, name: string, now: Date): ReportRow {
  const { id, orgId, division, level, period, fromDay, toDay, opensAt, nil, content } = report
  return {
    ...{ id, organisation: { id: orgId, name }, division, level, period, from: fromDay },
    ...{ to: toDay, state: stateOf(report, now), opensAt, dueAt: limitOf(report) },
    ...{ nil: report.status === 'filed' ? nil : null, isLate: report.late },
    ...{ filedAt: report.filedAt, filedByName: report.filedByName },
    hazards: content === null ? null : content.hazardsNew,
    isReviewed: report.reviewedAt !== null,
    correctedCount: report.correctedCount,
    isSupplemented: report.supplementedAt !== null,
    isConcealed: report.concealedAt !== null,
    version: report.version,
  }
}

/** One report in full. Its time line is read under the actor's scope, then the records are counted. */
export async function presentReport(report: ZeroReport, tx: Tx): Promise<ReportFile> {
  const actor = tx.initiator
  const [entries, organisations, { body: rules }, calendar] = await Promise.all([
    findEntries(tx, report.id),
    findOrganisations(tx, [report.orgId]),
    settingOf(tx, zeroReportRuleSetting),
    calendarOfCity(tx),
  ])
  const organisation = organisations.get(report.orgId)
  const counted = await countedNow(tx, report, rules.screenEveryDays)
  return {
    ...rowOf(report, organisation?.name ?? '', tx.now),
    ...{ signed: report.content, counted, differs: differsFrom(report, counted) },
    ...{ reviewedAt: report.reviewedAt, reviewedByName: report.reviewedByName },
    administers: [...(organisation?.administers ?? [prefixOf(report.division)])],
    entries: entries.map(({ kind, at, content, text, byName }) => {
      return { kind, at, content, text, byName }
    }),
    actions: actionsOf(actor, { ...report, rules, calendar, counted }, tx.now),
  }
}

function differsFrom({ status, content }: ZeroReport, counted: ReportContent): boolean {
  return status === 'filed' && content !== null && !isSame(content, counted)
}

/** What the reader may do; what stands in the way is said by its code. */
function actionsOf(actor: Actor, report: LoadedReport, now: Date): ReportFile['actions'] {
  const on = { actor, now }
  const nil = report.counted.hazardsNew === 0
  const all: readonly (readonly [ReportAction, Decision, () => LoadedReport | Refusal])[] = [
    ['sign', maySignReport(actor, report), () => signReport(report, { nil }, on)],
    ['supplement', maySignReport(actor, report), () => supplementReport(report, on)],
    ['review', mayReviewReport(actor, report), () => reviewReport(report, on)],
    ['return', mayReviewReport(actor, report), () => returnReport(report, on)],
  ]
  return all
    .filter(([, decision]) => !isRefusal(decision))
    .map(([action, , attempt]) => {
      const done = attempt()
      return { action, refusal: isRefusal(done) ? done.refused : null }
    })
}
