import type { ReactNode } from 'react'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Figure as OpenFigure, Go } from '#web/kit/Go.tsx'
import { LineChart } from '#web/kit/LineChart.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { overseerRoles } from '#web/kit/page.ts'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { useHasRole } from '#web/kit/session.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { figure as shown, shortMonth, useNow } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { OutputOf } from '#platform/http/endpoint.ts'
import { readDashboardContract } from '../metric.contract.ts'
import { intakeCodes } from '../intake.schema.ts'
import { chainCodes, MetricCode } from '../metric.schema.ts'
import { AreaTable } from './AreaTable.tsx'
import { Categories, Chain } from './Chain.tsx'
import { ChainFigures, ChainWindow } from './ChainFigures.tsx'
import { addressOfRecords, spoken, yearInWork } from './figures.ts'
import { FigureStrip } from './FigureStrip.tsx'
import { metricWording } from './metric.wording.ts'
import { PeriodChoice } from './PeriodChoice.tsx'
import './dashboard.css'

type Dashboard = OutputOf<typeof readDashboardContract>

/** One page that can be printed: every figure opens its records and its definition. */
export function DashboardPage(): ReactNode {
  const say = useWords(metricWording)
  const [address, change] = useAddress()
  const now = useNow()
  const period = address['period'] ?? yearInWork(now)
  const division = address['division'] ?? ''
  const answer = useCall(readDashboardContract, {
    query: { period, ...(division === '' ? {} : { division }) },
  })
  const dashboard = answer.data
  const place = dashboard?.scope.name
  return (
    <>
      <PageHead
        title={place === undefined ? say('title') : say('title.of', { place })}
        tabTitle={say('title')}
        about={
          dashboard === undefined
            ? period
            : `${dashboard.period.from} – ${dashboard.period.to} · ${say('about')}`
        }
      >
        <Button onClick={() => window.print()}>{say('print')}</Button>
      </PageHead>
      <PeriodChoice period={period} division={division} change={change} />
      {answer.error !== null ? (
        <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
      ) : dashboard === undefined ? (
        <Loading what={say('figures')} />
      ) : (
        <Board dashboard={dashboard} period={period} />
      )}
    </>
  )
}

/** What the chain shows already does not stand in the strip again. */
const inChain = new Set<string>([
  ...(['hazardsRegistered', 'hazardsAccepted', 'hazardsClosed'] as const),
  ...(['hazardsRevisited', 'hazardsConfirmed'] as const),
  ...chainCodes,
  ...intakeCodes,
])

function Board({ dashboard, period }: { dashboard: Dashboard; period: string }): ReactNode {
  const say = useWords(metricWording)
  const { figures, areas, chain, scope } = dashboard
  const isEmpty = figures.every(({ value, window }) => value === 0 || window.kind === 'at-end')
  return (
    <div className="flush board">
      {isEmpty && (
        <EmptyState title={say('empty')}>
          <p>{say('empty.meaning')}</p>
        </EmptyState>
      )}
      <FigureStrip figures={figures.filter(({ code }) => !inChain.has(code))} place={scope.name} />
      <div className="three">
        <section>
          <h2>{say('chain', { count: shown(chain[0]?.value ?? 0) })}</h2>
          <Chain dashboard={dashboard} />
        </section>
        <section>
          <h2>{say('categories')}</h2>
          <Categories dashboard={dashboard} />
        </section>
        <section>
          <h2>{say('now')}</h2>
          <RightNow dashboard={dashboard} />
        </section>
      </div>
      <section className="wide">
        <h2>
          {say('links')} <ChainWindow figures={figures} />
        </h2>
        <ChainFigures dashboard={dashboard} />
      </section>
      <section className="wide">
        <h2>
          {say(areas.level === null ? 'areas' : `areas.${areas.level}`)}{' '}
          <span className="meta">{say('areas.order')}</span>
        </h2>
        <AreaTable dashboard={dashboard} period={period} />
      </section>
      <section className="wide">
        <Months dashboard={dashboard} />
      </section>
    </div>
  )
}

function RightNow({ dashboard: { now } }: { dashboard: Dashboard }): ReactNode {
  const say = useWords(metricWording)
  const mayOversee = useHasRole(...overseerRoles)
  return (
    <dl className="right-now">
      <div className={now.overdue > 0 ? 'due' : undefined}>
        <dt>{say('now.overdue')}</dt>
        <dd>
          <OpenFigure to={now.overdue > 0 ? addressOfRecords(now.overdueRecords) : undefined}>
            {shown(now.overdue)}
          </OpenFigure>{' '}
          <small>{say('matters')}</small>
        </dd>
      </div>
      {mayOversee && (
        <div>
          <dt>{say('now.contact')}</dt>
          <dd>
            <small>
              <Go to="/outcomes">{say('now.outcomes')}</Go>
            </small>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** One figure over the months; which one stands in the address. */
function Months({ dashboard: { figures } }: { dashboard: Dashboard }): ReactNode {
  const say = useWords(metricWording)
  const language = useLanguage()
  const [address, change] = useAddress()
  const code = MetricCode.safeParse(address['figure']).data ?? 'visits'
  const figure = figures.find((one) => one.code === code)
  if (figure === undefined || figure.trend.months.length < 2) return null
  const name = spoken(figure.name, language)
  return (
    <>
      <header className="months-head">
        <h2>{say('trend', { name })}</h2>
        <label>
          <span className="vh">{say('months.of')}</span>
          <select value={code} onChange={(event) => change({ figure: event.target.value })}>
            {figures.map((one) => (
              <option key={one.code} value={one.code}>
                {spoken(one.name, language)}
              </option>
            ))}
          </select>
        </label>
      </header>
      <LineChart
        title={say('trend', { name })}
        unit={spoken(figure.unit, language)}
        points={figure.trend.months.map(({ month, value }) => ({
          label: shortMonth(Number(month.slice(5))),
          value,
          to: value === 0 ? undefined : addressOfMonth(figure.records, month),
        }))}
      />
    </>
  )
}

/** The same records, of one month only. */
function addressOfMonth(
  records: { list: string; filters: Readonly<Record<string, string>> },
  month: string,
): string {
  const days = { from: `${month}-01`, to: lastDayOf(month) }
  const filters: Record<string, string> = {}
  for (const [name, value] of Object.entries(records.filters)) {
    filters[name] =
      name === 'period' ? month : name === 'from' || name === 'to' ? days[name] : value
  }
  return addressOfRecords({ list: records.list, filters })
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`
}
