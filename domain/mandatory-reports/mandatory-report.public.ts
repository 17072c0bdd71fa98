import type { ServicesMoved } from '#domain/services/service.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ReportFile } from './mandatory-report.schema.ts'
import { lockReports } from './mandatory-report.store.ts'
import { shutHandlerOut } from './mandatory-report.transition.ts'
import { placeReporter } from './reporter.store.ts'
import { saveReport } from './saving.store.ts'

/**
 * Subscriber of `services.moved`: what restricts the matter restricts its report. Police and procuratorate
 * are named on the report without being named on the matter, so their names stay where the matter's move.
 */
export async function followServices(tx: Tx, { services }: ServicesMoved): Promise<void> {
  const moved = new Map(
    services.flatMap((one) => (one.kind === 'mandatory-report' ? [[one.id, one] as const] : [])),
  )
  if (moved.size === 0) return
  tx.asSystem()
  for (const before of await lockReports(tx, [...moved.keys()])) {
    const place = moved.get(before.id)
    if (place === undefined) continue
    const { division, barred } = place
    const { policeOrgId, procuratorateOrgId, departmentOrgId, handlerId } = before
    const audience = [policeOrgId, procuratorateOrgId, departmentOrgId].flatMap((org) => org ?? [])
    const agents = audience.flatMap((org) => before.agents[org] ?? [])
    const handler = handlerId === undefined ? [] : [handlerId]
    const named = [...new Set([...place.named, ...handler, ...agents])].filter(
      (id) => !barred.includes(id),
    )
    const on = { actor: tx.initiator, now: tx.now }
    const next = shutHandlerOut({ ...before, division, barred, named, audience }, on)
    placeReporter(tx, next)
    await saveReport(tx, next, asMoved(before, place))
  }
}

/** As the mechanism has just left its service, so that the difference to what should stand is written. */
function asMoved(report: ReportFile, place: ServicesMoved['services'][number]): ReportFile {
  const { division, orgId, audience, sensitivity, named, barred } = place
  return { ...report, division, orgId, audience, sensitivity, named, barred }
}
