import type { ReactNode } from 'react'
import { Figure } from './Go.tsx'
import { kitWording } from './kit.wording.ts'
import type { Point } from './chart.ts'
import { figure } from './time.ts'
import { useWords } from './wording.ts'

/** The numbers behind a picture, for whoever cannot or will not read pictures. */
export function ChartNumbers({
  title,
  unit,
  points,
}: {
  title: string
  unit: string
  points: readonly Point[]
}): ReactNode {
  const say = useWords(kitWording)
  return (
    <details className="chart-numbers">
      <summary>{say('chart.data')}</summary>
      <table>
        <caption className="vh">{`${say('chart.table')} ${title}`}</caption>
        <tbody>
          {points.map(({ label, value, to }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">
                <Figure to={to}>{figure(value)}</Figure> {unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
