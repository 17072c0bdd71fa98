import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { executeCommand } from '#platform/http/execute.ts'
import { command, openTo, query, type Route, type Runtime } from '#platform/http/route.ts'
import { loadReport } from './loading.store.ts'
import { saveActs } from './saving.store.ts'
import * as contracts from './zero-report.contract.ts'
import { mayReadReports, mayReviewReport, maySignReport } from './zero-report.policy.ts'
import type { ReportEntryKind, ZeroReport } from './zero-report.schema.ts'
import { findReportPage } from './zero-report-list.store.ts'
import { findReport, findReportsOf } from './zero-report.store.ts'
import {
  returnReport,
  reviewReport,
  signReport,
  supplementReport,
  type LoadedReport,
} from './zero-report.transition.ts'
import { presentReport, presentRows } from './zero-report-view.store.ts'

/** Two years of months: what an office looks back on beside what it owes. */
const lookBack = 24

/** What every act on a report has in common. */
const acting = (kind: ReportEntryKind) => ({
  load: (tx: Tx, { params }: { params: { id: string } }) => loadReport(tx, params.id),
  save(tx: Tx, report: LoadedReport, before: LoadedReport, body: object): void {
    const text = 'reason' in body && typeof body.reason === 'string' ? body.reason : undefined
    saveActs(tx, [{ kind, before, report, text }])
  },
  present: presentReport,
})

const reviewing = command(contracts.reviewReportContract, {
  ...acting('reviewed'),
  may: (actor, report: LoadedReport) => mayReviewReport(actor, report),
  apply: (report: LoadedReport, _, on) => reviewReport(report, on),
  audit: 'zero-report.reviewed',
})

export const zeroReportRoutes: readonly Route[] = [
  query(contracts.listReportsContract, {
    may: mayReadReports,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findReportPage(tx, filter, { page, size })
      return { items: await presentRows(tx, items), ...counted }
    },
  }),

  query(contracts.myReportsContract, {
    may: mayReadReports,
    async read(tx) {
      const { orgId } = tx.actor
      const [organisation, reports] = await Promise.all([
        findOrganisation(tx, orgId),
        findReportsOf(tx, orgId, lookBack),
      ])
      if (organisation === undefined) return undefined
      const earlier = await presentRows(
        tx,
        reports.filter((report) => !isOpen(report)),
      )
      const open: contracts.ReportFile[] = []
      for (const report of reports.filter(isOpen).toReversed()) {
        open.push(await presentReport(report, tx))
      }
      return { organisation: { id: orgId, name: organisation.name }, open, earlier }
    },
  }),

  query(contracts.waitingReportsContract, {
    may: mayReadReports,
    async read(tx) {
      const [reports, review] = await Promise.all([
        findReportsOf(tx, tx.actor.orgId, lookBack),
        findReportPage(tx, { toReview: true, reviewed: false }, { page: 1, size: 1 }),
      ])
      const now = tx.now.toISOString()
      const toSign = reports.filter((report) => isOpen(report) && report.opensAt <= now)
      return { toSign: await presentRows(tx, toSign.toReversed()), toReview: review.total }
    },
  }),

  query(contracts.readReportContract, {
    may: mayReadReports,
    async read(tx, { params }) {
      const report = await findReport(tx, params.id)
      return report === undefined ? undefined : presentReport(report, tx)
    },
  }),

  command(contracts.signReportContract, {
    ...acting('signed'),
    may: (actor, report: LoadedReport) => maySignReport(actor, report),
    apply: (report: LoadedReport, body, on) => signReport(report, body, on),
    audit: 'zero-report.signed',
  }),

  command(contracts.supplementReportContract, {
    ...acting('supplemented'),
    may: (actor, report: LoadedReport) => maySignReport(actor, report),
    apply: (report: LoadedReport, _, on) => supplementReport(report, on),
    audit: 'zero-report.supplemented',
  }),

  reviewing,

  openTo(
    'signed-in',
    'Many commands in one request: each report is a transaction and a line of the log of its own',
    contracts.reviewManyContract,
    async (runtime, { body: { ids } }, { actor }) => {
      const items: { id: string; refusal: string | null }[] = []
      for (const id of new Set(ids)) {
        items.push({ id, refusal: await refusalOf(runtime, actor, id) })
      }
      return { items, reviewed: items.filter(({ refusal }) => refusal === null).length }
    },
  ),

  command(contracts.returnReportContract, {
    ...acting('returned'),
    may: (actor, report: LoadedReport) => mayReviewReport(actor, report),
    apply: (report: LoadedReport, _, on) => returnReport(report, on),
    audit: 'zero-report.returned',
  }),
]

function isOpen({ status }: ZeroReport): boolean {
  return status === 'due' || status === 'returned'
}

/** The command once more for one of many; the answer is only whether it was refused. */
async function refusalOf(runtime: Runtime, actor: Actor, id: string): Promise<string | null> {
  if (reviewing.kind !== 'command') throw new Error('reviewing is a command')
  const { contract, parts } = reviewing
  const input = { params: { id }, query: {}, body: {} }
  const answer = await executeCommand(runtime, actor, contract, parts, input, undefined)
  return 'problem' in answer ? answer.problem.code : null
}
