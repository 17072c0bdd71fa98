import { useState, type ReactNode } from 'react'
import {
  listSavedViewsContract,
  removeViewContract,
  saveViewContract,
} from '#domain/saved-views/saved-view.contract.ts'
import type { ViewedList } from '#domain/saved-views/saved-view.schema.ts'
import { useAddress } from './address.ts'
import { Button, LinkButton } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { TextField } from './Field.tsx'
import { kitWording } from './kit.wording.ts'
import { useCall, useCommand } from './query.ts'
import { Refused } from './Refused.tsx'
import { savedViewWording } from './saved-view.wording.ts'
import { conditionsIn } from './table.ts'
import { useWords } from './wording.ts'

/** Keeps the conditions in the address under a name. What was searched for is not kept. */
export function SaveView({ list }: { list: ViewedList }): ReactNode {
  const say = useWords(savedViewWording)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{say('save')}</Button>
      {isOpen && <SaveDialog list={list} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function SaveDialog({ list, onClose }: { list: ViewedList; onClose: () => void }): ReactNode {
  const say = useWords(savedViewWording)
  const kit = useWords(kitWording)
  const [address] = useAddress()
  const [name, setName] = useState('')
  const [isShared, setIsShared] = useState(false)
  const { data } = useCall(listSavedViewsContract, { query: { list } })
  const mine = (data?.items ?? []).filter(({ isMine }) => isMine)
  const save = useCommand(saveViewContract, { refresh: ['saved-views.'], done: onClose })
  const remove = useCommand(removeViewContract, {
    refresh: ['saved-views.'],
    done: () => undefined,
  })
  const { q: _search, ...query } = conditionsIn(address)
  return (
    <Dialog title={say('save')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const sharing = isShared ? 'organisation' : 'own'
          save.mutate({ body: { list, name, query, sharing } })
        }}
      >
        <TextField label={say('name')} required maxLength={40} value={name} onValue={setName} />
        <label>
          <input type="checkbox" checked={isShared} onChange={() => setIsShared(!isShared)} />{' '}
          {say('shared')}
        </label>
        <Refused problem={save.error ?? remove.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={save.isPending}>
            {say('save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        {mine.length > 0 && (
          <section>
            <h3>{say('mine')}</h3>
            {mine.map((view) => (
              <p key={view.id}>
                {view.name}{' '}
                <LinkButton onClick={() => remove.mutate({ params: { id: view.id }, body: {} })}>
                  {say('remove', { name: view.name })}
                </LinkButton>
              </p>
            ))}
          </section>
        )}
      </form>
    </Dialog>
  )
}
