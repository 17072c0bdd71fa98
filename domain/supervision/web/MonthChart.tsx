import type { ReactNode } from 'react'
import type { Outcome } from '../outcome.contract.ts'

const [width, height] = [320, 64]

/** A bar a month; a month of fewer than five has none. The numbers stand in the table below. */
export function MonthChart({ title, outcome }: { title: string; outcome: Outcome }): ReactNode {
  const { months } = outcome
  const top = Math.max(1, ...months.map(({ cell }) => cell?.value ?? 0))
  const step = width / Math.max(1, months.length)
  if (months.length < 2 || months.every(({ cell }) => cell === null)) return null
  return (
    <svg className="month-bars" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <path d={`M0 ${height - 0.5}H${width}`} stroke="var(--line)" />
      {months.map(({ month, cell }, at) => {
        if (cell === null) return null
        const tall = Math.max(2, (cell.value / top) * (height - 4))
        return (
          <rect
            key={month}
            x={at * step + 3}
            y={height - tall}
            width={Math.max(2, step - 6)}
            height={tall}
            fill="var(--mark)"
          >
            <title>{`${month} ${cell.value}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}
