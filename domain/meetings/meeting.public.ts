import { moveSteps } from '#domain/matters/due-step.public.ts'
import type { Matter, MattersChanged } from '#domain/matters/matter.schema.ts'
import { agentsOf, placeBeside } from '#domain/referrals/placing.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findMeetingsOfMatters, updateMeeting } from './meeting.store.ts'

/** Subscriber of `matters.changed`: a meeting stays as closed as its matter. */
export async function followMeetings(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const moved = new Map(
    changes
      .filter(({ before, matter }) => before !== undefined && isMoved(before, matter))
      .map(({ matter }) => [matter.id, matter]),
  )
  if (moved.size === 0) return
  for (const meeting of await findMeetingsOfMatters(tx, [...moved.keys()])) {
    const matter = moved.get(meeting.matterId)
    if (matter === undefined) continue
    const isSealed = matter.sensitivity === 'sealed'
    const agents = isSealed
      ? await agentsOf(tx, [meeting.orgId, ...meeting.audience])
      : new Map<string, string[]>()
    const named: string[] = [...agents.values()].flat()
    const place = placeBeside(matter, meeting.orgId, meeting.audience, named)
    const followed = { ...meeting, ...place, version: meeting.version + 1 }
    updateMeeting(tx, followed)
    moveSteps(tx, followed.id, followed)
  }
}

function isMoved(before: Matter, matter: Matter): boolean {
  return fingerprint(before) !== fingerprint(matter)
}

function fingerprint({ division, orgId, sensitivity, named, barred }: Matter): string {
  return JSON.stringify([division, orgId, sensitivity, named, barred])
}
