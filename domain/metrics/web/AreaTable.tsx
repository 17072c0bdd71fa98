import type { ReactNode } from 'react'
import { listOrganisationsContract } from '#domain/organisations/organisation.contract.ts'
import { prefixOf } from '#domain/divisions/division.schema.ts'
import { Scroll } from '#web/kit/Scroll.tsx'
import { Figure as OpenFigure, Go } from '#web/kit/Go.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { figure as shown } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { OutputOf } from '#platform/http/endpoint.ts'
import type { readDashboardContract } from '../metric.contract.ts'
import type { AreaRow, MetricCode } from '../metric.schema.ts'
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
  const isApart = useApart(level, rows)
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
                  {isApart(row) || level === 'village' ? (
                    row.name
                  ) : (
                    <Go to={`/dashboard?period=${period}&division=${row.division}`}>{row.name}</Go>
                  )}
                </th>
                {figures.map(({ code, records }) => {
                  const value = row.values[code] ?? 0
                  return (
                    <td key={code} className="num">
                      <OpenFigure
                        to={
                          value === 0 || isApart(row)
                            ? undefined
                            : addressOfRecords(records, row.division)
                        }
                      >
                        {shown(value)}
                      </OpenFigure>
                    </td>
                  )
                })}
                <td className="num">
                  {row.overdue === 0 ? (
                    <span className="dim">0</span>
                  ) : (
                    <Tag tone="over">{say('steps.count', { count: row.overdue })}</Tag>
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

/** Whether a federation oversees something else than what is coded below its division. */
function useApart(
  level: Dashboard['areas']['level'],
  rows: readonly AreaRow[],
): (row: AreaRow) => boolean {
  const isCounty = level === 'county' || level === 'township'
  const { data } = useCall(
    listOrganisationsContract,
    {
      query: {
        ...{ kind: 'womens-federation', size: 200 },
        ...(level === null ? {} : { level }),
      },
    },
    { enabled: isCounty && rows.length > 0 },
  )
  return ({ id, division }) => {
    if (!isCounty) return false
    const found = data?.items.find((organisation) => organisation.id === id)
    if (found === undefined) return level === 'county'
    const [only, ...more] = found.administers
    return more.length > 0 || only !== prefixOf(division)
  }
}
