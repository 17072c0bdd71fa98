import type { ReactNode } from 'react'
import { addressOf } from '#web/client.ts'
import { exactly, shortDay } from '#web/kit/time.ts'
import { latestFirst } from '#web/kit/latest-first.ts'
import { useWords } from '#web/kit/wording.ts'
import { downloadWarningPaperContract, type WarningPage } from '../warning.contract.ts'
import { warningWording } from './warning.wording.ts'

/** What it says, to whom it went, the visits since, and its papers. */
export function WarningFacts({ warning }: { warning: WarningPage }): ReactNode {
  const say = useWords(warningWording)
  const { content, id, deliveries, visits, breaches, history } = warning
  return (
    <div className="facts">
      <dl className="pairs">
        <dt>{say('warned')}</dt>
        <dd>{content.warned.name}</dd>
        <dt>{say('warned.address')}</dt>
        <dd>{content.warned.address === '' ? '—' : content.warned.address}</dd>
        <dt>{say('victim')}</dt>
        <dd>{content.victim}</dd>
        <dt>{say('office')}</dt>
        <dd>{content.policeOffice.name}</dd>
      </dl>
      <h2>{say('facts')}</h2>
      <p className="measure">{content.facts}</p>
      <h2>{say('forbidden')}</h2>
      <p className="measure">{content.forbidden}</p>
      {deliveries.length > 0 && (
        <>
          <h2>{say('served')}</h2>
          <ul className="papers">
            {deliveries.map(({ recipient, servedAt, servedBy, way }) => (
              <li key={recipient}>
                {say(`recipient.${recipient}`)}：
                {servedAt === null
                  ? say('served.open')
                  : `${exactly(servedAt)} · ${way === null ? '' : say(`way.${way}`)} · ${servedBy ?? ''}`}{' '}
                <a
                  href={addressOf(downloadWarningPaperContract, {
                    params: { id, paper: 'proof-of-service' },
                    query: { recipient },
                  })}
                  download
                >
                  {say('served.proof')}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{say('visits')}</h2>
      {visits.length === 0 && <p className="dim">{say('visits.none')}</p>}
      {latestFirst(visits).map(({ number, at, by, met, result, text }) => (
        <p key={number} className="measure">
          <b>{exactly(at)}</b> {say(`met.${met}`)} · {say(`result.${result}`)}{' '}
          <span className="meta">{by}</span> {text}
        </p>
      ))}
      {breaches.length > 0 && (
        <>
          <h2>{say('breaches')}</h2>
          {breaches.map(({ at, text, by }) => (
            <p key={at} className="measure">
              <b>{exactly(at)}</b> {text} <span className="meta">{by}</span>
            </p>
          ))}
        </>
      )}
      <h2>{say('papers')}</h2>
      <ul className="papers">
        {(['warning', 'visit-record'] as const)
          .filter((paper) => paper === 'warning' || visits.length > 0)
          .map((paper) => (
            <li key={paper}>
              <a href={addressOf(downloadWarningPaperContract, { params: { id, paper } })} download>
                {say(`paper.${paper}`)}
              </a>
            </li>
          ))}
      </ul>
      <h2>{say('history')}</h2>
      <ol className="history">
        {latestFirst(history).map(({ act, at, byName, about, text }) => (
          <li key={`${at}${act}${about ?? ''}`}>
            <time title={exactly(at)}>{shortDay(at)}</time>
            <span>
              {say(`act.${act}`)} <span className="meta">{byName}</span>
              {text !== undefined && <span className="words">{text}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
