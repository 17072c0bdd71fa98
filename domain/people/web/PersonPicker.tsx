import { useState, type ReactNode } from 'react'
import { LinkButton } from '#web/kit/Button.tsx'
import { Choices } from '#web/kit/Choices.tsx'
import { FindBox } from '#web/kit/FindBox.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useCall } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { listPeopleContract } from '../person.contract.ts'
import { fileActsWording } from './file-acts.wording.ts'

export type PickedPerson = { readonly id: string; readonly name: string }

/** Finds somebody with a file that is open to the reader; enter searches, arrows choose. */
export function PersonPicker({
  except,
  picked,
  onPick,
}: {
  /** the one whose page this is */
  except: string
  picked: PickedPerson | null
  onPick: (person: PickedPerson | null) => void
}): ReactNode {
  const say = useWords(fileActsWording)
  const [asked, setAsked] = useState('')
  const answer = useCall(
    listPeopleContract,
    { query: { q: asked, size: 10 } },
    { enabled: asked !== '' && picked === null },
  )
  if (picked !== null) {
    return (
      <p>
        <b>{picked.name}</b> <LinkButton onClick={() => onPick(null)}>{say('change')}</LinkButton>
      </p>
    )
  }
  const found = asked === '' ? [] : (answer.data?.items ?? []).filter(({ id }) => id !== except)
  const isEmpty = asked !== '' && answer.data !== undefined && found.length === 0
  return (
    <div className="picker">
      <FindBox label={say('find')} onAsk={setAsked} />
      <Refused problem={answer.error} />
      {isEmpty && (
        <output className="hint">
          {say('find.none')} <Go to="/people/new">{say('find.new')}</Go>
        </output>
      )}
      {found.length > 0 && (
        <Choices
          legend={say('choose')}
          value=""
          options={found.map(({ id, name, divisionName }) => ({
            value: id,
            label: `${name} · ${divisionName}`,
          }))}
          onValue={(id) => {
            const one = found.find((person) => person.id === id)
            if (one !== undefined) onPick({ id, name: one.name })
          }}
        />
      )}
    </div>
  )
}
