import type { ReactNode } from 'react'
import { ChartNumbers } from './ChartNumbers.tsx'
import type { Point } from './chart.ts'
import { Go } from './Go.tsx'
import { figure } from './time.ts'

const width = 640
const height = 180
const edge = { left: 48, right: 12, top: 12, bottom: 26 }

/** One amount over time; each point opens its records. The same numbers stand in a table below. */
export function LineChart({
  title,
  unit,
  points,
}: {
  title: string
  unit: string
  points: readonly Point[]
}): ReactNode {
  const top = niceTop(Math.max(0, ...points.map(({ value }) => value)))
  const step = (width - edge.left - edge.right) / Math.max(1, points.length - 1)
  const x = (index: number): number => edge.left + index * step
  const y = (value: number): number =>
    edge.top + (height - edge.top - edge.bottom) * (1 - value / top)
  const path = points
    .map(
      ({ value }, index) =>
        `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('')
  const every = Math.ceil(points.length / 12)
  return (
    <figure className="chart" aria-label={title}>
      <svg viewBox={`0 0 ${width} ${height}`}>
        {[0, top / 2, top].map((line) => (
          <g key={line} aria-hidden="true">
            <path d={`M${edge.left} ${y(line)}H${width - edge.right}`} stroke="var(--line)" />
            <text x={edge.left - 8} y={y(line) + 4} textAnchor="end">
              {figure(line)}
            </text>
          </g>
        ))}
        <path d={path} fill="none" stroke="var(--mark)" strokeWidth="2" strokeLinejoin="round" />
        {points.map(({ label, value, to }, index) => {
          const dot = (
            <circle cx={x(index)} cy={y(value)} r="4" fill="var(--mark)">
              <title>{`${label} ${figure(value)} ${unit}`}</title>
            </circle>
          )
          return to === undefined ? (
            <g key={label}>{dot}</g>
          ) : (
            <Go key={label} to={to}>
              {dot}
            </Go>
          )
        })}
        <g aria-hidden="true">
          {points.map(({ label }, index) =>
            index % every === 0 ? (
              <text key={label} x={x(index)} y={height - 8} textAnchor="middle">
                {label}
              </text>
            ) : null,
          )}
        </g>
      </svg>
      <ChartNumbers title={title} unit={unit} points={points} />
    </figure>
  )
}

/** 1, 2 or 5 times a power of ten, and even, so that the middle line is a whole number. */
function niceTop(value: number): number {
  if (value <= 2) return 2
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 4, 5, 6, 8, 10].find((one) => one * power >= value) ?? 10
  return factor * power
}
