import type { ReactNode } from 'react'
import { Explained } from '#web/kit/Explained.tsx'
import { Figure as OpenFigure } from '#web/kit/Go.tsx'
import { Sparkline } from '#web/kit/Sparkline.tsx'
import { Stamp } from '#web/kit/Stamp.tsx'
import { figure as shown } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { Cockpit, CockpitFigure } from '../cockpit.contract.ts'
import { addressOfRecords, explanationOfFigure, spoken } from './figures.ts'
import { cockpitWording } from './cockpit.wording.ts'
import { reportWording } from './report.wording.ts'

/** What the city answers for, in the order of its yearly account. */
const main: readonly string[] = [
  ...['visits', 'problemsSolved', 'hazards', 'mattersClosed'],
  ...['disputesResolvedByFederation', 'disputesResolvedByJustice'],
  ...['protectionOrders', 'warningsIssued'],
]

/** The number opens its records; 口径 beside the name opens what it means. */
export function CockpitFigures({ cockpit }: { cockpit: Cockpit }): ReactNode {
  const { figures, scope } = cockpit
  const chosen = main.flatMap((code) => figures.filter((figure) => figure.code === code))
  return (
    <dl className="figs" style={{ '--columns': chosen.length } as React.CSSProperties}>
      {chosen.map((figure) => (
        <OneFigure key={figure.code} figure={figure} place={scope.name} />
      ))}
    </dl>
  )
}

function OneFigure({ figure, place }: { figure: CockpitFigure; place: string }): ReactNode {
  const say = useWords(cockpitWording)
  const report = useWords(reportWording)
  const language = useLanguage()
  const name = spoken(figure.name, language)
  const values = figure.trend.months.map(({ value }) => value)
  return (
    <div>
      <dt>
        {name}
        <Explained
          about={explanationOfFigure(report, { ...figure, link: figure.records }, place, language)}
          className="link what"
          label={say('figure.of', { name, value: shown(figure.value) })}
        >
          {say('what')}
        </Explained>
      </dt>
      <dd className="value">
        <OpenFigure to={addressOfRecords(figure.records)}>{shown(figure.value)}</OpenFigure>
        <small>{spoken(figure.unit, language)}</small>
      </dd>
      <dd className="line">
        {values.length > 1 && <Sparkline values={values} label={say('trend', { name })} />}
      </dd>
      <dd className="note">
        {figure.now !== null && (
          <span className="mark">
            <Stamp sign={report('corrected.sign')} tone="doc" />{' '}
            {say('figure.now', { value: shown(figure.now) })}
          </span>
        )}
        {!figure.window.stated && (
          <span className="mark">
            <Stamp sign={report('assumed.sign')} tone="assumed" /> {say('window.assumed')}
          </span>
        )}
      </dd>
    </div>
  )
}
