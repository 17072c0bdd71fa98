import { covers, has, requireRole, type Actor } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { withinReach, type Place } from '#platform/access/place.ts'
import type { Meeting } from './meeting.schema.ts'

const officers = ['township-officer', 'county-officer', 'city-officer'] as const

export function mayReadMeetings(actor: Actor): Decision {
  return requireRole(actor, ...officers, 'liaison', 'mediator', 'leader') ?? permitted
}

/** Whoever answers for the matter, or the county above it, calls the others together. */
export function mayCallMeeting(actor: Actor, matter: Place): Decision {
  const reach = withinReach(actor, matter)
  if (isRefusal(reach)) return reach
  const refusal = requireRole(actor, ...officers)
  if (refusal !== undefined) return refusal
  const isAbove = has(actor, 'county-officer', 'city-officer') && covers(actor, matter.division)
  return isAbove || actor.orgs.includes(matter.orgId)
    ? permitted
    : refuse('matter-of-another-organisation')
}

/** Whoever was given something to do says that it is done. */
export function mayReportTasks(actor: Actor, meeting: Meeting): Decision {
  const reach = withinReach(actor, meeting)
  if (isRefusal(reach)) return reach
  const refusal = requireRole(actor, ...officers, 'liaison', 'mediator')
  if (refusal !== undefined) return refusal
  return [meeting.orgId, ...meeting.audience].some((org) => actor.orgs.includes(org))
    ? permitted
    : refuse('organisation-not-invited')
}

/** Whoever called it keeps its minutes. */
export function mayKeepMeeting(actor: Actor, meeting: Meeting): Decision {
  const reach = withinReach(actor, meeting)
  if (isRefusal(reach)) return reach
  const refusal = requireRole(actor, ...officers)
  if (refusal !== undefined) return refusal
  return actor.orgs.includes(meeting.orgId) ? permitted : refuse('meeting-of-another-organisation')
}
