import type { ServiceFile, WantedStep } from '#domain/services/service.schema.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { millisecondsOf } from '#platform/time/duration.ts'
import type { MandatoryReportRules } from './mandatory-report-rule.schema.ts'
import {
  standing,
  type Department,
  type MandatoryReport,
  type Office,
  type On,
  type ReportAct,
  type ReportFile,
  type ReportStatus,
} from './mandatory-report.schema.ts'

function acted(report: ReportFile, act: ReportAct, { actor, now }: On, text = ''): ReportFile {
  const line = { act, at: now.toISOString(), byName: actor.name }
  const history = [...report.history, { ...line, ...(text === '' ? {} : { text }) }]
  return { ...report, status: statusOf(report), history, version: report.version + 1 }
}

function statusOf({ receipt, decisions, feedback }: MandatoryReport): ReportStatus {
  if (decisions.length === 0) return receipt === undefined ? 'received' : 'with-police'
  return feedback.at(-1)?.decisions === decisions.length ? 'fed-back' : 'decided'
}

function timely(at: string, after: string, now: Date): Refusal | undefined {
  if (Date.parse(at) > now.getTime()) return refuse('time-ahead')
  return Date.parse(at) < Date.parse(after) ? refuse('time-before') : undefined
}

/**
 * She answers for it from now on, and reads who reported; whoever had it before no longer does. Who
 * takes it from a colleague says why.
 */
export function takeReport(
  report: ReportFile,
  { reason }: { reason: string },
  on: On,
): ReportFile | Refusal {
  const { handlerId } = report
  if (handlerId === on.actor.id) return refuse('already-the-handler')
  if (handlerId !== undefined && reason === '') return refuse('report-reason-missing')
  return acted({ ...report, handlerId: on.actor.id }, 'taken', on, reason)
}

/** The police have it: their number and time (2020 opinion 8: they receive and register at once). */
export function recordReceipt(
  report: ReportFile,
  { number, at }: { number: string; at: string },
  on: On,
): ReportFile | Refusal {
  // The unit calls 110 before it writes, so the police may have had it for a while.
  const earliest = new Date(Date.parse(report.receivedAt) - 30 * 86_400_000).toISOString()
  const refusal = standing('record-receipt', report) ?? timely(at, earliest, on.now)
  if (refusal !== undefined) return refusal
  const receipt = { number, at: new Date(at).toISOString(), byName: on.actor.name }
  return acted({ ...report, receipt }, 'receipt-recorded', on, number)
}

/** 备案: where the office uses the platform its people read the report from now on, by name. */
export function fileWithProcuratorate(report: ReportFile, on: On): ReportFile | Refusal {
  const refusal = standing('file-procuratorate', report)
  if (refusal !== undefined) return refusal
  const office = report.offices.procuratorate
  const procuratorate = {
    at: on.now.toISOString(),
    office: office?.name ?? '',
    byName: on.actor.name,
  }
  const filed = { ...opened(report, office), procuratorate, procuratorateOrgId: office?.id }
  return acted(filed, 'filed-procuratorate', on, office?.name)
}

export function fileWithDepartment(
  report: ReportFile,
  { department: kind }: { department: Department },
  on: On,
): ReportFile | Refusal {
  const refusal = standing('file-department', report)
  if (refusal !== undefined) return refusal
  const office = report.offices[kind]
  const line = { at: on.now.toISOString(), office: office?.name ?? '', byName: on.actor.name }
  const filed = { ...report, department: { ...line, kind }, departmentOrgId: office?.id }
  return acted(opened(filed, office), 'filed-department', on, office?.name)
}

/** Who is barred stays so, whatever office she works for. */
function opened(report: ReportFile, office: Office | undefined): ReportFile {
  if (office === undefined) return report
  const agents = (report.agents[office.id] ?? []).filter((id) => !report.barred.includes(id))
  const { audience, orgId } = report
  return {
    ...report,
    named: [...new Set([...report.named, ...agents])],
    audience: office.id === orgId ? audience : [...new Set([...audience, office.id])],
  }
}

export function acknowledgeReport(
  report: ReportFile,
  { text }: { text: string },
  on: On,
): ReportFile | Refusal {
  const refusal = standing('acknowledge', report)
  if (refusal !== undefined) return refusal
  const acknowledgement = { at: on.now.toISOString(), text, byName: on.actor.name }
  return acted({ ...report, acknowledgement }, 'acknowledged', on, text)
}

