import type { ReactNode } from 'react'
import { Explained } from '#web/kit/Explained.tsx'
import { Figure as OpenFigure } from '#web/kit/Go.tsx'
import { Sparkline } from '#web/kit/Sparkline.tsx'
import { Stamp } from '#web/kit/Stamp.tsx'
import { figure as shown } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { Figure } from '../metric.schema.ts'
import { addressOfRecords, explanationOf, spoken } from './figures.ts'
import { metricWording } from './metric.wording.ts'

/** Figures side by side: the number opens its records, 口径 opens what it means. */
export function FigureStrip({
  figures,
  place,
}: {
  figures: readonly Figure[]
  place: string
}): ReactNode {
  return (
    <dl className="figs">
      {figures.map((figure) => (
        <OneFigure key={figure.code} figure={figure} place={place} />
      ))}
    </dl>
  )
}

function OneFigure({ figure, place }: { figure: Figure; place: string }): ReactNode {
  const say = useWords(metricWording)
  const language = useLanguage()
  const name = spoken(figure.name, language)
  const values = figure.trend.months.map(({ value }) => value)
  return (
    <div>
      <dt>
        {name}
        <Explained
          about={explanationOf(say, figure, { place, language })}
          className="link what"
          label={say('definition.of', { name })}
        >
          {say('definition')}
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
        {figure.window.kind === 'at-end' && <span>{say('at-end')}</span>}
        {!figure.window.stated && (
          <span className="assumed">
            <Stamp sign={say('assumed')} tone="assumed" /> {say('assumed.words')}
          </span>
        )}
        {figure.previous > 0 && <span>{say('previous', { value: shown(figure.previous) })}</span>}
      </dd>
    </div>
  )
}
