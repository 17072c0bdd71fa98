import type { ReactNode } from 'react'
import { prefixOf } from '#domain/divisions/division.schema.ts'
import { Scroll } from '#web/kit/Scroll.tsx'
import { Figure as OpenFigure, Go } from '#web/kit/Go.tsx'
import { figure as shown } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { OutputOf } from '#platform/http/endpoint.ts'
import type { readDashboardContract } from '../metric.contract.ts'
import { linkInArea, type AreaRow, type ListLink, type MetricCode } from '../metric.schema.ts'
import { addressOfRecords, spoken } from './figures.ts'
import { metricWording } from './metric.wording.ts'

type Dashboard = OutputOf<typeof readDashboardContract>

const columns: readonly MetricCode[] = [
  ...(['visits', 'problemsSolved', 'hazards', 'mattersOpened'] as const),
  ...(['mattersAcceptedInTime', 'mattersClosed', 'mattersRevisited'] as const),
]

/** Places in the order of their codes: a ranking by amount would breed empty visits. */
export function AreaTable({
  dashboard,
  period,
}: {
  dashboard: Dashboard
  period: string
}): ReactNode {
  const say = useWords(metricWording)
  const language = useLanguage()
  const { level, rows, notPlaced } = dashboard.areas
  if (level === null || rows.length === 0) return <p className="dim">{say('areas.none')}</p>
  const figures = columns.flatMap(
    (code) => dashboard.figures.find((one) => one.code === code) ?? [],
  )
  return (
    <>
      <Scroll label={say(`areas.${level}`)}>
        <table className="grid-table areas">
          <caption className="vh">{`${say(`areas.${level}`)}, ${say('areas.order')}`}</caption>
          <thead>
            <tr>
              <th scope="col">{say('area')}</th>
              {figures.map(({ code, name }) => (
                <th key={code} scope="col" className="num">
                  {spoken(name, language)}
                </th>
              ))}
              <th scope="col" className="num">
                {say('overdue')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {level === 'village' ? (
                    row.name
                  ) : (
                    <Go to={`/dashboard?period=${period}&division=${row.division}`}>{row.name}</Go>
                  )}
                </th>
                {figures.map(({ code, records }) => {
                  const value = row.values[code] ?? 0
                  return (
                    <td key={code} className="num">
                      <OpenFigure to={value === 0 ? undefined : addressIn(row, records)}>
                        {shown(value)}
                      </OpenFigure>
                    </td>
                  )
                })}
                <td className="num">
                  {row.overdue === 0 ? (
                    <span className="dim">0</span>
                  ) : (
                    <span className="tag over">
                      <OpenFigure to={addressIn(row, dashboard.now.overdueRecords)}>
                        {say('matters.count', { count: row.overdue })}
                      </OpenFigure>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {rows.some(isApart) && <p className="meta">{say('areas.apart')}</p>}
      {Object.values(notPlaced).some((count) => count > 0) && (
        <p className="meta">{say('not-placed')}</p>
      )}
    </>
  )
}

function addressIn(row: AreaRow, link: ListLink): string | undefined {
  const records = linkInArea(link, row)
  return records === undefined ? undefined : addressOfRecords(records)
}

/** Whether a federation oversees something else than what is coded below its division. */
function isApart({ division, administers }: AreaRow): boolean {
  return administers.join() !== prefixOf(division)
}
