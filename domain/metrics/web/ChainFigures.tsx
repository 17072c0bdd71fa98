import type { ReactNode } from 'react'
import { Explained } from '#web/kit/Explained.tsx'
import { Figure as OpenFigure } from '#web/kit/Go.tsx'
import { Stamp } from '#web/kit/Stamp.tsx'
import { figure as shown } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { OutputOf } from '#platform/http/endpoint.ts'
import type { readDashboardContract } from '../metric.contract.ts'
import type { Figure, MetricCode } from '../metric.schema.ts'
import { addressOfRecords, explanationOf, spoken } from './figures.ts'
import { metricWording } from './metric.wording.ts'
import './chain.css'

type Dashboard = OutputOf<typeof readDashboardContract>

const groups = [
  ['leads', ['leadsFound']],
  ['grading', ['mattersGrave', 'mattersInDanger', 'mattersRecurring']],
  [
    'referrals',
    ['referralsSent', 'referralsSignedInTime', 'referralsFedBack', 'referralsReturned'],
  ],
  [
    'orders',
    ['ordersApplied', 'protectionOrders', 'ordersRejected', 'ordersBreached', 'warningsIssued'],
  ],
  ['supervision', ['supervisionOrdersSent', 'urgingOpinionsSent']],
  [
    'hotline',
    [
      ...(['hotlineContacts', 'hotlineMatters', 'hotlineConcluded', 'hotlineRated'] as const),
      ...(['hotlineSatisfied', 'hotlineNonData'] as const),
    ],
  ],
  ['help', ['helpRequests', 'helpAnswered']],
  [
    'duty',
    [
      ...(['mandatoryReports', 'mandatoryReportsFiled', 'mandatoryReportsFedBack'] as const),
      'mandatoryReportsMissed',
    ],
  ],
] as const satisfies readonly (readonly [string, readonly MetricCode[]])[]

/** From the lead to the order, a short column for each link; the name says what is counted. */
export function ChainFigures({ dashboard }: { dashboard: Dashboard }): ReactNode {
  const say = useWords(metricWording)
  const { figures, scope, channels } = dashboard
  const figureOf = (code: MetricCode): Figure | undefined =>
    figures.find((figure) => figure.code === code)
  return (
    <div className="links">
      {groups.map(([group, codes]) => (
        <section key={group}>
          <h3>{say(`links.${group}`)}</h3>
          <dl>
            {codes.map((code) => {
              const figure = figureOf(code)
              return figure && <OneFigure key={code} figure={figure} place={scope.name} />
            })}
            {group === 'leads' && <Channels channels={channels} />}
          </dl>
          {group === 'leads' && channels.notPlaced > 0 && (
            <p className="meta">{say('not-placed')}</p>
          )}
        </section>
      ))}
    </div>
  )
}

/** Said once for all of them: no source states when these were counted. */
export function ChainWindow({ figures }: { figures: readonly Figure[] }): ReactNode {
  const say = useWords(metricWording)
  const inChain = figures.filter(({ code }) =>
    groups.some(([, codes]) => (codes as readonly MetricCode[]).includes(code)),
  )
  if (inChain.every(({ window }) => window.stated)) return null
  return (
    <span className="meta assumed">
      <Stamp sign={say('assumed')} tone="assumed" /> {say('assumed.words')}
    </span>
  )
}

function OneFigure({ figure, place }: { figure: Figure; place: string }): ReactNode {
  const say = useWords(metricWording)
  const language = useLanguage()
  return (
    <div>
      <dt>
        <Explained about={explanationOf(say, figure, { place, language })} className="link">
          {spoken(figure.name, language)}
        </Explained>
      </dt>
      <dd className={figure.value === 0 ? 'dim' : undefined}>
        <OpenFigure to={figure.value === 0 ? undefined : addressOfRecords(figure.records)}>
          {shown(figure.value)}
        </OpenFigure>
      </dd>
    </div>
  )
}

function Channels({ channels: { rows } }: { channels: Dashboard['channels'] }): ReactNode {
  const language = useLanguage()
  return rows.map(({ channel, name, value, records }) => (
    <div key={channel} className="part">
      <dt>{spoken(name, language)}</dt>
      <dd>
        <OpenFigure to={addressOfRecords(records)}>{shown(value)}</OpenFigure>
      </dd>
    </div>
  ))
}
