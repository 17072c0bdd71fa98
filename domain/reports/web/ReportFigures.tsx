import type { ReactNode } from 'react'
import { MetricCode } from '#domain/metrics/metric.schema.ts'
import { Explained } from '#web/kit/Explained.tsx'
import { Stamp } from '#web/kit/Stamp.tsx'
import { figure as shown } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { Report } from '../report.schema.ts'
import { explanationOf, spoken } from './figures.ts'
import { reportWording } from './report.wording.ts'

/** A figure in running text: the number, its mark, and on pressing what it means. */
export function FigureInText({ report, code }: { report: Report; code: MetricCode }): ReactNode {
  const say = useWords(reportWording)
  const language = useLanguage()
  const figure = report.figures[code]
  const about = explanationOf(say, report, code, language)
  if (figure === undefined || about === undefined) return null
  return (
    <span className="nb">
      <Explained about={about} className="g" label={`${about.title} ${about.value}`}>
        {shown(figure.value)}
      </Explained>
      {figure.now !== null && <Stamp sign={say('corrected.sign')} tone="doc" />}
      {!figure.window.stated && <Stamp sign={say('assumed.sign')} tone="assumed" />}
    </span>
  )
}

/** Every figure that the text may hold. */
export function ReportFigures({ report }: { report: Report }): ReactNode {
  const language = useLanguage()
  return (
    <dl className="all-figures">
      {MetricCode.options.map((code) => {
        const figure = report.figures[code]
        if (figure === undefined) return null
        return (
          <div key={code}>
            <dt>{spoken(figure.name, language)}</dt>
            <dd>
              <FigureInText report={report} code={code} /> {spoken(figure.unit, language)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
