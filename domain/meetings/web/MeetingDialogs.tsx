import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Ticks } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { ChoiceField, TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { holdMeetingContract, reportTasksContract, type MeetingView } from '../meeting.contract.ts'
import { meetingWording } from './meeting.wording.ts'

type Parts = { readonly meeting: MeetingView; readonly onClose: () => void }

const blank = { key: '', organisationId: '', text: '', dueOn: '' }
const refreshed = ['meetings.', 'matters.', 'desk.']

/** Minutes, who came, and what each has to do. */
export function HoldDialog({ meeting, onClose }: Parts): ReactNode {
  const say = useWords(meetingWording)
  const kit = useWords(kitWording)
  const draft = useDraft(`meeting.hold.${meeting.id}`, `${say('hold')} · ${meeting.number}`, {
    attended: [] as string[],
    minutes: '',
    decisions: [] as (typeof blank)[],
  })
  const { attended, minutes, decisions } = draft.value
  const hold = useCommand(holdMeetingContract, {
    refresh: refreshed,
    done: () => {
      draft.clear()
      onClose()
    },
  })
  const options = [meeting.caller, ...meeting.invited].map(({ id, name }) => ({
    value: id,
    label: name,
  }))
  const change = (at: number, part: Partial<typeof blank>): void =>
    draft.change({
      decisions: decisions.map((one, index) => (index === at ? { ...one, ...part } : one)),
    })
  return (
    <Dialog title={say('hold')} onClose={onClose} isWide>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const { id, version } = meeting
          const given = decisions.map(({ key: _key, ...decision }) => decision)
          hold.mutate({ params: { id }, body: { version, attended, minutes, decisions: given } })
        }}
      >
        <Ticks
          legend={say('came')}
          options={options}
          values={attended}
          onValues={(values) => draft.change({ attended: values })}
        />
        <TextArea
          label={say('minutes')}
          required
          minLength={2}
          maxLength={4000}
          value={minutes}
          onValue={(text) => draft.change({ minutes: text })}
        />
        {decisions.map((decision, at) => (
          <fieldset key={decision.key} className="decision">
            <legend>
              {say('decisions')} {at + 1}
            </legend>
            <ChoiceField
              label={say('decision.who')}
              required
              options={options}
              value={decision.organisationId}
              onValue={(organisationId) => change(at, { organisationId })}
            />
            <TextField
              label={say('decision.what')}
              required
              minLength={2}
              maxLength={500}
              value={decision.text}
              onValue={(text) => change(at, { text })}
            />
            <TextField
              label={say('decision.until')}
              type="date"
              required
              value={decision.dueOn}
              onValue={(dueOn) => change(at, { dueOn })}
            />
            <Button
              isSmall
              onClick={() =>
                draft.change({ decisions: decisions.filter(({ key }) => key !== decision.key) })
              }
            >
              {say('decision.remove')}
            </Button>
          </fieldset>
        ))}
        <span>
          <Button
            isSmall
            onClick={() =>
              draft.change({ decisions: [...decisions, { ...blank, key: crypto.randomUUID() }] })
            }
          >
            {say('decision.add')}
          </Button>
        </span>
        <Refused problem={hold.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={hold.isPending}>
            {say('hold')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}

export function ReportDialog({ meeting, onClose }: Parts): ReactNode {
  const say = useWords(meetingWording)
  const kit = useWords(kitWording)
  const draft = useDraft(`meeting.report.${meeting.id}`, `${say('report')} · ${meeting.number}`, {
    result: '',
  })
  const report = useCommand(reportTasksContract, {
    refresh: refreshed,
    done: () => {
      draft.clear()
      onClose()
    },
  })
  return (
    <Dialog title={say('report')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const { id, version } = meeting
          report.mutate({ params: { id }, body: { version, result: draft.value.result } })
        }}
      >
        <TextArea
          label={say('result')}
          required
          minLength={2}
          maxLength={1000}
          value={draft.value.result}
          onValue={(result) => draft.change({ result })}
        />
        <Refused problem={report.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={report.isPending}>
            {say('report')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}
