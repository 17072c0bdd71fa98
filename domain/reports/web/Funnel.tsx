import type { ReactNode } from 'react'
import { Explained } from '#web/kit/Explained.tsx'
import { Figure as OpenFigure } from '#web/kit/Go.tsx'
import { figure as shown } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { Cockpit } from '../cockpit.contract.ts'
import { addressOfRecords, explanationOfFigure } from './figures.ts'
import { cockpitWording } from './cockpit.wording.ts'
import { reportWording } from './report.wording.ts'

const stepNames = [
  ...(['hazards', 'hazardsRegistered', 'hazardsAccepted'] as const),
  ...(['hazardsClosed', 'hazardsRevisited', 'hazardsConfirmed'] as const),
]

/** The hazards of the period, step by step: what has not come so far is said, not only drawn. */
export function Funnel({ cockpit }: { cockpit: Cockpit }): ReactNode {
  const say = useWords(cockpitWording)
  const report = useWords(reportWording)
  const language = useLanguage()
  const steps = cockpit.steps.flatMap((code) =>
    cockpit.figures.filter((figure) => figure.code === code),
  )
  const first = steps[0]?.value ?? 0
  const left = first - (steps.find(({ code }) => code === 'hazardsClosed')?.value ?? 0)
  return (
    <section>
      <h2>
        {say('funnel', { count: first })}{' '}
        {left > 0 && first > 0 && (
          <span className="meta">{say('funnel.left', { count: left })}</span>
        )}
      </h2>
      {first === 0 ? (
        <p className="dim">{say('funnel.none')}</p>
      ) : (
        <dl className="fun">
          {steps.map((figure, at) => {
            const short = (steps[at - 1]?.value ?? figure.value) - figure.value
            const name = stepNames.find((one) => one === figure.code) ?? 'hazards'
            const place = cockpit.scope.name
            const about = { ...figure, link: figure.records }
            return (
              <div key={figure.code}>
                <dt>
                  <Explained
                    about={explanationOfFigure(report, about, place, language)}
                    className="link"
                  >
                    {say(`step.${name}`)}
                  </Explained>
                </dt>
                <dd>
                  <span className="way">
                    <i style={{ width: `${Math.min(100, (figure.value / first) * 100)}%` }} />
                    <OpenFigure to={addressOfRecords(figure.records)}>
                      {shown(figure.value)}
                    </OpenFigure>
                  </span>
                  <small>
                    {at > 0 && short > 0 && say('step.short', { count: short })}
                    {at > 0 && short === 0 && say('step.all')}
                  </small>
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </section>
  )
}
