import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { TextArea } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { removeVisitContract, type VisitFile } from '../visit.contract.ts'
import { visitWording } from './visit.wording.ts'

const empty = { reason: '' }

/** Removing takes a visit out of every count; the reason stays with it. */
export function RemoveDialog({
  visit,
  onClose,
  done,
}: {
  visit: VisitFile
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(visitWording)
  const kit = useWords(kitWording)
  const { id, number, version } = visit
  const draft = useDraft(`visit.remove.${id}`, `${say('remove')} · ${number}`, empty)
  const remove = useCommand(removeVisitContract, {
    refresh: ['visits.', 'leads.', 'metrics.'],
    done: () => {
      draft.clear()
      done()
    },
  })
  return (
    <Dialog title={`${say('remove')} ${number}`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          remove.mutate({ params: { id }, body: { version, reason: draft.value.reason } })
        }}
      >
        <p className="dim">{say('remove.about')}</p>
        <TextArea
          label={say('remove.reason')}
          hint={say('remove.reason.hint')}
          value={draft.value.reason}
          onValue={(reason) => draft.change({ reason })}
          required
          minLength={2}
          maxLength={500}
        />
        <Refused problem={remove.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={remove.isPending}>
            {say('remove')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}