/** 立案 or 不立案; not filing has a reason that the procuratorate can look into. */
export function decideReport(
  report: ReportFile,
  given: { isFiled: boolean; number: string; reason: string; at: string },
  on: On,
): ReportFile | Refusal {
  const refusal =
    standing('decide', report) ?? timely(given.at, report.receipt?.at ?? given.at, on.now)
  if (refusal !== undefined) return refusal
  if (!given.isFiled && given.reason === '') return refuse('report-reason-missing')
  if (given.isFiled && given.number === '') return refuse('case-number-missing')
  const decision = { ...given, at: new Date(given.at).toISOString(), byName: on.actor.name }
  const text = [given.number, given.reason].filter((part) => part !== '').join(' · ')
  return acted({ ...report, decisions: [...report.decisions, decision] }, 'decided', on, text)
}

/** What the reporter may know. It is read with a code alone, so it names nobody of the case. */
export function feedBackReport(
  report: ReportFile,
  { text }: { text: string },
  on: On,
): ReportFile | Refusal {
  const refusal = standing('feed-back', report)
  if (refusal !== undefined) return refusal
  const { child, guardian, suspect } = report.content
  const told = [child.name, child.identity, guardian.name, guardian.phone, suspect.name]
  if (told.some((word) => word.length > 1 && text.includes(word))) return refuse('names-somebody')
  const line = { at: on.now.toISOString(), text, decisions: report.decisions.length }
  const feedback = [...report.feedback, line]
  return acted({ ...report, feedback }, 'fed-back', on, text)
}

/** Who was shut out answers for nothing here any more; a colleague takes it on. */
export function shutHandlerOut(report: ReportFile, on: On): ReportFile {
  const { handlerId, barred } = report
  return handlerId !== undefined && barred.includes(handlerId)
    ? acted({ ...report, handlerId: undefined }, 'unassigned', on)
    : report
}

/** The report as a service on its matter: done when the reporter has heard of the decision. */
export function serviceOf(report: ReportFile): ServiceFile {
  const { region, division, orgId, audience, sensitivity, named, barred } = report
  const { id, matterId, number, status, receivedAt: openedAt, feedback, decisions } = report
  const isDone = status === 'fed-back'
  return {
    ...{ region, division, orgId, audience, sensitivity, named, barred, id, matterId, number },
    ...{ kind: 'mandatory-report', state: isDone ? 'done' : 'open', holdsUntil: null, openedAt },
    outcome: decisions.at(-1) === undefined ? null : outcomeOf(report),
    endedAt: isDone ? (feedback.at(-1)?.at ?? null) : null,
    steps: stepsOf(report),
  }
}

function outcomeOf({ decisions }: MandatoryReport): string {
  return decisions.at(-1)?.isFiled === true ? 'case-filed' : 'case-not-filed'
}

/** A quarter of the time is left when its owner is reminded. */
function clock(
  report: ReportFile,
  span: keyof MandatoryReportRules,
  from: string,
): Pick<WantedStep, 'dueAt' | 'warnsAt' | 'clockNumber'> {
  const [start, length] = [Date.parse(from), millisecondsOf(report.rules.body[span])]
  return {
    dueAt: new Date(start + length).toISOString(),
    warnsAt: new Date(start + length * 0.75).toISOString(),
    clockNumber: report.rules.number,
  }
}

/** Exactly what is due on it now. */
export function stepsOf(report: ReportFile): WantedStep[] {
  const { receivedAt, receipt, procuratorate, department, acknowledgement, content } = report
  const isMinor = content.subject !== 'adult'
  const { orgId: own, policeOrgId = own, procuratorateOrgId, decisions, status } = report
  const decision = decisions.at(-1)
  const steps: WantedStep[] = []
  if (receipt === undefined) {
    const timed = clock(report, 'receipt', receivedAt)
    steps.push({ ...timed, key: 'receipt', kind: 'police-receipt', dutyOrgId: policeOrgId })
  }
  const filing = clock(report, 'filing', receivedAt)
  if (isMinor && procuratorate === undefined) {
    steps.push({ ...filing, key: 'procuratorate', kind: 'file-procuratorate', dutyOrgId: own })
  }
  if (isMinor && department === undefined) {
    steps.push({ ...filing, key: 'department', kind: 'file-department', dutyOrgId: own })
  }
  if (procuratorate !== undefined && acknowledgement === undefined) {
    const timed = clock(report, 'acknowledgement', procuratorate.at)
    const dutyOrgId = procuratorateOrgId ?? own
    steps.push({ ...timed, key: 'acknowledge', kind: 'procuratorate-receipt', dutyOrgId })
  }
  if (receipt !== undefined && decision === undefined) {
    const timed = clock(report, 'decision', receipt.at)
    steps.push({ ...timed, key: 'decision', kind: 'police-decision', dutyOrgId: policeOrgId })
  }
  if (status === 'decided' && decision !== undefined) {
    const timed = clock(report, 'feedback', decision.at)
    const key = `feedback:${decisions.length}`
    steps.push({ ...timed, key, kind: 'tell-reporter', dutyOrgId: own })
  }
  return steps
}
