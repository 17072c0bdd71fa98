import type { ReactNode } from 'react'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { OrganisationPicker, type Picked } from '#web/kit/OrganisationPicker.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { callMeetingContract } from '../meeting.contract.ts'
import { meetingWording } from './meeting.wording.ts'

const empty = { starts: '', venue: '', agenda: '', briefing: '', invited: [] as Picked[] }

export function CallDialog({
  matterId,
  onClose,
}: {
  matterId: string
  onClose: () => void
}): ReactNode {
  const say = useWords(meetingWording)
  const kit = useWords(kitWording)
  const draft = useDraft(`meeting.call.${matterId}`, say('call'), empty)
  const { value, change } = draft
  const { starts, venue, agenda, briefing, invited } = value
  const call = useCommand(callMeetingContract, {
    refresh: ['meetings.', 'matters.'],
    done: () => {
      draft.clear()
      onClose()
    },
  })
  const send = (): void => {
    // The field has no zone of its own: the city's clock is meant.
    const startsAt = `${starts}:00+08:00`
    const orgs = invited.map(({ id }) => id)
    call.mutate({
      params: { id: matterId },
      body: { startsAt, venue, agenda, briefing, invited: orgs },
    })
  }
  return (
    <Dialog title={say('call')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (invited.length > 0) send()
        }}
      >
        <TextField
          label={say('starts')}
          type="datetime-local"
          required
          value={starts}
          onValue={(next) => change({ starts: next })}
        />
        <TextField
          label={say('venue')}
          required
          minLength={2}
          maxLength={100}
          value={venue}
          onValue={(next) => change({ venue: next })}
        />
        <TextArea
          label={say('agenda')}
          required
          minLength={2}
          maxLength={1000}
          value={agenda}
          onValue={(next) => change({ agenda: next })}
        />
        {invited.map(({ id, name }) => (
          <p key={id}>
            {name}{' '}
            <LinkButton
              aria-label={`${kit('organisation.change')} ${name}`}
              onClick={() => change({ invited: invited.filter((one) => one.id !== id) })}
            >
              ×
            </LinkButton>
          </p>
        ))}
        <OrganisationPicker
          key={invited.length}
          label={say('invite')}
          picked={null}
          onPick={(picked) => {
            if (picked !== null) change({ invited: [...invited, picked] })
          }}
        />
        <TextArea
          label={say('briefing')}
          hint={say('briefing.hint')}
          isOptional
          maxLength={2000}
          value={briefing}
          onValue={(next) => change({ briefing: next })}
        />
        <Refused problem={call.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={call.isPending}>
            {say('call')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}
