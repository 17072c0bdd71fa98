import { useState, type ReactNode } from 'react'
import type { Address } from './address.ts'
import { Button, LinkButton } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { TextField } from './Field.tsx'
import { kitWording } from './kit.wording.ts'
import { usePreference } from './preferences.ts'
import { conditionsIn, type View } from './table.ts'
import { useWords } from './wording.ts'

/** Given views first, then the person's own; one of them is current when the conditions are its. */
export function ViewTabs({
  id,
  views,
  address,
  replace,
  children,
}: {
  id: string
  views: readonly View[]
  address: Address
  replace: (whole: Address) => void
  children?: ReactNode
}): ReactNode {
  const say = useWords(kitWording)
  const [own, setOwn] = usePreference<readonly View[]>(`views.${id}`, [])
  const [isNaming, setIsNaming] = useState(false)
  const conditions = conditionsIn(address)
  const all = [...views, ...own]
  const current = all.find((view) => isSame(view.conditions, conditions))
  const isOwn = current !== undefined && own.includes(current)
  return (
    <div className="views">
      {all.map((view) => (
        <button
          key={view.key}
          type="button"
          className="plain"
          aria-current={view === current ? 'true' : undefined}
          onClick={() => replace(view.conditions)}
        >
          {view.label}
        </button>
      ))}
      <span className="views-end">
        {isOwn && (
          <LinkButton onClick={() => setOwn(own.filter((view) => view !== current))}>
            {say('table.view.remove', { name: current.label })}
          </LinkButton>
        )}
        {current === undefined && Object.keys(conditions).length > 0 && (
          <LinkButton onClick={() => setIsNaming(true)}>{say('table.view.save')}</LinkButton>
        )}
        {children}
      </span>
      {isNaming && (
        <NameView
          onClose={() => setIsNaming(false)}
          onName={(label) => {
            setOwn([...own, { key: `own-${label}`, label, conditions }])
            setIsNaming(false)
          }}
        />
      )}
    </div>
  )
}

function NameView({
  onClose,
  onName,
}: {
  onClose: () => void
  onName: (label: string) => void
}): ReactNode {
  const say = useWords(kitWording)
  const [label, setLabel] = useState('')
  return (
    <Dialog title={say('table.view.save')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (label.trim() !== '') onName(label.trim())
        }}
      >
        <TextField
          label={say('table.view.name')}
          value={label}
          onValue={setLabel}
          maxLength={20}
          required
        />
        <div className="acts">
          <Button tone="go" type="submit">
            {say('ok')}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function isSame(one: Address, other: Address): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  )
}
