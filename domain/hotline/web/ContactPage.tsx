import { useState, type ReactNode } from 'react'
import { call } from '#web/client.ts'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  readContactContract,
  revealContactContract,
  type ContactPage as Contact,
} from '../contact-page.contract.ts'
import { ContactActs } from './ContactActs.tsx'
import { hotlineWording } from './hotline.wording.ts'
import './contact.css'

/** One contact: what was said, what became of it, what is due, and the record as evidence. */
export function ContactPage(): ReactNode {
  const say = useWords(hotlineWording)
  const kit = useWords(kitWording)
  const id = usePathId()
  const [status, setStatus] = useState('')
  const { data, error, refetch } = useCall(
    readContactContract,
    { params: { id } },
    { isLogged: true },
  )
  if (error !== null) return <ErrorState problem={error} again={() => void refetch()} />
  if (data === undefined) return <Loading />
  const { number, nature, category, topic, urgency } = data
  const about = [
    nature === 'told' ? '' : say(`nature.${nature}`),
    category === null ? '' : kit(`category.${category}`),
    topic === null ? '' : say(`topic.${topic}`),
    nature === 'told' ? say(`urgency.${urgency}`) : '',
  ].filter((word) => word !== '')
  return (
    <>
      <PageHead title={say('page.title', { number })} tabTitle={number} about={about.join(' · ')} />
      <StatusLine>{status}</StatusLine>
      <div className="contact">
        <section>
          <Facts contact={data} />
          <Told contact={data} />
        </section>
        <section className="can">
          <ContactActs contact={data} done={setStatus} />
        </section>
      </div>
    </>
  )
}

function Facts({ contact }: { contact: Contact }): ReactNode {
  const say = useWords(hotlineWording)
  const { channel, receivedAt, divisionName, ownerName, handling, isPoliceTold } = contact
  const { referDueAt, referredAt, callBackDueAt, callBackFrom, matter, matterId } = contact
  const { acceptDueAt, acceptedAt, concludeDueAt, concludedAt, satisfaction } = contact
  const clocks = [
    ['refer.by', referDueAt, referredAt],
    ['petition.accept.by', acceptDueAt, acceptedAt],
    ['petition.conclude.by', concludeDueAt, concludedAt],
  ] as const
  return (
    <dl className="pairs">
      <dt>{say('received')}</dt>
      <dd>
        {shortDay(receivedAt)} {timeOf(receivedAt)} · {say(`channel.${channel}`)}
      </dd>
      <dt>{say('where')}</dt>
      <dd>{divisionName}</dd>
      <dt>{say('who')}</dt>
      <dd>{ownerName}</dd>
      {handling !== null && (
        <>
          <dt>{say('handling')}</dt>
          <dd>
            {say(`handling.${handling}`)}
            {isPoliceTold && ` · ${say('police.was-told')}`}
          </dd>
        </>
      )}
      {matter !== null && (
        <>
          <dt>{say('matter')}</dt>
          <dd>
            <Go to={`/matters/${matterId ?? ''}`}>{matter.number}</Go>{' '}
            <Level level={matter.level} />
          </dd>
        </>
      )}
      {clocks.map(([key, dueAt, doneAt]) =>
        dueAt === null ? null : (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{say(key)}</dt>
            <dd>
              <Clock startedAt={receivedAt} dueAt={dueAt} doneAt={doneAt} />
            </dd>
          </div>
        ),
      )}
      {callBackDueAt !== null && (
        <>
          <dt>{say('due')}</dt>
          <dd>
            <Clock startedAt={callBackFrom} dueAt={callBackDueAt} />
          </dd>
        </>
      )}
      {satisfaction !== null && (
        <>
          <dt>{say('satisfaction')}</dt>
          <dd>{say(`satisfaction.${satisfaction}` as 'satisfaction.5')}</dd>
        </>
      )}
    </dl>
  )
}

type Shown = { readonly name: string; phone: string; address: string; safe: string }

function Told({ contact }: { contact: Contact }): ReactNode {
  const say = useWords(hotlineWording)
  const [shown, setShown] = useState<Shown | null>(null)
  const { id, caller, narrative, wish, answer, cues, callBacks } = contact
  if (caller === null) return null
  const reveal = async (): Promise<void> => {
    const { safeContact, ...open } = await call(revealContactContract, { params: { id } })
    setShown({
      ...open,
      safe: Object.values(safeContact ?? {})
        .filter(Boolean)
        .join(' · '),
    })
  }
  const words = [
    caller.isAnonymous ? say('caller.anonymous') : (shown ?? caller).name,
    say(`relation.${caller.relation}`),
    caller.sex === null ? '' : say(`sex.${caller.sex}`),
    caller.age === null ? '' : String(caller.age),
    caller.marital === null ? '' : say(`marital.${caller.marital}`),
    caller.occupation,
    ...[(shown ?? caller).phone, (shown ?? caller).address, shown?.safe ?? ''],
  ].filter((word) => word !== '')
  const yes = cues.filter(({ answer: said }) => said === 'yes')
  return (
    <>
      <h2>{say('caller')}</h2>
      <p>{words.join(' · ')}</p>
      {shown === null && (
        <Button isSmall onClick={() => void reveal()}>
          {say('show')}
        </Button>
      )}
      <h2>{say('told')}</h2>
      <p>{narrative}</p>
      {yes.length > 0 && (
        <>
          <h2>{say('cues')}</h2>
          <p>{yes.map(({ cue }) => say(`code.${cue}`)).join('、')}</p>
        </>
      )}
      {wish !== '' && (
        <>
          <h2>{say('wish')}</h2>
          <p>{wish}</p>
        </>
      )}
      {answer !== '' && (
        <>
          <h2>{say('answer')}</h2>
          <p>{answer}</p>
        </>
      )}
      <h2>{say('call-backs')}</h2>
      {callBacks.length === 0 && <p className="dim">{say('call-backs.none')}</p>}
      {callBacks.map(({ at, byName, outcome, note }) => (
        <p key={at}>
          {shortDay(at)} {timeOf(at)} · {byName} · {say(`outcome.${outcome}`)} {note}
        </p>
      ))}
    </>
  )
}
