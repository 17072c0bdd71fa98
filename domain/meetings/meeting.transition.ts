import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Decision, Meeting, Task } from './meeting.schema.ts'

/** It was held: who came, what was said, what each has to do. */
export function holdMeeting(
  meeting: Meeting,
  held: { attended: readonly string[]; minutes: string; decisions: readonly Decision[] },
  { now }: { readonly now: Date },
): Meeting | Refusal {
  const refusal = notCalled(meeting)
  if (refusal !== undefined) return refusal
  if (Date.parse(meeting.startsAt) > now.getTime()) return refuse('meeting-has-not-begun')
  const invited = new Set([meeting.orgId, ...meeting.audience])
  const others = [...held.attended, ...held.decisions.map(({ organisationId }) => organisationId)]
  if (others.some((org) => !invited.has(org))) return refuse('organisation-not-invited')
  const endedAt = now.toISOString()
  return { ...meeting, ...held, status: 'held', endedAt, version: meeting.version + 1 }
}

export function cancelMeeting(
  meeting: Meeting,
  { now }: { readonly now: Date },
): Meeting | Refusal {
  const endedAt = now.toISOString()
  const cancelled: Meeting = {
    ...meeting,
    status: 'cancelled',
    endedAt,
    version: meeting.version + 1,
  }
  return notCalled(meeting) ?? cancelled
}

/** One organisation has done what the meeting gave it. */
export function reportTasks(
  meeting: Meeting,
  { result }: { result: string },
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Meeting | Refusal {
  if (meeting.status !== 'held') return refuse('meeting-not-held')
  const doneAt = now.toISOString()
  let hasChanged = false
  const decisions = meeting.decisions.map((task): Task => {
    if (task.doneAt !== undefined || !actor.orgs.includes(task.organisationId)) return task
    hasChanged = true
    return { ...task, doneAt, result }
  })
  if (!hasChanged) return refuse('no-task-of-yours')
  return { ...meeting, decisions, version: meeting.version + 1 }
}

function notCalled({ status }: Meeting): Refusal | undefined {
  switch (status) {
    case 'called':
      return undefined
    case 'held':
      return refuse('meeting-already-held')
    case 'cancelled':
      return refuse('meeting-already-cancelled')
  }
}
