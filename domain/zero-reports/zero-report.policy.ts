import { covers, requireRole, type Actor } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { withinReach, type Place } from '#platform/access/place.ts'
import type { Check, ReportLevel } from './zero-report.schema.ts'
import type { ZeroReportRules } from './zero-report-rule.schema.ts'

const officers = ['township-officer', 'county-officer', 'city-officer'] as const

/** Federation people: each sees what is below her, as the database shows it. */
export function mayReadReports(actor: Actor): Decision {
  return requireRole(actor, 'village-executive', ...officers, 'leader') ?? permitted
}

/** Completeness is for those who oversee divisions; of which, is asked when the place is known. */
export function mayReadCompleteness(actor: Actor): Decision {
  return requireRole(actor, ...officers, 'leader') ?? permitted
}

type Owed = {
  readonly region: string
  readonly orgId: string
  readonly parentOrgId: string | null
  readonly division: string
  readonly level: ReportLevel
  readonly rules: ZeroReportRules
}

/** The organisation signs for itself, by whom the city's rules name. */
export function maySignReport(actor: Actor, report: Owed): Decision {
  const reach = withinSubtree(actor, report)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, ...report.rules[report.level].signers)
  if (role !== undefined) return role
  return actor.orgs.includes(report.orgId)
    ? permitted
    : refuse('zero-report-of-another-organisation')
}

/** One organisation up looks at it: the township at its villages', the county at its townships'. */
export function mayReviewReport(actor: Actor, report: Omit<Owed, 'rules' | 'level'>): Decision {
  const reach = withinSubtree(actor, report)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, ...officers)
  if (role !== undefined) return role
  return report.parentOrgId !== null && actor.orgs.includes(report.parentOrgId)
    ? permitted
    : refuse('zero-report-reviewed-elsewhere')
}

/** The county verifies what its villages signed, without the township that reviewed it. */
export function mayReadChecks(actor: Actor): Decision {
  return requireRole(actor, 'county-officer', 'city-officer', 'leader') ?? permitted
}

export function maySettleCheck(
  actor: Actor,
  check: Pick<Check, 'region' | 'orgId' | 'division'>,
): Decision {
  const reach = withinSubtree(actor, check)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, 'county-officer', 'city-officer')
  if (role !== undefined) return role
  return actor.orgs.includes(check.orgId) ? permitted : refuse('check-of-another-organisation')
}

export function mayReadBundles(actor: Actor): Decision {
  return requireRole(actor, 'county-officer', 'city-officer', 'leader', 'liaison') ?? permitted
}

export function mayCloseBundle(
  actor: Actor,
  sender: { readonly id: string; readonly kind: string; readonly level: string },
): Decision {
  const role = requireRole(actor, 'county-officer', 'city-officer')
  if (role !== undefined) return role
  const isSender = sender.kind === 'womens-federation' && ['county', 'city'].includes(sender.level)
  return isSender && actor.orgs.includes(sender.id) ? permitted : refuse('not-a-bundle-sender')
}

/** Who received the bundle signs for it and acknowledges it. */
export function mayAnswerBundle(actor: Actor, bundle: Place): Decision {
  const reach = withinReach(actor, bundle)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, 'liaison')
  if (role !== undefined) return role
  return actor.orgs.includes(bundle.orgId) ? permitted : refuse('bundle-of-another-organisation')
}

/** The floor that the database keeps as well (`app.of_subtree`): what lies elsewhere is not there. */
function withinSubtree(
  actor: Actor,
  { region, orgId, division }: Pick<Owed, 'region' | 'orgId' | 'division'>,
): Decision {
  const isThere = actor.region === region && (actor.orgs.includes(orgId) || covers(actor, division))
  return isThere ? permitted : refuse('not-found')
}
