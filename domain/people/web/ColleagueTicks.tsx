import type { ReactNode } from 'react'
import { listColleaguesContract } from '#domain/accounts/account.contract.ts'
import { Ticks } from '#web/kit/Choices.tsx'
import { useCall } from '#web/kit/query.ts'
import { useSignedIn } from '#web/kit/session.ts'
import { useWords } from '#web/kit/wording.ts'
import { fileActsWording } from './file-acts.wording.ts'

/** Who else may see what is sealed: colleagues by name; those of other offices stay as they are. */
export function ColleagueTicks({
  values,
  onValues,
}: {
  values: readonly string[]
  onValues: (values: readonly string[]) => void
}): ReactNode {
  const say = useWords(fileActsWording)
  const me = useSignedIn()
  const colleagues = useCall(listColleaguesContract, {}).data?.items.filter(
    ({ id }) => id !== me?.id,
  )
  if (colleagues === undefined) return null
  const isShown = new Set(colleagues.map(({ id }) => id))
  const others = values.filter((id) => !isShown.has(id) && id !== me?.id)
  return (
    <>
      {colleagues.length === 0 ? (
        <p className="dim">{say('contact.named.none')}</p>
      ) : (
        <Ticks
          legend={`${say('contact.named')} — ${say('contact.named.hint')}`}
          values={values}
          onValues={onValues}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {others.length > 0 && (
        <p className="hint">{say('contact.named.others', { count: others.length })}</p>
      )}
    </>
  )
}
