import { covers, isAdministrator, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { Executive } from './executive.schema.ts'

/** Administrators keep accounts, not people: the list is for those who work with executives. */
export function mayListExecutives(actor: Actor): Decision {
  if (actor.kind === 'public') return refuse('not-signed-in')
  return isAdministrator(actor) ? refuse('role-not-allowed') : permitted
}

/** Mirrored by `app.of_subtree`: her own organisation, and whoever oversees her division. */
export function mayReadExecutive(
  actor: Actor,
  executive: Pick<Executive, 'orgId' | 'division' | 'region'>,
): Decision {
  const reached =
    actor.region === executive.region &&
    (actor.kind === 'system' ||
      actor.orgs.includes(executive.orgId) ||
      covers(actor, executive.division))
  return reached ? permitted : refuse('not-found')
}
