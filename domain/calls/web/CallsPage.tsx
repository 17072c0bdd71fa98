import type { ReactNode } from 'react'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listCallsContract } from '../call.contract.ts'
import { listHouseholdsContract, listPairsContract } from '../household.contract.ts'
import { listPushesContract } from '../push.contract.ts'
import { callWording } from './call.wording.ts'
import { RateLine } from './RateLine.tsx'
import './call.css'

/** What the police's liaison has to look at, to push, and to wait for. */
export function CallsPage(): ReactNode {
  const say = useWords(callWording)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')}>
        <Go to="/calls/list" className="btn">
          {say('nav.list')}
        </Go>
        <Go to="/calls/households" className="btn">
          {say('nav.households')}
        </Go>
        <Go to="/calls/imports" className="btn">
          {say('nav.imports')}
        </Go>
      </PageHead>
      <RateLine records="/calls/households?view=repeat" />
      <div className="call-desk">
        <Queue />
        <ToPush />
        <Waiting />
      </div>
    </>
  )
}

function Queue(): ReactNode {
  const say = useWords(callWording)
  const answer = useCall(listPairsContract, { query: {} }, { isLogged: true })
  const left = useCall(listCallsContract, {
    query: { selection: 'borderline', size: 1 },
  })
  if (answer.error !== null) return <ErrorState isPart problem={answer.error} />
  const items = answer.data?.items ?? []
  const { confirmed = 0, separated = 0, deferred = 0 } = answer.data?.decided ?? {}
  const unsure = left.data?.total ?? 0
  return (
    <section>
      <h2>
        {say('review')} <span className="meta">{items.length}</span>
      </h2>
      {answer.data !== undefined && items.length === 0 && (
        <p className="dim">{say('review.none')}</p>
      )}
      <ul>
        {items.map(({ id, householdId, title, sureness, one, other }) => (
          <li key={id}>
            <Go to={`/calls/households/${householdId ?? ''}?pair=${id}`}>
              <b>{title}</b>
              <span>{sureness.toFixed(2)}</span>
              <small>
                {say('review.pair', {
                  one: shortDay(one.calledAt),
                  other: shortDay(other.calledAt),
                })}
              </small>
            </Go>
          </li>
        ))}
      </ul>
      {unsure > 0 && (
        <>
          <h2>{say('borderline')}</h2>
          <p>
            <Go to="/calls/list?selection=borderline">
              {say('borderline.open', { count: unsure })}
            </Go>
          </p>
        </>
      )}
      <h2>{say('decided')}</h2>
      <p className="meta">
        {say('decided.about', {
          all: confirmed + separated + deferred,
          ...{ confirmed, separated, deferred },
        })}
      </p>
    </section>
  )
}

function ToPush(): ReactNode {
  const say = useWords(callWording)
  const answer = useCall(listHouseholdsContract, { query: { view: 'to-push', size: 20 } })
  const unhandled = useCall(listCallsContract, { query: { view: 'unhandled', size: 1 } })
  const items = answer.data?.items ?? []
  const count = unhandled.data?.total ?? 0
  return (
    <section>
      <h2>
        {say('to-push')} <span className="meta">{answer.data?.total ?? ''}</span>
      </h2>
      {answer.data !== undefined && items.length === 0 && (
        <p className="dim">{say('to-push.none')}</p>
      )}
      <ul>
        {items.map(({ id, divisionName, surname, calls, span, isEscalating, openPairs }) => (
          <li key={id}>
            <Go to={`/calls/households/${id}`}>
              <b>
                {surname === ''
                  ? say('household.unnamed', { place: divisionName })
                  : say('household.title', { place: divisionName, surname })}
              </b>
              <span>{isEscalating && <Tag tone="plum">{say('escalating')}</Tag>}</span>
              <small>
                {say('to-push.line', { calls, span })}
                {openPairs > 0 && ` · ${say('has-open', { count: openPairs })}`}
              </small>
            </Go>
          </li>
        ))}
      </ul>
      <h2>{say('unhandled')}</h2>
      {count === 0 ? (
        <p className="dim">{say('unhandled.none')}</p>
      ) : (
        <p>
          <Go to="/calls/list?view=unhandled">{say('unhandled.open', { count })}</Go>
        </p>
      )}
    </section>
  )
}

function Waiting(): ReactNode {
  const say = useWords(callWording)
  const answer = useCall(listPushesContract, { query: { status: 'sent', size: 20 } })
  const items = answer.data?.items ?? []
  return (
    <section>
      <h2>
        {say('waiting')} <span className="meta">{answer.data?.total ?? ''}</span>
      </h2>
      {answer.data !== undefined && items.length === 0 && (
        <p className="dim">{say('waiting.none')}</p>
      )}
      <ul>
        {items.map(({ id, divisionName, receiver, createdAt, dueAt }) => (
          <li key={id}>
            <Go to={`/calls/pushes/${id}`}>
              <b>{divisionName}</b>
              <Clock startedAt={createdAt} dueAt={dueAt} />
              <small>{receiver}</small>
            </Go>
          </li>
        ))}
      </ul>
      <p>
        <Go to="/calls/pushes">{say('nav.pushes')}</Go>
      </p>
    </section>
  )
}
