import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { breakGlassContract } from '../matter.contract.ts'
import { actWording } from './act.wording.ts'

/** A matter that is closed to the reader, when a life depends on it: reason, two hours, owner told. */
export function BreakGlass({ onClose }: { onClose: () => void }): ReactNode {
  const say = useWords(actWording)
  const kit = useWords(kitWording)
  const navigate = useNavigate()
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const glass = useCommand(breakGlassContract, {
    refresh: ['matters.'],
    done: ({ matterId }) => {
      onClose()
      void navigate({ to: `/matters/${matterId}` })
    },
  })
  return (
    <Dialog title={say('glass')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          glass.mutate({ body: { number, reason } })
        }}
      >
        <p className="dim">{say('glass.about')}</p>
        <TextField
          label={say('glass.number')}
          value={number}
          onValue={setNumber}
          required
          minLength={4}
        />
        <TextArea
          label={say('glass.reason')}
          hint={say('reason.hint')}
          value={reason}
          onValue={setReason}
          required
          minLength={10}
          maxLength={1000}
        />
        <Refused problem={glass.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={glass.isPending}>
            {say('glass.open')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
