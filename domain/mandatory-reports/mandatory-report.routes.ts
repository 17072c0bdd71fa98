import type { Tx } from '#platform/db/tx.ts'
import { command, query, type Route } from '#platform/http/route.ts'
import * as contracts from './mandatory-report.contract.ts'
import { presentReport, presentRows } from './mandatory-report-page.store.ts'
import {
  mayActForPolice,
  mayActForProcuratorate,
  mayHandleReport,
  mayReadMandatoryReports,
  mayTakeReport,
} from './mandatory-report.policy.ts'
import type { ReportFile } from './mandatory-report.schema.ts'
import { findReport, findReportPage, lockReport } from './mandatory-report.store.ts'
import {
  acknowledgeReport,
  decideReport,
  feedBackReport,
  fileWithDepartment,
  fileWithProcuratorate,
  recordReceipt,
  takeReport,
} from './mandatory-report.transition.ts'
import { findReporter } from './reporter.store.ts'
import { saveReport } from './saving.store.ts'

const onReport = {
  load: (tx: Tx, { params }: { params: { id: string } }) => lockReport(tx, params.id),
  save: saveReport,
  present: presentReport,
}

export const mandatoryReportRoutes: readonly Route[] = [
  command(contracts.takeReportContract, {
    ...onReport,
    may: mayTakeReport,
    apply: (report: ReportFile, body, on) => takeReport(report, body, on),
    audit: 'mandatory-report.taken',
  }),
  command(contracts.recordReceiptContract, {
    ...onReport,
    may: mayActForPolice,
    apply: (report: ReportFile, body, on) => recordReceipt(report, body, on),
    audit: 'mandatory-report.receipt-recorded',
  }),
  command(contracts.fileProcuratorateContract, {
    ...onReport,
    may: mayHandleReport,
    apply: (report: ReportFile, _body, on) => fileWithProcuratorate(report, on),
    audit: 'mandatory-report.filed-with-procuratorate',
  }),
  command(contracts.fileDepartmentContract, {
    ...onReport,
    may: mayHandleReport,
    apply: (report: ReportFile, body, on) => fileWithDepartment(report, body, on),
    audit: 'mandatory-report.filed-with-department',
  }),
  command(contracts.acknowledgeReportContract, {
    ...onReport,
    may: mayActForProcuratorate,
    apply: (report: ReportFile, body, on) => acknowledgeReport(report, body, on),
    audit: 'mandatory-report.acknowledged',
  }),
  command(contracts.decideReportContract, {
    ...onReport,
    may: mayActForPolice,
    apply: (report: ReportFile, { version: _seen, ...body }, on) => decideReport(report, body, on),
    audit: 'mandatory-report.decided',
  }),
  command(contracts.feedBackReportContract, {
    ...onReport,
    may: mayHandleReport,
    apply: (report: ReportFile, body, on) => feedBackReport(report, body, on),
    audit: 'mandatory-report.fed-back',
  }),
  query(contracts.listReportsContract, {
    may: mayReadMandatoryReports,
    async read(tx, { query: { page, size, status } }) {
      const { items, ...counted } = await findReportPage(tx, { status }, { page, size })
      return { items: await presentRows(tx, items), ...counted }
    },
  }),
  query(contracts.readReportContract, {
    may: mayReadMandatoryReports,
    async read(tx, { params }) {
      const report = await findReport(tx, params.id)
      return report === undefined ? undefined : presentReport(report, tx)
    },
    audit: 'mandatory-report.read',
  }),
  query(contracts.readReporterContract, {
    may: mayReadMandatoryReports,
    read: (tx, { params }) => findReporter(tx, params.id),
    audit: 'mandatory-report.reporter-read',
  }),
]
