import type { Refusal } from '#platform/access/decision.ts'
import { refuse } from '#platform/access/decision.ts'
import { assignSteps } from './due-step.transition.ts'
import { noted } from './entry.transition.ts'
import { standing } from './matter-action.schema.ts'
import type { MatterFile, On } from './matter.schema.ts'

/** Whoever a matter is given to, and whether she could open it at all. */
export type Assignee = {
  readonly id: string
  readonly name: string
  readonly orgs: readonly string[]
  readonly maySee: boolean
}

/** 派件: within the responsible organisation, to somebody to whom it is open. */
export function assignMatter(
  file: MatterFile,
  { assignee }: { assignee: Assignee | undefined },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('take', file.status)
  if (refusal !== undefined) return refusal
  if (assignee === undefined) return refuse('no-such-account')
  if (!assignee.orgs.includes(file.orgId)) return refuse('assignee-of-another-organisation')
  if (!assignee.maySee) return refuse('assignee-cannot-see-it')
  if (file.assigneeId === assignee.id) return refuse('already-assigned')
  const assigned: MatterFile = { ...file, assigneeId: assignee.id, assigneeName: assignee.name }
  return noted(assignSteps(assigned), 'assigned', on, { detail: { account: assignee.id } })
}

/** Given to nobody again: an assignment that was a mistake goes back to the organisation. */
export function unassignMatter(file: MatterFile, on: On): MatterFile | Refusal {
  const refusal = standing('take', file.status)
  if (refusal !== undefined) return refusal
  if (file.assigneeId === undefined) return refuse('assigned-to-nobody')
  const account = file.assigneeId
  const free = assignSteps({ ...file, assigneeId: undefined, assigneeName: undefined })
  return noted(free, 'assignment-ended', on, { detail: { account } })
}

/**
 * Her account ended or is locked: the matter goes back to her organisation, whose duty it was all
 * along. A sealed one that only she was named on is given to the stand-ins.
 */
export function releaseFrom(
  file: MatterFile,
  accountId: string,
  standIns: readonly string[],
  on: On,
): MatterFile {
  const others = file.named.filter((account) => account !== accountId)
  const isNobodys =
    file.sensitivity === 'sealed' && file.named.includes(accountId) && others.length === 0
  const named = isNobodys
    ? [...file.named, ...standIns.filter((account) => !file.barred.includes(account))]
    : file.named
  const isHers = file.assigneeId === accountId
  if (!isHers && named.length === file.named.length) return file
  const free: MatterFile = isHers
    ? assignSteps({ ...file, assigneeId: undefined, assigneeName: undefined, named })
    : { ...file, named }
  return noted(free, 'assignment-ended', on, { detail: { account: accountId } })
}
