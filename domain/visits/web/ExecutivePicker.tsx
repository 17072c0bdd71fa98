import { useState, type ReactNode } from 'react'
import { listExecutivesContract } from '#domain/organisations/executive.contract.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { Choices } from '#web/kit/Choices.tsx'
import { FindBox } from '#web/kit/FindBox.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCall } from '#web/kit/query.ts'
import { useWords } from '#web/kit/wording.ts'
import { entryWording } from './entry.wording.ts'
import { visitWording } from './visit.wording.ts'

export type PickedExecutive = {
  readonly number: string
  readonly name: string
  /** where she works: most of her visits are there */
  readonly division: string
}

/** The register knows every executive: found by number or name, never typed freely. */
export function ExecutivePicker({
  picked,
  onPick,
  error,
}: {
  picked: PickedExecutive | null
  onPick: (picked: PickedExecutive | null) => void
  error: string | undefined
}): ReactNode {
  const say = useWords(entryWording)
  const words = useWords(visitWording)
  const kit = useWords(kitWording)
  const [asked, setAsked] = useState('')
  const answer = useCall(
    listExecutivesContract,
    { query: { q: asked, size: 12 } },
    { enabled: asked !== '' && picked === null },
  )
  if (picked !== null) {
    return (
      <div className="field picked">
        <span className="label">{words('executive')}</span>
        <p>
          <b>{picked.name}</b> <span className="meta">{picked.number}</span>{' '}
          <LinkButton onClick={() => onPick(null)}>{say('executive.change')}</LinkButton>
        </p>
      </div>
    )
  }
  const found = asked === '' || answer.isPlaceholderData ? undefined : answer.data?.items
  return (
    <div className="picker">
      <FindBox
        label={words('executive')}
        hint={say('executive.find')}
        error={error}
        onAsk={setAsked}
      />
      {(found?.length === 0 || answer.error !== null) && asked !== '' && (
        <output className="hint">{say('executive.none')}</output>
      )}
      {found !== undefined && found.length > 0 && (
        <Choices
          legend={kit('choose')}
          value=""
          options={found.map(({ number, name, divisionName }) => ({
            value: number,
            label: `${name} · ${divisionName} · ${number}`,
          }))}
          onValue={(number) => {
            const one = found.find((executive) => executive.number === number)
            if (one !== undefined) onPick({ number, name: one.name, division: one.division })
          }}
        />
      )}
    </div>
  )
}
