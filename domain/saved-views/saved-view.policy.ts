import { isAdministrator, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { SavedView } from './saved-view.schema.ts'

export function mayKeepViews(actor: Actor): Decision {
  return isAdministrator(actor) ? refuse('role-not-allowed') : permitted
}

/** A shared view is used by colleagues and changed by whoever made it. */
export function mayChangeView(actor: Actor, { accountId, orgId, sharing }: SavedView): Decision {
  if (accountId === actor.id) return permitted
  const isShared = sharing === 'organisation' && actor.orgs.includes(orgId)
  return refuse(isShared ? 'view-of-another' : 'not-found')
}
