import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Choices } from '#web/kit/Choices.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCall } from '#web/kit/query.ts'
import { useWords } from '#web/kit/wording.ts'
import { listMattersContract, type MatterPage } from '../matter-page.contract.ts'
import type { ActValues } from './act-request.ts'
import { actWording } from './act.wording.ts'

/** The other matter, found by its number among those open to the reader. */
export function MergeTarget({
  matter,
  value,
  change,
}: {
  matter: MatterPage
  value: ActValues
  change: (part: Partial<ActValues>) => void
}): ReactNode {
  const say = useWords(actWording)
  const kit = useWords(kitWording)
  const [asked, setAsked] = useState('')
  const answer = useCall(
    listMattersContract,
    { query: { q: asked, size: 10 } },
    { enabled: asked !== '' },
  )
  const found = asked === '' ? [] : (answer.data?.items ?? []).filter(({ id }) => id !== matter.id)
  return (
    <div className="picker">
      <div className="beside">
        <TextField
          label={say('into')}
          hint={say('into.hint')}
          value={value.intoNumber}
          onValue={(intoNumber) => change({ intoNumber, intoId: '' })}
          required
        />
        <Button onClick={() => setAsked(value.intoNumber.trim())}>{kit('table.search.go')}</Button>
      </div>
      {asked !== '' && answer.data !== undefined && found.length === 0 && (
        <p className="hint">{say('into.none')}</p>
      )}
      {found.length > 0 && (
        <Choices
          legend={kit('choose')}
          value={value.intoId}
          onValue={(intoId) => change({ intoId })}
          options={found.map((one) => ({
            value: one.id,
            label: `${one.number} · ${one.divisionName} · ${one.subject ?? ''}`,
          }))}
        />
      )}
    </div>
  )
}
