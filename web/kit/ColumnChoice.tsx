import { useState, type ReactNode } from 'react'
import { Button, LinkButton } from './Button.tsx'
import { Ticks } from './Choices.tsx'
import { Dialog } from './Dialog.tsx'
import { kitWording } from './kit.wording.ts'
import { usePreference } from './preferences.ts'
import type { Column } from './table.ts'
import { useWords } from './wording.ts'

/** The columns this person wants to see in this table, kept for her. */
export function useColumns<Row>(
  id: string,
  columns: readonly Column<Row>[],
): [readonly Column<Row>[], readonly string[], (hidden: string[]) => void] {
  const usual = columns.filter((column) => column.isExtra === true).map(({ key }) => key)
  const [hidden, setHidden] = usePreference<readonly string[]>(`columns.${id}`, usual)
  const shown = columns.filter(({ key, isFixed }) => isFixed === true || !hidden.includes(key))
  return [shown, hidden, setHidden]
}

export function ColumnChoice<Row>({
  columns,
  hidden,
  setHidden,
}: {
  columns: readonly Column<Row>[]
  hidden: readonly string[]
  setHidden: (hidden: string[]) => void
}): ReactNode {
  const say = useWords(kitWording)
  const [isOpen, setIsOpen] = useState(false)
  const free = columns.filter(({ isFixed }) => isFixed !== true)
  const keys = free.map(({ key }) => key)
  return (
    <>
      <LinkButton onClick={() => setIsOpen(true)}>{say('table.columns')}</LinkButton>
      {isOpen && (
        <Dialog title={say('table.columns')} onClose={() => setIsOpen(false)}>
          <Ticks
            legend={say('table.columns.title')}
            options={free.map(({ key, head }) => ({ value: key, label: head }))}
            values={keys.filter((key) => !hidden.includes(key))}
            onValues={(shown) => setHidden(keys.filter((key) => !shown.includes(key)))}
          />
          <div className="acts">
            <Button tone="go" onClick={() => setIsOpen(false)}>
              {say('ok')}
            </Button>
            <Button onClick={() => setHidden([])}>{say('table.columns.reset')}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
