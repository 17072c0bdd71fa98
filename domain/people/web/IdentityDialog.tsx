import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { addIdentityContract } from '../person-identity.contract.ts'
import type { PersonFile } from '../person.contract.ts'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'
import type { Tell } from './tell.ts'

/** A number for a file that has none. What is said afterwards is the same, whoever else knows her. */
export function IdentityDialog({
  person,
  tell,
  onClose,
}: {
  person: PersonFile
  tell: Tell
  onClose: () => void
}): ReactNode {
  const say = useWords(fileActsWording)
  const file = useWords(fileWording)
  const kit = useWords(kitWording)
  const [identity, setIdentity] = useState('')
  const add = useCommand(addIdentityContract, {
    refresh: ['people.'],
    done: () => {
      tell(say('identity.done'))
      onClose()
    },
  })
  return (
    <Dialog title={say('identity')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate({ params: { id: person.id }, body: { identity, version: person.version } })
        }}
      >
        <p>{say('identity.about')}</p>
        <TextField
          label={file('identity')}
          value={identity}
          onValue={setIdentity}
          required
          maxLength={30}
          autoComplete="off"
          spellCheck={false}
        />
        <Refused problem={add.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={add.isPending}>
            {say('identity.save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
