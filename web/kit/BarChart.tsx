import type { ReactNode } from 'react'
import { Figure } from './Go.tsx'
import type { Point } from './chart.ts'
import { figure } from './time.ts'

/**
 * Amounts of a few kinds, as words, figure and bar in rows: it reads as a table because it is one.
 * @param isDue amber, only for work that is overdue
 */
export function BarChart({
  title,
  unit,
  bars,
  isDue = false,
}: {
  title: string
  unit: string
  bars: readonly Point[]
  isDue?: boolean
}): ReactNode {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <table className={isDue ? 'bars due' : 'bars'}>
      <caption className="vh">{`${title} (${unit})`}</caption>
      <tbody>
        {bars.map(({ label, value, to }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="num">
              <Figure to={to}>{figure(value)}</Figure>
            </td>
            <td aria-hidden="true">
              <i style={{ width: `${(value / most) * 100}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
