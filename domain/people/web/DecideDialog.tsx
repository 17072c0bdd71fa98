import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Choices } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { decideMatchContract, type MatchView } from '../person-merge.contract.ts'
import { matchWording } from './match.wording.ts'

export type MatchDecision = 'join' | 'keep-apart'

/** Why: one of the usual reasons, or in words. */
export function DecideDialog({
  match,
  decision,
  onClose,
  onDone,
}: {
  match: MatchView
  decision: MatchDecision
  onClose: () => void
  onDone: (decision: MatchDecision) => void
}): ReactNode {
  const say = useWords(matchWording)
  const kit = useWords(kitWording)
  const [chosen, setChosen] = useState('')
  const [text, setText] = useState('')
  const decide = useCommand(decideMatchContract, {
    refresh: ['people.'],
    done: () => onDone(decision),
  })
  const kind = decision === 'join' ? 'join' : 'apart'
  const usual = ([1, 2, 3] as const).map((number) => say(`${kind}.reason.${number}`))
  const isOther = chosen === 'other'
  const reason = isOther ? text.trim() : chosen
  return (
    <Dialog title={say(kind)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason !== '') decide.mutate({ params: { id: match.id }, body: { decision, reason } })
        }}
      >
        <p>
          <b>{match.files.map(({ name }) => name).join(' · ')}</b>
        </p>
        <p>{say(`${kind}.about`)}</p>
        <Choices
          legend={say('reason')}
          value={chosen}
          onValue={setChosen}
          options={[
            ...usual.map((words) => ({ value: words, label: words })),
            { value: 'other', label: say('reason.other') },
          ]}
        />
        {isOther && (
          <TextField
            label={say('reason.which')}
            value={text}
            onValue={setText}
            required
            minLength={2}
            maxLength={500}
          />
        )}
        <Refused problem={decide.error} />
        <div className="acts">
          <Button
            tone="go"
            type="submit"
            aria-busy={decide.isPending}
            why={chosen === '' ? say('reason') : undefined}
          >
            {say('save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
