import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import { noteOnMatters } from '#domain/matters/entry.public.ts'
import { saveService } from '#domain/services/service.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countedAnew, type ReportAct, type ReportFile } from './mandatory-report.schema.ts'
import { updateReport } from './mandatory-report.store.ts'
import { serviceOf } from './mandatory-report.transition.ts'
import { placeReporter } from './reporter.store.ts'

/** What a command changed: the record, its service and clocks, the matter's time line, who is told. */
export async function saveReport(tx: Tx, next: ReportFile, before: ReportFile): Promise<void> {
  saveService(tx, serviceOf(next), serviceOf(before), 'done')
  updateReport(tx, next)
  tx.publish(countedAnew([before, next]))
  if (next.handlerId !== before.handlerId) placeReporter(tx, next)
  await tell(tx, next, before)
}

type Told = Notification['kind']

/** Who hears of an act by name, besides those who did it. */
function tellingsOf(
  report: ReportFile,
  before: ReportFile,
  act: ReportAct,
): [Told, readonly string[]][] {
  const handler = report.handlerId === undefined ? [] : [report.handlerId]
  const agents = (orgId: string | undefined): readonly string[] =>
    orgId === undefined ? [] : (report.agents[orgId] ?? [])
  switch (act) {
    case 'filed-procuratorate':
      return [['mandatory-report-filed', agents(report.procuratorateOrgId)]]
    case 'filed-department':
      return [['mandatory-report-filed', agents(report.departmentOrgId)]]
    case 'receipt-recorded':
      return [['mandatory-report-receipted', handler]]
    case 'acknowledged':
      return [['mandatory-report-acknowledged', handler]]
    case 'decided':
      // A decision not to file is what the procuratorate looks into (立案监督).
      return [['mandatory-report-decided', [...handler, ...agents(report.procuratorateOrgId)]]]
    case 'unassigned':
      return [['mandatory-report-unassigned', before.named]]
    case 'received':
    case 'taken':
    case 'fed-back':
      return []
  }
}

async function tell(tx: Tx, report: ReportFile, before: ReportFile): Promise<void> {
  const { id, matterId, number, sensitivity, named, barred } = report
  const lines = report.history.slice(before.history.length)
  await noteOnMatters(
    tx,
    lines.map(({ act }) => ({
      matterId,
      kind: 'service',
      detail: { service: 'mandatory-report', act, subject: id, number },
    })),
  )
  notify(
    tx,
    lines.flatMap(({ act }) =>
      tellingsOf(report, before, act).flatMap(([kind, accounts]) =>
        [...new Set(accounts)]
          .filter((account) => named.includes(account))
          .map((accountId) => ({
            kind,
            to: { accountId },
            subjectId: id,
            matterId,
            place: { sensitivity, named, barred },
          })),
      ),
    ),
  )
}
