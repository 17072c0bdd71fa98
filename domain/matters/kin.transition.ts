import { noted } from './entry.transition.ts'
import { assignSteps } from './due-step.transition.ts'
import type { MatterFile, On } from './matter.schema.ts'

/**
 * 利益冲突: who is recorded kin of a party is shut out at once, whoever that leaves. A sealed matter
 * that would be nobody's is given to the stand-ins.
 */
export function barKin(
  file: MatterFile,
  kin: readonly string[],
  standIns: readonly string[],
  on: On,
): MatterFile {
  const fresh = kin.filter((account) => !file.barred.includes(account))
  if (fresh.length === 0) return file
  const barred = [...file.barred, ...fresh]
  const isAssignee = file.assigneeId !== undefined && fresh.includes(file.assigneeId)
  const left = file.named.filter((account) => !barred.includes(account))
  const isNobodys = file.sensitivity === 'sealed' && left.length === 0
  const shut: MatterFile = {
    ...file,
    barred,
    named: isNobodys ? standIns.filter((account) => !barred.includes(account)) : left,
    ...(isAssignee ? { assigneeId: undefined, assigneeName: undefined } : {}),
  }
  return fresh.reduce(
    (next, account) => noted(next, 'account-barred', on, { detail: { account, because: 'kin' } }),
    isAssignee ? assignSteps(shut) : shut,
  )
}
