import { divisionNames } from '#domain/divisions/division.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { maskIdentity, maskPhone } from '#platform/text/mask.ts'
import type { CallView } from './call.contract.ts'
import type { Call } from './call.schema.ts'

/** Calls as the police read them: the words as they stand in the file, numbers masked. */
export async function presentCalls(tx: Tx, calls: readonly Call[]): Promise<CallView[]> {
  const names = await divisionNames(tx, [...new Set(calls.map(({ division }) => division))])
  return calls.map((call) => viewOf(call, names.get(call.division) ?? ''))
}

export async function presentCall(call: Call, tx: Tx): Promise<CallView> {
  const [view] = await presentCalls(tx, [call])
  if (view === undefined) throw new Error('a call that was just read is gone')
  return view
}

function viewOf(call: Call, divisionName: string): CallView {
  const { id, number, calledAt, selection, isViolent, handling, householdId, facts, version } = call
  const { text } = facts
  const of = (column: keyof typeof text): string => text[column] ?? ''
  return {
    ...{ id, number, calledAt, divisionName, selection, isViolent, handling, householdId },
    selectionCodes: [...call.selectionCodes],
    ...{ caller: of('报警人'), sex: of('报警人性别'), address: of('案发地址') },
    phone: masked(of('报警电话'), maskPhone),
    identity: masked(of('报警人身份证号'), maskIdentity),
    ...{ category: of('警情类别'), station: of('处警单位'), outcome: of('处警结果') },
    narrative: withoutNumbers(of('简要案情')),
    ...{ cues: [...facts.cues], chosenBecause: facts.chosenBecause ?? null, version },
  }
}

function masked(value: string, mask: (text: string) => string): string {
  return value === '' ? '' : mask(value)
}

/** Identity and telephone numbers stand in narratives too. */
function withoutNumbers(text: string): string {
  return text
    .replaceAll(/(?<!\d)\d{17}[\dXx](?!\d)/g, (number) => maskIdentity(number))
    .replaceAll(/(?<!\d)1\d{10}(?!\d)/g, (number) => maskPhone(number))
}
