import type { ReactNode } from 'react'

/** A line the height of a word beside a figure. The figure says the number; this only shows the way. */
export function Sparkline({
  values,
  label,
}: {
  values: readonly number[]
  label: string
}): ReactNode {
  const most = Math.max(1, ...values)
  const step = 110 / Math.max(1, values.length - 1)
  const path = values
    .map(
      (value, index) =>
        `${index === 0 ? 'M' : 'L'}${(2 + index * step).toFixed(1)} ${(22 - (value / most) * 18).toFixed(1)}`,
    )
    .join('')
  return (
    <svg
      className="sparkline"
      width="118"
      height="26"
      viewBox="0 0 118 26"
      role="img"
      aria-label={label}
    >
      <path d={path} fill="none" stroke="var(--mark)" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  )
}
