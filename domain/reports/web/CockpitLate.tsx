import type { ReactNode } from 'react'
import { listSupervisionContract } from '#domain/supervision/supervision.contract.ts'
import { wordsOfSpan } from '#web/kit/Clock.tsx'
import { Figure as OpenFigure, Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCall } from '#web/kit/query.ts'
import { useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { Cockpit } from '../cockpit.contract.ts'
import { addressOfRecords } from './figures.ts'
import { cockpitWording } from './cockpit.wording.ts'

/** Clocks that have run out, by the longest wait: one thing forgotten weighs more than many in work. */
export function Late({ cockpit: { late } }: { cockpit: Cockpit }): ReactNode {
  const say = useWords(cockpitWording)
  const kit = useWords(kitWording)
  const now = useNow()
  const waited = (dueAt: string): number => Math.max(0, now - Date.parse(dueAt))
  const longest = Math.max(1, ...late.rows.map(({ dueAt }) => waited(dueAt)))
  return (
    <section>
      <h2>
        {say('late')} <span className="meta">{say('late.order')}</span>
      </h2>
      {late.rows.length === 0 ? (
        <p className="dim">{say('late.none')}</p>
      ) : (
        <table className="late">
          <caption className="vh">{say('late')}</caption>
          <thead className="vh">
            <tr>
              <th scope="col">{say('organisation')}</th>
              <th scope="col">{say('longest')}</th>
              <th scope="col">{say('late.wait')}</th>
              <th scope="col">{say('matters')}</th>
            </tr>
          </thead>
          <tbody>
            {late.rows.map(({ orgId, name, matters, dueAt, records }) => (
              <tr key={orgId}>
                <th scope="row">{name}</th>
                <td className="over">
                  {say('late.by', { span: wordsOfSpan(kit, waited(dueAt)) })}
                </td>
                <td className="wait" aria-hidden="true">
                  <i style={{ width: `${(waited(dueAt) / longest) * 100}%` }} />
                </td>
                <td className="num">
                  <OpenFigure to={addressOfRecords(records)}>
                    {say('late.matters', { count: matters })}
                  </OpenFigure>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {late.matters > 0 && (
        <p>
          <Go to={addressOfRecords(late.records)}>{say('late.more', { count: late.matters })}</Go>
        </p>
      )}
    </section>
  )
}

/** What waits for somebody to decide: proposed by the clocks, sent by a person. */
export function Decisions(): ReactNode {
  const say = useWords(cockpitWording)
  const answer = useCall(listSupervisionContract, {
    query: { status: 'proposed', page: 1, size: 4 },
  })
  const items = answer.data?.items ?? []
  return (
    <section>
      <h2>
        {say('decide')} <span className="meta">{answer.data?.total}</span>
      </h2>
      {answer.data !== undefined && items.length === 0 && (
        <p className="dim">{say('decide.none')}</p>
      )}
      <ul className="dec">
        {items.map(({ id, kind, addressee, subjectNumber }) => (
          <li key={id}>
            <span>
              {say(`decide.${kind}`, { to: addressee.name })}
              {subjectNumber !== null && <small>{subjectNumber}</small>}
            </span>
            <Go to={`/supervision/${id}`} className="btn s">
              {say('decide.open')}
            </Go>
          </li>
        ))}
      </ul>
      {items.length > 0 && (
        <p>
          <Go to="/supervision?status=proposed">{say('decide.all')}</Go>
        </p>
      )}
      <p className="meta closing">{say('closing')}</p>
    </section>
  )
}
