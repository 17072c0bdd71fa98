import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import { beginSteps, finishSteps, type NewStep } from '#domain/matters/due-step.public.ts'
import { noteOnMatters } from '#domain/matters/entry.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { millisecondsOf } from '#platform/time/duration.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { supervisionClockSetting } from './supervision-clock.schema.ts'
import type { Supervision, SupervisionChanged } from './supervision.schema.ts'

/** What was done, as the time line of the matter and the notices name it. */
function actOf(
  next: Supervision,
  before: Supervision | undefined,
): 'proposed' | 'issued' | 'replied' | 'sent-back' | 'closed' | 'withdrawn' | 'dropped' {
  const isSentBack = next.status === 'issued' && before?.status === 'replied'
  return isSentBack ? 'sent-back' : next.status
}

/** Clocks, the line on the matter, and who is told: what follows from a change of state. */
export async function followUp(
  tx: Tx,
  next: Supervision,
  before: Supervision | undefined,
): Promise<void> {
  const changed: SupervisionChanged = {
    type: 'supervision.changed',
    changes: [{ before, supervision: next }],
  }
  tx.publish(changed)
  const act = actOf(next, before)
  const { number: clockNumber, body: clocks } = await settingOf(tx, supervisionClockSetting)
  const { id, matterId, kind } = next
  const toIssuer = { orgId: next.issuerOrgId }
  const toAddressee = { orgId: next.addresseeOrgId }
  const tell = (what: Notification['kind'], to: Notification['to'], evenIfOwn = false): void =>
    notify(tx, [
      {
        ...{ kind: what, to, subjectId: id, matterId: matterId ?? undefined, evenIfOwn },
        place: next,
      },
    ])
  switch (act) {
    case 'proposed':
      tell('supervision-proposed', toIssuer, true)
      return
    case 'dropped':
      return
    case 'issued':
    case 'sent-back':
      finishSteps(tx, id, ['verify'], 'done')
      beginSteps(tx, [replyStep(tx, next, clocks.warnAtPercent)], next)
      tell(
        act === 'sent-back'
          ? 'supervision-sent-back'
          : kind === 'order'
            ? 'supervision-ordered'
            : 'supervision-urged',
        toAddressee,
      )
      break
    case 'replied':
      finishSteps(tx, id, ['reply'], 'done')
      beginSteps(tx, [verdictStep(tx, next, millisecondsOf(clocks.verdict), clockNumber)], next)
      tell('supervision-replied', toIssuer)
      break
    case 'closed':
    case 'withdrawn':
      finishSteps(tx, id, 'all', act === 'closed' ? 'done' : 'lapsed')
      tell('supervision-ended', toAddressee)
      break
  }
  if (matterId === null) return
  const detail = { act, supervision: id, form: kind, number: next.number ?? '' }
  await noteOnMatters(tx, [{ matterId, kind: 'supervision', detail }])
}

/** Without a matter the record stands for itself, so that the step has something to hang on. */
function stepOf({
  id,
  matterId,
  number,
}: Supervision): Omit<NewStep, 'kind' | 'dutyOrgId' | 'dueAt' | 'clockNumber'> {
  return {
    matterId: matterId ?? id,
    subjectKind: 'supervision',
    subjectId: id,
    number: number ?? '',
  }
}

function replyStep(tx: Tx, order: Supervision, warnAtPercent: number): NewStep {
  const dueAt = order.replyDueAt ?? tx.now.toISOString()
  const span = Date.parse(dueAt) - tx.now.getTime()
  return {
    ...stepOf(order),
    ...{ kind: 'reply', dutyOrgId: order.addresseeOrgId, dueAt, clockNumber: order.clockNumber },
    warnsAt: new Date(tx.now.getTime() + span * (1 - warnAtPercent / 100)).toISOString(),
  }
}

function verdictStep(tx: Tx, order: Supervision, span: number, clockNumber: number): NewStep {
  const dueAt = new Date(tx.now.getTime() + span).toISOString()
  return {
    ...stepOf(order),
    ...{ kind: 'verify', dutyOrgId: order.issuerOrgId, dueAt, clockNumber },
  }
}
