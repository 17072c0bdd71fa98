import { isAdministrator, requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { Attachment } from './attachment.schema.ts'

/** Whoever works on families. That she sees the very subject is asked of the database. */
export function mayAddAttachment(actor: Actor): Decision {
  return (
    requireRole(
      actor,
      'village-executive',
      'township-officer',
      'county-officer',
      'city-officer',
      'liaison',
      'mediator',
    ) ?? permitted
  )
}

export function mayReadAttachments(actor: Actor): Decision {
  if (actor.kind !== 'user') return refuse('not-signed-in')
  return isAdministrator(actor) ? refuse('role-not-allowed') : permitted
}

/** Who put it there, or the organisation that answers for the matter: for removing and for marking. */
export function mayKeepAttachment(actor: Actor, attachment: Attachment): Decision {
  if (isAdministrator(actor)) return refuse('role-not-allowed')
  const isHers = attachment.createdBy === actor.id
  return isHers || actor.orgs.includes(attachment.orgId)
    ? permitted
    : refuse('attachment-of-another-organisation')
}
