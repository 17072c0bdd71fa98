import { useState, type ReactNode } from 'react'
import type { Problem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { dayOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { fileActsWording } from './file-acts.wording.ts'

/** That something on a file has ended: only the day is asked, today unless told otherwise. */
export function EndDialog({
  title,
  what,
  meaning,
  act,
  end,
  onClose,
}: {
  title: string
  what: string
  meaning?: string
  act: { readonly error: Problem | null; readonly isPending: boolean }
  end: (day: string) => void
  onClose: () => void
}): ReactNode {
  const say = useWords(fileActsWording)
  const kit = useWords(kitWording)
  const today = dayOf(useNow())
  const [day, setDay] = useState(today)
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          end(day)
        }}
      >
        <p>
          <b>{what}</b>
        </p>
        {meaning !== undefined && <p>{meaning}</p>}
        <TextField
          type="date"
          label={say('end.day')}
          value={day}
          onValue={setDay}
          max={today}
          required
        />
        <Refused problem={act.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={act.isPending}>
            {say('end.save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
