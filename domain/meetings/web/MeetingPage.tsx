import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useSignedIn } from '#web/kit/session.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  cancelMeetingContract,
  readMeetingContract,
  type MeetingView,
} from '../meeting.contract.ts'
import { HoldDialog, ReportDialog } from './MeetingDialogs.tsx'
import { meetingWording } from './meeting.wording.ts'
import './meeting.css'

/** A joint meeting as whoever is invited sees it. */
export function MeetingPage(): ReactNode {
  const say = useWords(meetingWording)
  const id = usePathId()
  const answer = useCall(readMeetingContract, { params: { id } }, { isLogged: true })
  const meeting = answer.data?.id === id ? answer.data : undefined
  if (answer.error !== null && meeting === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (meeting === undefined) return <Loading what={say('title')} />
  return <View key={id} meeting={meeting} />
}

function View({ meeting }: { meeting: MeetingView }): ReactNode {
  const say = useWords(meetingWording)
  const me = useSignedIn()
  const [dialog, setDialog] = useState<'hold' | 'report' | null>(null)
  const cancel = useCommand(cancelMeetingContract, { refresh: ['meetings.'] })
  const { id, version, status, decisions, attended, invited, caller } = meeting
  const keeps = meeting.refusal === null && status === 'called'
  const hasTask = decisions.some(
    ({ organisationId, doneAt }) => organisationId === me?.orgId && doneAt === null,
  )
  const close = (): void => setDialog(null)
  return (
    <div className="meeting">
      <PageHead
        title={`${say('title')} · ${exactly(meeting.startsAt)}`}
        tabTitle={meeting.number}
        about={`${meeting.number} · ${caller.name}`}
      >
        <Tag tone={status === 'called' ? 'due' : 'plain'}>{say(`status.${status}`)}</Tag>
        {meeting.matterId !== null && (
          <Go to={`/matters/${meeting.matterId}`} className="btn s">
            {say('matter')}
          </Go>
        )}
        {keeps && (
          <>
            <Button tone="go" onClick={() => setDialog('hold')}>
              {say('hold')}
            </Button>
            <Button onClick={() => cancel.mutate({ params: { id }, body: { version } })}>
              {say('cancel')}
            </Button>
          </>
        )}
        {hasTask && (
          <Button tone="go" onClick={() => setDialog('report')}>
            {say('report')}
          </Button>
        )}
      </PageHead>
      <Refused problem={cancel.error} />
      <dl className="pairs">
        <dt>{say('venue')}</dt>
        <dd>{meeting.venue}</dd>
        <dt>{say('agenda')}</dt>
        <dd>{meeting.agenda}</dd>
        <dt>{say('invited')}</dt>
        <dd>{invited.map(({ name }) => name).join('、')}</dd>
        {attended.length > 0 && (
          <>
            <dt>{say('came')}</dt>
            <dd>
              {[caller, ...invited]
                .filter((one) => attended.includes(one.id))
                .map(({ name }) => name)
                .join('、')}
            </dd>
          </>
        )}
      </dl>
      {meeting.briefing !== '' && (
        <>
          <h2>{say('briefing')}</h2>
          <p className="measure">{meeting.briefing}</p>
        </>
      )}
      {meeting.minutes !== null && (
        <>
          <h2>{say('minutes')}</h2>
          <p className="measure">{meeting.minutes}</p>
        </>
      )}
      {decisions.length > 0 && (
        <>
          <h2>{say('decisions')}</h2>
          <ul className="tasks">
            {decisions.map(({ organisationId, organisation, text, dueOn, doneAt, result }) => (
              <li key={`${organisationId} ${text}`}>
                <p>
                  <b>{organisation}</b>{' '}
                  <span className="meta">{say('decision.by', { day: dueOn })}</span>{' '}
                  <Tag tone={doneAt === null ? 'due' : 'plain'}>
                    {say(doneAt === null ? 'open' : 'done')}
                  </Tag>
                </p>
                <p>{text}</p>
                {result !== null && (
                  <p className="dim">
                    {say('result')} · {result}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {dialog === 'hold' && <HoldDialog meeting={meeting} onClose={close} />}
      {dialog === 'report' && <ReportDialog meeting={meeting} onClose={close} />}
    </div>
  )
}
