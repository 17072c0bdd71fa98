import type { ReactNode } from 'react'
import { Figure } from '#web/kit/Go.tsx'
import { figure } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { ReportFile } from '../zero-report.contract.ts'
import type { ReportContent } from '../zero-report.schema.ts'
import { zeroReportWording } from './zero-report.wording.ts'

/** What the house counted. Each figure opens its records where a list can show them. */
export function ReportFigures({
  content,
  report,
  isNow = true,
}: {
  content: ReportContent
  report: Pick<ReportFile, 'administers' | 'from' | 'to' | 'level'>
  /** figures as signed stay what they were, the records do not: they open nothing */
  isNow?: boolean
}): ReactNode {
  const say = useWords(zeroReportWording)
  const { from, to, level } = report
  const query = `division=${report.administers.join(',')}&from=${from}&to=${to}`
  const linkTo = (list: string, count: number): string | undefined =>
    isNow && count > 0 ? `${list}?${query}` : undefined
  const rows: readonly (readonly [string, ReactNode, string | undefined])[] = [
    [
      say('figure.householdsDue'),
      figure(content.householdsDue),
      say('figure.householdsScreened', { count: figure(content.householdsScreened) }),
    ],
    [
      say('figure.visits'),
      <Figure key="visits" to={linkTo('/visits', content.visits)}>
        {figure(content.visits)}
      </Figure>,
      undefined,
    ],
    [
      say('figure.hazardsNew'),
      <Figure key="new" to={linkTo('/visits', content.hazardsNew) && `/visits?${query}&hazard=yes`}>
        {figure(content.hazardsNew)}
      </Figure>,
      undefined,
    ],
    [
      say('figure.hazardsCarried'),
      figure(content.hazardsCarried),
      say('figure.hazardsResolved', { count: figure(content.hazardsResolved) }),
    ],
    [say('figure.hazardsEscalated'), figure(content.hazardsEscalated), undefined],
    [say('figure.hazardsOpen'), figure(content.hazardsOpen), undefined],
    ...(level === 'village'
      ? []
      : [
          [
            say('figure.units'),
            figure(content.unitsOwing),
            say('figure.unitsFiled', { count: figure(content.unitsFiled) }),
          ] as const,
        ]),
  ]
  return (
    <dl className="zero-figures">
      {rows.map(([name, value, beside]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value} {beside !== undefined && <small>{beside}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
