import type { ReactNode } from 'react'
import { Figure as OpenFigure } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { figure as shown } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { OutputOf } from '#platform/http/endpoint.ts'
import { Category } from '#domain/leads/category.schema.ts'
import type { readDashboardContract } from '../metric.contract.ts'
import { addressOfRecords } from './figures.ts'
import { metricWording } from './metric.wording.ts'
import './chain.css'

type Dashboard = OutputOf<typeof readDashboardContract>

/** The hazards of the period, and how far each has come: what is missing is said, not only drawn. */
export function Chain({ dashboard: { chain, figures } }: { dashboard: Dashboard }): ReactNode {
  const say = useWords(metricWording)
  const first = chain[0]?.value ?? 0
  if (first === 0) return <p className="dim">{say('chain.none')}</p>
  return (
    <dl className="fun">
      {chain.map(({ metric, value }, index) => {
        const records = figures.find(({ code }) => code === metric)?.records
        const left = (chain[index - 1]?.value ?? value) - value
        return (
          <div key={metric}>
            <dt>{say(`chain.${stepOf(metric)}`)}</dt>
            <dd>
              <span className="way">
                <i style={{ width: `${(value / first) * 100}%` }} />
                <OpenFigure to={records === undefined ? undefined : addressOfRecords(records)}>
                  {shown(value)}
                </OpenFigure>
              </span>
              <small>
                {index > 0 &&
                  (left > 0 ? say('chain.left', { count: shown(left) }) : say('chain.all'))}
              </small>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const steps = [
  ...(['hazards', 'hazardsRegistered', 'hazardsAccepted'] as const),
  ...(['hazardsClosed', 'hazardsRevisited', 'hazardsConfirmed'] as const),
] as const

function stepOf(metric: string): (typeof steps)[number] {
  return steps.find((step) => step === metric) ?? 'hazards'
}

/** Eight kinds, in the order of the office's own table. */
export function Categories({ dashboard: { categories } }: { dashboard: Dashboard }): ReactNode {
  const say = useWords(metricWording)
  const kit = useWords(kitWording)
  const { rows, foundNotPlaced, resolvedNotPlaced } = categories
  return (
    <>
      <table className="kinds">
        <caption className="vh">{say('categories')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('category')}</th>
            <th scope="col" className="num">
              {say('found')}
            </th>
            <th scope="col" className="num">
              {say('resolved')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ category, found, resolved, records }) => {
            const known = Category.safeParse(category)
            return (
              <tr key={category}>
                <th scope="row">{known.success ? kit(`category.${known.data}`) : category}</th>
                <td className="num">
                  <OpenFigure to={found === 0 ? undefined : addressOfRecords(records.found)}>
                    {shown(found)}
                  </OpenFigure>
                </td>
                <td className="num">
                  <OpenFigure to={resolved === 0 ? undefined : addressOfRecords(records.resolved)}>
                    {shown(resolved)}
                  </OpenFigure>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {foundNotPlaced + resolvedNotPlaced > 0 && <p className="meta">{say('not-placed')}</p>}
    </>
  )
}
