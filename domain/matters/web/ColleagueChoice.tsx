import type { ReactNode } from 'react'
import { listColleaguesContract } from '#domain/accounts/account.contract.ts'
import { Choices } from '#web/kit/Choices.tsx'
import { useCall } from '#web/kit/query.ts'
import { useSignedIn } from '#web/kit/session.ts'
import { useWords } from '#web/kit/wording.ts'
import type { ActParts } from './act-request.ts'
import { actWording } from './act.wording.ts'

/**
 * Somebody of one's own office to shut out or to name; who is that already can be let in again, or
 * named no longer.
 */
export function ColleagueChoice({ act, matter, value, change }: ActParts): ReactNode {
  const say = useWords(actWording)
  const me = useSignedIn()
  const { data } = useCall(listColleaguesContract, {})
  const isNaming = act === 'set-named'
  const chosen = isNaming ? matter.named : matter.barred
  const ended = isNaming ? say('account.unname') : say('account.let-in')
  const isChosen = new Set(chosen.map(({ id }) => id))
  const isBarred = new Set(matter.barred.map(({ id }) => id))
  // Of herself she says 我要回避, which needs nobody's permission.
  const isLeftOut = (id: string): boolean => isBarred.has(id) || (!isNaming && id === me?.id)
  const others = (data?.items ?? []).filter(({ id }) => !isChosen.has(id) && !isLeftOut(id))
  const options = [
    ...others.map(({ id, name }) => ({ value: id, label: name })),
    ...chosen.map(({ id, name }) => ({
      value: id,
      label: `${name ?? say('account.elsewhere')} · ${ended}`,
    })),
  ]
  if (data !== undefined && options.length === 0) {
    return <p className="dim">{say('account.none')}</p>
  }
  return (
    <Choices
      legend={say('account')}
      value={value.choice}
      onValue={(choice) => change({ choice, result: isChosen.has(choice) ? 'end' : '' })}
      options={options}
    />
  )
}
