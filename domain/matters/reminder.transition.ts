import type { Notification } from '#domain/inbox/notice.schema.ts'
import type { DueStep, StepSubject } from './due-step.schema.ts'
import type { Place } from '#platform/access/place.ts'

const kinds: Readonly<Record<StepSubject, Notification['kind']>> = {
  matter: 'step-due-soon',
  referral: 'referral-due-soon',
  order: 'order-due-soon',
  warning: 'warning-visit-due',
  supervision: 'supervision-due-soon',
  meeting: 'task-due-soon',
  push: 'push-due-soon',
  contact: 'contact-due-soon',
  'mandatory-report': 'mandatory-report-due-soon',
}

/** Reminds whoever is at it, else the organisation whose duty it is; nobody once the time is over. */
export function remindersOf(steps: readonly (DueStep & Place)[], now: Date): Notification[] {
  return steps
    .filter(({ dueAt }) => Date.parse(dueAt) > now.getTime())
    .map((step): Notification => {
      const { matterId, assigneeId, dutyOrgId, sensitivity, named, barred } = step
      const subjectId = step.subjectId ?? matterId
      const isKept = assigneeId !== undefined && !barred.includes(assigneeId)
      return {
        kind: step.kind === 'renew' ? 'order-expiring' : kinds[step.subjectKind],
        to: isKept ? { accountId: assigneeId } : { orgId: dutyOrgId },
        subjectId,
        // A record without a matter stands for itself.
        matterId: step.subjectKind !== 'matter' && subjectId === matterId ? undefined : matterId,
        place: { sensitivity, named, barred },
      }
    })
}
