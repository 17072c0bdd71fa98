import { levels } from '#domain/divisions/division.schema.ts'
import { covers, requireRole, type Actor } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import type { Parties } from './supervision.transition.ts'
import type { Supervision, SupervisionAction, SupervisionKind } from './supervision.schema.ts'

/** Everybody who works in the chain; each sees only what the rule of sight opens. */
export function mayReadSupervision(actor: Actor): Decision {
  return (
    requireRole(
      actor,
      ...(['township-officer', 'county-officer', 'city-officer'] as const),
      ...(['leader', 'liaison', 'mediator'] as const),
    ) ?? permitted
  )
}

/** Federations of county and city supervise; the law gives the urging opinion to the federation. */
export function maySupervise(
  actor: Actor,
  kind: SupervisionKind,
  { issuer, addressee }: Parties,
): Decision {
  const role = requireRole(actor, 'county-officer', 'city-officer')
  if (role !== undefined) return role
  if (issuer.kind !== 'womens-federation') return refuse('only-a-federation-supervises')
  if (addressee.id === issuer.id) return refuse('supervises-itself')
  const below = levels.indexOf(addressee.level) - levels.indexOf(issuer.level)
  if (below < 0) return refuse('addressee-above-issuer')
  if (addressee.kind !== 'womens-federation') return permitted
  if (kind === 'opinion') return refuse('opinion-to-a-federation')
  return below > 0 && covers(actor, addressee.division)
    ? permitted
    : refuse('federation-beyond-reach')
}

const roleFor = {
  issuer: ['county-officer', 'city-officer'],
  addressee: ['township-officer', 'county-officer', 'city-officer', 'liaison', 'mediator'],
} as const

/** Who sent it judges, ends and withdraws it; whom it was sent to replies. */
export function mayActOn(actor: Actor, order: Supervision, action: SupervisionAction): Decision {
  const reach = withinReach(actor, order)
  if (isRefusal(reach)) return reach
  const isReply = action === 'reply'
  const role = requireRole(actor, ...roleFor[isReply ? 'addressee' : 'issuer'])
  if (role !== undefined) return role
  const orgId = isReply ? order.addresseeOrgId : order.issuerOrgId
  if (actor.orgs.includes(orgId)) return permitted
  return refuse(isReply ? 'not-addressed-to-you' : 'supervision-of-another-organisation')
}
