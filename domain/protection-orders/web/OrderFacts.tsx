import { useState, type ReactNode } from 'react'
import { addressOf, call, isProblem, type Problem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Refused } from '#web/kit/Refused.tsx'
import { exactly, shortDay } from '#web/kit/time.ts'
import { latestFirst } from '#web/kit/latest-first.ts'
import { useWords } from '#web/kit/wording.ts'
import type { z } from 'zod'
import type { OrderPage as Order } from '../order.contract.ts'
import { downloadPaperContract, Paper, revealOrderContract } from '../order-read.contract.ts'
import { orderWording } from './order.wording.ts'

/** What is asked for, on whom it was served, what happened, and its papers. */
export function OrderFacts({ order }: { order: Order }): ReactNode {
  const say = useWords(orderWording)
  const { application, measures, validUntil } = order
  const { onBehalf, respondent } = application
  const shown = measures.length > 0 ? measures : application.measures
  return (
    <div className="facts">
      <dl className="pairs">
        <dt>{say('behalf')}</dt>
        <dd>
          {onBehalf === null
            ? say('behalf.herself')
            : `${say(`behalf.${onBehalf.kind}`)} · ${onBehalf.name} · ${say(`ground.${onBehalf.ground}`)}`}
        </dd>
        <dt>{say('relation')}</dt>
        <dd>{say(`relation.${application.relation}`)}</dd>
        <dt>{say('address')}</dt>
        <dd>{respondent.address}</dd>
        <dt>{say('court')}</dt>
        <dd>{application.court.name}</dd>
        <dt>{say('measures')}</dt>
        <dd>{shown.map((measure) => say(`measure.${measure}`)).join('；')}</dd>
        {validUntil !== null && (
          <>
            <dt>{say('valid-until')}</dt>
            <dd>{validUntil}</dd>
          </>
        )}
      </dl>
      <h2>{say('facts')}</h2>
      <p className="measure">{application.facts}</p>
      {order.deliveries.length > 0 && <Served order={order} />}
      {order.breaches.length > 0 && (
        <>
          <h2>{say('breaches')}</h2>
          {order.breaches.map(({ at, text, recordedBy }) => (
            <p key={at} className="measure breach">
              <b>{exactly(at)}</b> {text} <span className="meta">{recordedBy}</span>
            </p>
          ))}
        </>
      )}
      {order.mayReveal && order.hasConfidential && <Contact order={order} />}
      <h2>{say('papers')}</h2>
      <ul className="papers">
        {Paper.options
          .filter((paper) => isOffered(paper, order))
          .map((paper) => (
            <li key={paper}>
              <a
                href={addressOf(downloadPaperContract, { params: { id: order.id, paper } })}
                download
              >
                {say(`paper.${paper as 'application'}`)}
              </a>
            </li>
          ))}
      </ul>
      {order.hotlineRecords.length > 0 && <HotlineRecords order={order} />}
      <h2>{say('history')}</h2>
      <ol className="history">
        {latestFirst(order.history).map(({ act, at, byName, about, text }) => (
          <li key={`${at}${act}${about ?? ''}`}>
            <time title={exactly(at)}>{shortDay(at)}</time>
            <span>
              {say(`act.${act}`)} <span className="meta">{byName === 'system' ? '' : byName}</span>
              {text !== undefined && <span className="words">{text}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The platform's own evidence: which record, and the seal of its export that the list names. */
function HotlineRecords({ order }: { order: Order }): ReactNode {
  const say = useWords(orderWording)
  return (
    <>
      <h2>{say('hotline')}</h2>
      <p className="dim">{say('hotline.about')}</p>
      <ul className="hotline-records">
        {order.hotlineRecords.map(({ id, number, receivedAt, sealedAt, sha256 }) => (
          <li key={id}>
            <Go to={`/contacts/${id}`}>{number}</Go> · {shortDay(receivedAt)}
            {sealedAt === null || sha256 === null ? (
              <span className="meta">{say('hotline.unsealed')}</span>
            ) : (
              <span className="meta">
                {say('hotline.sealed', { at: exactly(sealedAt) })} <code>{sha256}</code>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function isOffered(paper: Paper, order: Order): boolean {
  if (paper === 'proof-of-service') return false
  if (paper === 'change-application') return order.changes.length > 0
  return paper !== 'confidential-contact' || (order.mayReveal && order.hasConfidential)
}

function Served({ order }: { order: Order }): ReactNode {
  const say = useWords(orderWording)
  return (
    <>
      <h2>{say('served')}</h2>
      <table className="plain-table">
        <caption className="vh">{say('served')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('served.to')}</th>
            <th scope="col">{say('served.at')}</th>
            <th scope="col">{say('served.how')}</th>
            <th scope="col">{say('served.proof')}</th>
          </tr>
        </thead>
        <tbody>
          {order.deliveries.map(({ recipient, round, servedAt, servedBy, way, isRefused }) => (
            <tr key={`${recipient}${round}`}>
              <td>{say(`recipient.${recipient}`)}</td>
              <td>{servedAt === null ? say('served.open') : exactly(servedAt)}</td>
              <td>
                {way !== null && `${say(`way.${way}`)} · ${servedBy ?? ''}`}
                {isRefused && ` · ${say('served.refused')}`}
              </td>
              <td>
                <a
                  href={addressOf(downloadPaperContract, {
                    params: { id: order.id, paper: 'proof-of-service' },
                    query: { recipient },
                  })}
                  download
                >
                  .docx
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Where she can be reached: asked for, logged, gone when hidden again. */
function Contact({ order }: { order: Order }): ReactNode {
  const say = useWords(orderWording)
  const [shown, setShown] = useState<z.output<typeof revealOrderContract.output> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const press = (): void => {
    call(revealOrderContract, { params: { id: order.id } }).then(setShown, (error: unknown) => {
      if (isProblem(error)) setProblem(error)
    })
  }
  return (
    <section className="no-print">
      <h2>{say('confidential')}</h2>
      <p className="dim">{say('confidential.about')}</p>
      <Refused problem={problem} />
      {shown === null ? (
        <Button isSmall onClick={press}>
          {say('confidential.show')}
        </Button>
      ) : (
        <dl className="pairs">
          {(['phone', 'time', 'address', 'note'] as const).map((key) => (
            <div key={key}>
              <dt>{say(`confidential.${key}`)}</dt>
              <dd>{shown.confidential[key]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
