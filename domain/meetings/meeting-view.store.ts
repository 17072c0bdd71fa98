import { matterNumbers } from '#domain/matters/matter.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { shutFor } from '#domain/services/guarded.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { MeetingView } from './meeting.contract.ts'
import { mayKeepMeeting } from './meeting.policy.ts'
import type { Meeting } from './meeting.schema.ts'

export async function presentMeetings(
  meetings: readonly Meeting[],
  tx: Tx,
): Promise<MeetingView[]> {
  const views: MeetingView[] = []
  for (const meeting of meetings) views.push(await presentMeeting(meeting, tx))
  return views
}

/** The meeting as the person who asks may see it, also after a save went on as the system. */
export async function presentMeeting(meeting: Meeting, tx: Tx): Promise<MeetingView> {
  const { id, number, matterId, status, startsAt, venue, agenda, briefing, version } = meeting
  const orgs = [meeting.orgId, ...meeting.audience]
  const [names, seen] = await Promise.all([
    organisationNames(tx, orgs),
    matterNumbers(tx, [matterId]),
  ])
  const nameOf = (org: string): { id: string; name: string } => {
    return { id: org, name: names.get(org) ?? '' }
  }
  const keeps = mayKeepMeeting(tx.initiator, meeting)
  // After a write the transaction sees every matter; only whoever called it is told which.
  const isOpen = seen.has(matterId) && (tx.actor.kind === 'user' || !isRefusal(keeps))
  return shutFor(tx, matterId, {
    ...{ id, number, status, startsAt, venue, agenda, briefing, version },
    matterId: isOpen ? matterId : null,
    caller: nameOf(meeting.orgId),
    invited: meeting.audience.map(nameOf),
    attended: [...meeting.attended],
    minutes: meeting.minutes ?? null,
    decisions: meeting.decisions.map(({ organisationId, text, dueOn, doneAt, result }) => {
      const organisation = names.get(organisationId) ?? ''
      const [done, what] = [doneAt ?? null, result ?? null]
      return { organisationId, text, dueOn, organisation, doneAt: done, result: what }
    }),
    refusal: isRefusal(keeps) ? keeps.refused : null,
  })
}
