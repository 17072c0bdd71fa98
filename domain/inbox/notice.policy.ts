import type { Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { Notice } from './notice.schema.ts'

export function mayOpenInbox(actor: Actor): Decision {
  return actor.kind === 'user' ? permitted : refuse('not-signed-in')
}

/** Mirrored by `app.notice_seen`. */
export function mayReadNotice(actor: Actor, notice: Notice): Decision {
  const { accountId, orgId, barred, sensitivity, region } = notice
  if (region !== actor.region) return refuse('not-found')
  if (actor.kind === 'system') return permitted
  if (actor.kind === 'public' || barred.includes(actor.id)) return refuse('not-found')
  if (accountId === actor.id) return permitted
  if (orgId === null || !actor.orgs.includes(orgId)) return refuse('not-found')
  const isOpen =
    sensitivity === 'normal' || (sensitivity === 'sensitive' && actor.clearance === 'sensitive')
  return isOpen ? permitted : refuse('not-found')
}
