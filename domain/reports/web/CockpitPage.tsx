import type { ReactNode } from 'react'
import { readOutcomesContract } from '#domain/supervision/outcome.contract.ts'
import { addressOf } from '#web/client.ts'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { useHasRole } from '#web/kit/session.ts'
import { ErrorState } from '#web/kit/States.tsx'
import { dayOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { readCockpitContract, type Cockpit } from '../cockpit.contract.ts'
import { downloadReportContract } from '../report.contract.ts'
import { CockpitChoice } from './CockpitChoice.tsx'
import { CockpitFigures } from './CockpitFigures.tsx'
import { Decisions, Late } from './CockpitLate.tsx'
import { CockpitMap } from './CockpitMap.tsx'
import { CockpitOutcomes } from './CockpitOutcomes.tsx'
import { Funnel } from './Funnel.tsx'
import { cockpitWording } from './cockpit.wording.ts'
import { kindOfPeriod } from './figures.ts'
import './cockpit.css'
import './cockpit-parts.css'

/** One page for those who lead: what was found, how far it came, whether it helps, who is late. */
export function CockpitPage(): ReactNode {
  const say = useWords(cockpitWording)
  const [address, change] = useAddress()
  const today = dayOf(useNow())
  const period = address['period'] ?? yearInWork(today)
  const division = address['division']
  const query = { period, ...(division === undefined ? {} : { division }) }
  const answer = useCall(readCockpitContract, { query })
  const cockpit = answer.isPlaceholderData ? undefined : answer.data
  const mayExport = useHasRole('city-officer', 'leader')
  const place = cockpit?.scope.name
  return (
    <>
      <PageHead
        title={place === undefined ? say('title') : say('title.of', { place })}
        tabTitle={say('title')}
        about={cockpit === undefined ? period : <Standing cockpit={cockpit} />}
      >
        <Go to="/definitions" className="btn">
          {say('definitions')}
        </Go>
        {mayExport && (
          <a
            className="btn"
            href={addressOf(downloadReportContract, {
              params: { kind: kindOfPeriod(period), period },
              query: { format: 'xlsx', edition: 'internal' },
            })}
          >
            {say('excel')}
          </a>
        )}
        <Button onClick={() => window.print()}>{say('print')}</Button>
      </PageHead>
      <CockpitChoice period={period} change={change} />
      {answer.error !== null ? (
        <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
      ) : cockpit === undefined ? (
        <Loading what={say('figures')} />
      ) : (
        <Board cockpit={cockpit} />
      )}
    </>
  )
}

function Standing({ cockpit: { period, filing } }: { cockpit: Cockpit }): ReactNode {
  const say = useWords(cockpitWording)
  const words =
    filing === null ? say('about.live') : say('about.filed', { day: dayOf(filing.filedAt) })
  return `${period.from} – ${period.to} · ${words}`
}

function Board({ cockpit }: { cockpit: Cockpit }): ReactNode {
  const say = useWords(cockpitWording)
  const { period, scope } = cockpit
  // Medians cannot be added up from cells: they come after the page stands.
  const answer = useCall(readOutcomesContract, {
    query: {
      period: period.label,
      ...(scope.division === null ? {} : { division: scope.division }),
    },
  })
  const outcomes = answer.isPlaceholderData ? undefined : answer.data?.outcomes
  return (
    <div className="flush cockpit">
      <CockpitFigures cockpit={cockpit} />
      <div className="three">
        <CockpitMap cockpit={cockpit} outcomes={outcomes} />
        <Funnel cockpit={cockpit} />
        <section>
          <h2>
            {say('outcomes')} <span className="meta">{say('outcomes.about')}</span>
          </h2>
          {answer.error !== null ? (
            <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
          ) : outcomes === undefined ? (
            <Loading what={say('outcomes')} />
          ) : (
            <CockpitOutcomes outcomes={outcomes} cockpit={cockpit} />
          )}
        </section>
      </div>
      <div className="low">
        <Late cockpit={cockpit} />
        <Decisions />
      </div>
    </div>
  )
}

/** The year that is being worked on: in January that is still the last one. */
function yearInWork(today: string): string {
  const year = Number(today.slice(0, 4))
  return String(today.slice(5, 7) === '01' ? year - 1 : year)
}
