import type { ReactNode } from 'react'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { ErrorState } from '#web/kit/States.tsx'
import { dayOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { readOutcomesContract, type Outcome } from '../outcome.contract.ts'
import type { OutcomeCell } from '../outcome.schema.ts'
import { MonthChart } from './MonthChart.tsx'
import { outcomeWording } from './outcome.wording.ts'
import './outcome.css'

/** 成效: how well the chain works, each figure with its definition and the way to its records. */
export function OutcomesPage(): ReactNode {
  const say = useWords(outcomeWording)
  const [address, change] = useAddress()
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const period = address['period'] ?? String(thisYear)
  const division = address['division'] ?? ''
  const asked = { period, ...(division === '' ? {} : { division: division.padEnd(12, '0') }) }
  const answer = useCall(readOutcomesContract, { query: asked })
  const years = Array.from({ length: 8 }, (_, back) => String(thisYear - back))
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')}>
        <Button onClick={() => window.print()}>{say('print')}</Button>
      </PageHead>
      <div className="filter-bar">
        <label>
          {say('period')}
          <select value={period} onChange={(event) => change({ period: event.target.value })}>
            {years.includes(period) ? null : <option value={period}>{period}</option>}
            {years.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </label>
        <DivisionPicker
          label={say('place')}
          value={division}
          onValue={(code) => change({ division: code === '' ? undefined : code })}
        />
      </div>
      {answer.error !== null && (
        <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
      )}
      {answer.error === null && answer.data === undefined && <Loading what={say('title')} />}
      {answer.data !== undefined && (
        <>
          <h2>
            {answer.data.scopeName} · {period}
          </h2>
          <div className="outcomes">
            {answer.data.outcomes.map((outcome) => (
              <OutcomeCard
                key={outcome.code}
                outcome={outcome}
                period={period}
                division={division}
              />
            ))}
          </div>
        </>
      )}
    </>
  )
}

function OutcomeCard({
  outcome,
  period,
  division,
}: {
  outcome: Outcome
  period: string
  division: string
}): ReactNode {
  const say = useWords(outcomeWording)
  const { code, unit, whole, months, areas } = outcome
  const pathTo = (part: { period?: string; division?: string }): string => {
    const wanted = { period, division, ...part }
    const place = wanted.division === '' ? '' : `&division=${wanted.division}`
    return `/outcomes/${code}?period=${wanted.period}${place}`
  }
  return (
    <section className="outcome" aria-label={say(`of.${code}`)}>
      <h3>{say(`of.${code}`)}</h3>
      <p className="figure">
        <Cell cell={whole} unit={unit} to={pathTo({})} />
      </p>
      <p className="meta">{say(`def.${code}`)}</p>
      <MonthChart title={`${say(`of.${code}`)} ${say('months')}`} outcome={outcome} />
      <details>
        <summary>{say('months')}</summary>
        <Breakdown
          head={say('month')}
          caption={say('months')}
          unit={unit}
          rows={months.map(({ month, cell }) => [month, month, cell, pathTo({ period: month })])}
        />
      </details>
      {areas.length > 0 && (
        <details open>
          <summary>{say('areas')}</summary>
          <Breakdown
            head={say('area')}
            caption={say('areas')}
            unit={unit}
            rows={areas.map((area) => [
              area.id,
              area.name,
              area.cell,
              pathTo({ division: area.division }),
            ])}
          />
        </details>
      )}
    </section>
  )
}

function Breakdown({
  head,
  caption,
  unit,
  rows,
}: {
  head: string
  caption: string
  unit: Outcome['unit']
  rows: readonly (readonly [key: string, name: string, cell: OutcomeCell, to: string])[]
}): ReactNode {
  const say = useWords(outcomeWording)
  return (
    <table>
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{say('value')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, name, cell, to]) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>
              <Cell cell={cell} unit={unit} to={to} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({
  cell,
  unit,
  to,
}: {
  cell: OutcomeCell
  unit: Outcome['unit']
  to: string
}): ReactNode {
  const say = useWords(outcomeWording)
  if (cell === null) return <span className="dim">{say('few')}</span>
  return (
    <>
      <Go to={to} className="open-figure">
        <b>{cell.value}</b> {say(`unit.${unit}`)}
      </Go>{' '}
      <small className="dim">{say('count.of', { count: cell.count })}</small>
    </>
  )
}
