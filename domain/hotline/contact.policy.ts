import { covers, requireRole, type Actor } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { withinReach } from '#platform/access/place.ts'
import type { Contact } from './contact.schema.ts'

const desk = ['township-officer', 'county-officer', 'city-officer'] as const

/** Whoever sits at the line: the officers of the federation, at each level that takes calls or visitors. */
export function mayTakeContacts(actor: Actor): Decision {
  return requireRole(actor, ...desk) ?? permitted
}

export function mayReadContacts(actor: Actor): Decision {
  return requireRole(actor, ...desk, 'leader') ?? permitted
}

/** Her own office, or one above it: the first-contact owner may be ill when a call back is due. */
export function mayFollowContact(actor: Actor, contact: Contact): Decision {
  const reach = withinReach(actor, contact)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, ...desk)
  if (role !== undefined) return role
  const isTheirs = actor.orgs.includes(contact.orgId) || covers(actor, contact.division)
  return isTheirs ? permitted : refuse('contact-of-another-organisation')
}
