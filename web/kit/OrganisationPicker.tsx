import { useState, type ReactNode } from 'react'
import { listOrganisationsContract } from '#domain/organisations/organisation.contract.ts'
import { LinkButton } from './Button.tsx'
import { Choices } from './Choices.tsx'
import { FindBox } from './FindBox.tsx'
import { kitWording } from './kit.wording.ts'
import { useCall } from './query.ts'
import { useWords } from './wording.ts'

export type Picked = { readonly id: string; readonly name: string }

/** Find an organisation by part of its name, then choose it from what is found. */
export function OrganisationPicker({
  label,
  hint,
  picked,
  onPick,
}: {
  label: string
  hint?: string | undefined
  picked: Picked | null
  onPick: (picked: Picked | null) => void
}): ReactNode {
  const say = useWords(kitWording)
  const [asked, setAsked] = useState('')
  const { data } = useCall(
    listOrganisationsContract,
    { query: { q: asked, size: 12 } },
    { enabled: asked !== '' && picked === null },
  )
  if (picked !== null) {
    return (
      <div className="field picked">
        <span className="label">{label}</span>
        <p>
          <b>{picked.name}</b>{' '}
          <LinkButton onClick={() => onPick(null)}>{say('organisation.change')}</LinkButton>
        </p>
      </div>
    )
  }
  const found = asked === '' ? undefined : data?.items
  return (
    <div className="picker">
      <FindBox label={label} hint={hint ?? say('organisation.find')} onAsk={setAsked} />
      {found?.length === 0 && <p className="hint">{say('organisation.none')}</p>}
      {found !== undefined && found.length > 0 && (
        <Choices
          legend={say('choose')}
          value=""
          options={found.map(({ id, name }) => ({ value: id, label: name }))}
          onValue={(id) => {
            const one = found.find((organisation) => organisation.id === id)
            if (one !== undefined) onPick({ id, name: one.name })
          }}
        />
      )}
    </div>
  )
}
