import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Choices } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { mergePersonContract, unmergePersonContract } from '../person-merge.contract.ts'
import { fileActsWording } from './file-acts.wording.ts'
import { PersonPicker, type PickedPerson } from './PersonPicker.tsx'
import type { Tell } from './tell.ts'

/** Two files are one person: which of them goes on is chosen here, so that nobody has to start over. */
export function MergeDialog({
  person,
  suggested,
  onClose,
}: {
  person: PickedPerson
  /** a file with the same identity number */
  suggested: PickedPerson | null
  onClose: () => void
}): ReactNode {
  const say = useWords(fileActsWording)
  const kit = useWords(kitWording)
  const navigate = useNavigate()
  const [other, setOther] = useState(suggested)
  const [keep, setKeep] = useState('other')
  const [reason, setReason] = useState('')
  const merge = useCommand(mergePersonContract, {
    refresh: ['people.'],
    done: ({ mergedInto }) => {
      onClose()
      if (mergedInto !== null) void navigate({ to: `/people/${mergedInto}` })
    },
  })
  return (
    <Dialog title={say('merge.title')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (other === null) return
          const [from, into] = keep === 'other' ? [person, other] : [other, person]
          merge.mutate({ params: { id: from.id }, body: { intoId: into.id, reason } })
        }}
      >
        <p>{say('merge.meaning')}</p>
        <PersonPicker except={person.id} picked={other} onPick={setOther} />
        {other !== null && (
          <>
            <Choices
              legend={say('merge.keep')}
              value={keep}
              onValue={setKeep}
              options={[
                { value: 'other', label: say('merge.other', { name: other.name }) },
                { value: 'this', label: say('merge.this', { name: person.name }) },
              ]}
            />
            <Reason value={reason} onValue={setReason} />
          </>
        )}
        <Refused problem={merge.error} />
        <div className="acts">
          {other !== null && (
            <Button tone="go" type="submit" aria-busy={merge.isPending}>
              {say('merge.save')}
            </Button>
          )}
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** They are two people after all. @param joined the file that was joined to another */
export function UnmergeDialog({
  joined,
  tell,
  onClose,
}: {
  joined: PickedPerson
  tell: Tell
  onClose: () => void
}): ReactNode {
  const say = useWords(fileActsWording)
  const kit = useWords(kitWording)
  const [reason, setReason] = useState('')
  const part = useCommand(unmergePersonContract, {
    refresh: ['people.'],
    done: () => {
      tell(say('unmerge.done'))
      onClose()
    },
  })
  return (
    <Dialog title={say('unmerge.title')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          part.mutate({ params: { id: joined.id }, body: { reason } })
        }}
      >
        <p>
          <b>{joined.name}</b>
        </p>
        <p>{say('unmerge.meaning')}</p>
        <Reason value={reason} onValue={setReason} />
        <Refused problem={part.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={part.isPending}>
            {say('unmerge.save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function Reason({
  value,
  onValue,
}: {
  value: string
  onValue: (value: string) => void
}): ReactNode {
  const say = useWords(fileActsWording)
  return (
    <TextField
      label={say('reason')}
      value={value}
      onValue={onValue}
      required
      minLength={2}
      maxLength={500}
    />
  )
}
