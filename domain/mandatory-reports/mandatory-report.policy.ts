import type { Actor } from '#platform/access/actor.ts'
import { has, requireRole } from '#platform/access/actor.ts'
import {
  isRefusal,
  permitted,
  refuse,
  type Decision,
  type Refusal,
} from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import { ReportAction, standing, type MandatoryReport } from './mandatory-report.schema.ts'

const workers = ['county-officer', 'city-officer', 'liaison'] as const

/** Who works with reports at all; which ones she sees is decided row by row, by name. */
export function mayReadMandatoryReports(actor: Actor): Decision {
  return requireRole(actor, ...workers) ?? permitted
}

/** An officer to whom the report is open takes it on: from then on she alone reads who reported. */
export function mayTakeReport(actor: Actor, report: MandatoryReport): Decision {
  const refusal = outOfReach(actor, report)
  if (refusal !== undefined) return refusal
  return has(actor, 'county-officer', 'city-officer') ? permitted : refuse('role-not-allowed')
}

/** Filing and what the reporter hears are the handler's own. */
export function mayHandleReport(actor: Actor, report: MandatoryReport): Decision {
  const refusal = outOfReach(actor, report)
  if (refusal !== undefined) return refusal
  return report.handlerId === actor.id ? permitted : refuse('only-the-handler')
}

/** The police themselves; the handler, where they do not use the platform or told her by phone. */
export function mayActForPolice(actor: Actor, report: MandatoryReport): Decision {
  return mayActFor(report.policeOrgId, actor, report)
}

export function mayActForProcuratorate(actor: Actor, report: MandatoryReport): Decision {
  return mayActFor(report.procuratorateOrgId, actor, report)
}

function mayActFor(orgId: string | undefined, actor: Actor, report: MandatoryReport): Decision {
  const refusal = outOfReach(actor, report)
  if (refusal !== undefined) return refusal
  const isTheirs = orgId !== undefined && actor.orgs.includes(orgId)
  return isTheirs || report.handlerId === actor.id ? permitted : refuse('not-your-step')
}

const policies = {
  take: mayTakeReport,
  'record-receipt': mayActForPolice,
  decide: mayActForPolice,
  'file-procuratorate': mayHandleReport,
  'file-department': mayHandleReport,
  acknowledge: mayActForProcuratorate,
  'feed-back': mayHandleReport,
} as const satisfies Record<ReportAction, unknown>

/** Each action with why it cannot be done now, if it cannot. */
export function actionsOf(
  actor: Actor,
  report: MandatoryReport,
): { action: ReportAction; refusal: string | null }[] {
  return ReportAction.options.map((action) => {
    const decision = policies[action](actor, report)
    const isHers = action === 'take' && report.handlerId === actor.id
    const now = isHers ? refuse('already-the-handler') : standing(action, report)
    const refusal = isRefusal(decision) ? decision : now
    return { action, refusal: refusal?.refused ?? null }
  })
}

function outOfReach(actor: Actor, report: MandatoryReport): Refusal | undefined {
  const reach = withinReach(actor, report)
  return isRefusal(reach) ? reach : requireRole(actor, ...workers)
}
