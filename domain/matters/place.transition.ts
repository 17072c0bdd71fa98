import type { Refusal } from '#platform/access/decision.ts'
import { refuse } from '#platform/access/decision.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import { assignSteps, keepDue, moveDuty, tightenSteps } from './due-step.transition.ts'
import { noted } from './entry.transition.ts'
import { standing } from './matter-action.schema.ts'
import type { MatterFile, On } from './matter.schema.ts'

/** What a command must know of the organisation it names. */
export type Receiver = { readonly id: string; readonly endedAt: string | null }

/** 移交: exactly one organisation is responsible; the former one sees no more than its division opens. */
export function handOver(
  file: MatterFile,
  { receiver, reason }: { receiver: Receiver | undefined; reason: string },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('hand-over', file.status)
  if (refusal !== undefined) return refusal
  if (receiver === undefined) return refuse('no-such-organisation')
  if (receiver.endedAt !== null) return refuse('organisation-ended')
  if (receiver.id === file.orgId) return refuse('already-responsible')
  const handed: MatterFile = {
    ...file,
    orgId: receiver.id,
    audience: file.audience.filter((org) => org !== receiver.id),
    assigneeId: undefined,
    assigneeName: undefined,
    acceptedAt: undefined,
  }
  const due = tightenSteps(keepDue(moveDuty(handed, file.orgId), on), on)
  const detail = { from: file.orgId, to: receiver.id }
  return noted(due, 'handed-over', on, { text: reason, detail })
}

export function setCoActing(
  file: MatterFile,
  {
    organisation,
    isActing,
    reason,
  }: { organisation: Receiver | undefined; isActing: boolean; reason: string },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('set-co-acting', file.status)
  if (refusal !== undefined) return refusal
  if (organisation === undefined) return refuse('no-such-organisation')
  const { id } = organisation
  if (id === file.orgId) return refuse('already-responsible')
  if (file.audience.includes(id) === isActing) {
    return refuse(isActing ? 'already-co-acting' : 'not-co-acting')
  }
  if (isActing && organisation.endedAt !== null) return refuse('organisation-ended')
  const audience = isActing ? [...file.audience, id] : without(file.audience, id)
  const kind = isActing ? 'co-acting-added' : 'co-acting-removed'
  return noted({ ...file, audience }, kind, on, { text: reason, detail: { organisation: id } })
}

/** 回避: who declares a conflict of interest sees nothing of the matter from this moment. */
export function declareConflict(
  file: MatterFile,
  { reason }: { reason: string },
  on: On,
): MatterFile | Refusal {
  return (
    standing('declare-conflict', file.status) ??
    noted(barred(file, on.actor.id), 'conflict-declared', on, {
      text: reason,
      detail: { account: on.actor.id },
    })
  )
}

export function setBarred(
  file: MatterFile,
  { accountId, isBarred, reason }: { accountId: string; isBarred: boolean; reason: string },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('set-barred', file.status)
  if (refusal !== undefined) return refusal
  if (file.barred.includes(accountId) === isBarred) {
    return refuse(isBarred ? 'already-barred' : 'not-barred')
  }
  const next = isBarred
    ? barred(file, accountId)
    : { ...file, barred: without(file.barred, accountId) }
  if (next.sensitivity === 'sealed' && next.named.length === 0) {
    return refuse('nobody-would-be-left')
  }
  const kind = isBarred ? 'account-barred' : 'bar-lifted'
  return noted(next, kind, on, { text: reason, detail: { account: accountId } })
}

function barred(file: MatterFile, accountId: string): MatterFile {
  const isAssignee = file.assigneeId === accountId
  const next: MatterFile = {
    ...file,
    barred: [...new Set([...file.barred, accountId])],
    named: without(file.named, accountId),
    ...(isAssignee ? { assigneeId: undefined, assigneeName: undefined } : {}),
  }
  return isAssignee ? assignSteps(next) : next
}

/** The only way to a sealed matter, and the only way for a village to one about violence. */
export function setNamed(
  file: MatterFile,
  { accountId, isNamed, reason }: { accountId: string; isNamed: boolean; reason: string },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('set-named', file.status)
  if (refusal !== undefined) return refusal
  if (file.barred.includes(accountId)) return refuse('account-is-barred')
  if (file.named.includes(accountId) === isNamed) {
    return refuse(isNamed ? 'already-named' : 'not-named')
  }
  const named = isNamed ? [...file.named, accountId] : without(file.named, accountId)
  if (file.sensitivity === 'sealed' && named.length === 0) return refuse('nobody-would-be-left')
  const kind = isNamed ? 'account-named' : 'naming-ended'
  return noted({ ...file, named }, kind, on, { text: reason, detail: { account: accountId } })
}

/** Sealing names the one who seals, or nobody could ever open the matter again. */
export function changeSensitivity(
  file: MatterFile,
  { sensitivity, reason }: { sensitivity: Sensitivity; reason: string },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('change-sensitivity', file.status)
  if (refusal !== undefined) return refusal
  if (sensitivity === file.sensitivity) return refuse('sensitivity-unchanged')
  const isSealed = sensitivity === 'sealed'
  const willing = isSealed ? [...new Set([...file.named, on.actor.id])] : file.named
  const named = willing.filter((account) => !file.barred.includes(account))
  if (isSealed && named.length === 0) return refuse('nobody-would-be-left')
  const detail = { from: file.sensitivity, to: sensitivity }
  return noted({ ...file, sensitivity, named }, 'sensitivity-changed', on, { text: reason, detail })
}

function without(list: readonly string[], item: string): readonly string[] {
  return list.filter((each) => each !== item)
}
