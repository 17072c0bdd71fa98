import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { FieldsForm } from '#web/kit/FieldsForm.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { feedBackPushContract, readPushContract, type PushPage as Push } from '../push.contract.ts'
import { PushContact, PushOutcome } from '../push.schema.ts'
import { CueTags } from './CueTags.tsx'
import { pushWording } from './push.wording.ts'
import './call.css'

const dayMilliseconds = 86_400_000

/** One push as the desk reads it, and its answer. */
export function PushPage(): ReactNode {
  const say = useWords(pushWording)
  const answer = useCall(readPushContract, { params: { id: usePathId() } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <PushShown push={answer.data} />
}

function PushShown({ push }: { push: Push }): ReactNode {
  const say = useWords(pushWording)
  const [isAnswering, setAnswering] = useState(false)
  const [status, setStatus] = useState('')
  const { content, matter, householdId, feedBackRefusal, correctedAt, fedBackAt } = push
  const { safeContact } = content
  const span = Math.floor(
    (Date.parse(content.lastAt) - Date.parse(content.firstAt)) / dayMilliseconds,
  )
  const ways = (['phone', 'time', 'avoid'] as const).filter((way) => safeContact[way] !== '')
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say('place'), content.place],
    [
      say('calls'),
      <>
        {say('calls.line', { calls: content.calls, span })}{' '}
        {content.isEscalating && <Tag tone="plum">{say('escalating')}</Tag>}
      </>,
    ],
    [
      say('cues'),
      <>
        {content.cues.length === 0 ? say('cues.none') : <CueTags cues={content.cues} />}{' '}
        {content.isMinorTold && <Tag>{say('minor')}</Tag>}
      </>,
    ],
    [say('subject'), content.subject === '' ? say('subject.none') : content.subject],
    [say('note'), content.note],
    [
      say('contact'),
      ways.length === 0
        ? say('contact.none')
        : ways.map((way) => `${say(`contact.${way}`)} ${safeContact[way]}`).join(' · '),
    ],
    [say('sender'), push.sender],
    [say('receiver'), push.receiver],
    [say('sent'), exactly(push.createdAt)],
  ]
  return (
    <>
      <PageHead
        title={`${push.divisionName} · ${push.number}`}
        tabTitle={push.number}
        about={correctedAt === null ? undefined : say('corrected', { at: exactly(correctedAt) })}
      >
        <Tag tone={push.status === 'sent' ? 'plum' : 'plain'}>{say(`status.${push.status}`)}</Tag>
        {matter !== null && (
          <Go to={`/matters/${matter.id}`} className="btn">
            {say('matter')}
          </Go>
        )}
        {householdId !== null && (
          <Go to={`/calls/households/${householdId}`} className="btn">
            {say('household')}
          </Go>
        )}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="push-page">
        <dl className="pairs">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <aside>
          <h2>{say('due')}</h2>
          <Clock startedAt={push.createdAt} dueAt={push.dueAt} doneAt={fedBackAt} />
          {feedBackRefusal === null && (
            <Button tone="go" onClick={() => setAnswering(true)}>
              {say('feed-back')}
            </Button>
          )}
          {push.contact !== null && push.outcome !== null && (
            <>
              <h2>{say('feedback')}</h2>
              <p>
                <b>
                  {say(`met.${push.contact}`)} · {say(`outcome.${push.outcome}`)}
                </b>
              </p>
              <p className="words">{push.feedback}</p>
            </>
          )}
        </aside>
      </div>
      {isAnswering && (
        <FeedBack
          push={push}
          onClose={() => setAnswering(false)}
          done={() => {
            setAnswering(false)
            setStatus(say('done'))
          }}
        />
      )}
    </>
  )
}

function FeedBack({
  push,
  onClose,
  done,
}: {
  push: Push
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(pushWording)
  const command = useCommand(feedBackPushContract, { refresh: ['calls.', 'desk.'], done })
  return (
    <FieldsForm
      name={`push.feed-back.${push.id}`}
      title={say('feed-back')}
      about={say('feed-back.about')}
      fields={[
        {
          ...{ key: 'contact', label: say('whom'), kind: 'few' },
          options: PushContact.options.map((value) => ({ value, label: say(`met.${value}`) })),
        },
        {
          ...{ key: 'outcome', label: say('outcome'), kind: 'few' },
          options: PushOutcome.options.map((value) => ({ value, label: say(`outcome.${value}`) })),
        },
        { key: 'text', label: say('text'), kind: 'area' },
      ]}
      problem={command.error}
      isPending={command.isPending}
      onClose={onClose}
      onSend={({ contact, outcome, text = '' }, clear) =>
        command.mutate(
          {
            params: { id: push.id },
            body: {
              contact: PushContact.parse(contact),
              outcome: PushOutcome.parse(outcome),
              ...{ text, version: push.version },
            },
          },
          { onSuccess: clear },
        )
      }
    />
  )
}
