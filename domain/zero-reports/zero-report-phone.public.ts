import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Decision, type Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { executeCommand } from '#platform/http/execute.ts'
import type { Runtime } from '#platform/http/route.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { countedNow, loadReport } from './loading.store.ts'
import { saveActs } from './saving.store.ts'
import { signReportContract } from './zero-report.contract.ts'
import { mayReviewReport, maySignReport } from './zero-report.policy.ts'
import { zeroReportRoutes } from './zero-report.routes.ts'
import { zeroReportRuleSetting } from './zero-report-rule.schema.ts'
import type { ReportContent, ReportState } from './zero-report.schema.ts'
import { findReportsOf } from './zero-report.store.ts'
import { limitOf, signReport, stateOf, type LoadedReport } from './zero-report.transition.ts'

/** A signature as a phone writes it down. */
const PhoneSignature = signReportContract.body.extend({ reportId: z.uuid() })

/**
 * Signs what a phone without signal had signed: the report's own command, and `alongside` in the same
 * transaction.
 */
export async function signReportFromPhone(
  runtime: Runtime,
  actor: Actor,
  { body, key }: { readonly body: unknown; readonly key: string },
  alongside: (tx: Tx, reportId: string) => void,
): Promise<{ readonly recordId: string } | { readonly code: string }> {
  const read = PhoneSignature.safeParse(body)
  if (!read.success) return { code: 'invalid-input' }
  const route = zeroReportRoutes.find(({ contract }) => contract.id === signReportContract.id)
  if (route?.kind !== 'command') throw new Error('reports are signed by a command')
  const { contract, parts } = route
  const signing: typeof parts = {
    ...parts,
    async save(tx, report, before, given) {
      await parts.save(tx, report, before, given)
      alongside(tx, report.id)
    },
  }
  const { reportId, ...signature } = read.data
  const input = { params: { id: reportId }, query: {}, body: signature }
  const answer = await executeCommand(runtime, actor, contract, signing, input, key)
  return 'problem' in answer ? { code: answer.problem.code } : { recordId: reportId }
}

/** A signature that an office may let count although its writer's rights have ended since. */
export type LateSignature = { readonly before: LoadedReport; readonly report: LoadedReport }

/**
 * What a signature in quarantine would make of its report: signed by whoever signed on the phone, as of
 * when it arrived. The transaction goes on as the system.
 * @param sent.writer who signed, and `receivedAt` when the house had it
 */
export async function lateSignatureOf(
  tx: Tx,
  sent: {
    readonly body: unknown
    readonly writer: { readonly id: string; readonly name: string }
    readonly receivedAt: string
  },
): Promise<LateSignature | Refusal> {
  const read = PhoneSignature.safeParse(sent.body)
  if (!read.success) return refuse('invalid-input')
  const { reportId, ...signature } = read.data
  const before = await loadReport(tx, reportId)
  if (before === undefined) return refuse('not-found')
  const on = { actor: { ...tx.actor, ...sent.writer }, now: new Date(sent.receivedAt) }
  const report = signReport(before, signature, on)
  return isRefusal(report) ? report : { before, report }
}

/** The office that reviews the report. */
export function mayTakeLateSignature(
  actor: Actor,
  { before }: { readonly before: Parameters<typeof mayReviewReport>[1] },
): Decision {
  return mayReviewReport(actor, before)
}

export function saveLateSignature(tx: Tx, { before, report }: LateSignature): void {
  saveActs(tx, [{ kind: 'signed', before, report }])
}

export type ReportToSign = {
  readonly id: string
  readonly period: string
  readonly from: string
  readonly to: string
  readonly state: ReportState
  readonly dueAt: string
  readonly counted: ReportContent
}

/**
 * The most pressing report that the actor may sign now for her organisation, with what the records
 * say. The transaction goes on as the system, as counting does.
 */
export async function findReportToSign(tx: Tx): Promise<ReportToSign | undefined> {
  const { actor, now } = tx
  const [reports, { body: rules }] = await Promise.all([
    findReportsOf(tx, actor.orgId, 24),
    settingOf(tx, zeroReportRuleSetting),
  ])
  const open = reports
    .toReversed()
    .find(
      (report) =>
        ['due', 'overdue', 'returned'].includes(stateOf(report, now)) &&
        !isRefusal(maySignReport(actor, { ...report, rules })),
    )
  if (open === undefined) return undefined
  return {
    ...{ id: open.id, period: open.period, from: open.fromDay, to: open.toDay },
    ...{ state: stateOf(open, now), dueAt: limitOf(open) },
    counted: await countedNow(tx, open, rules.screenEveryDays),
  }
}
