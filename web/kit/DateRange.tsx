import type { ReactNode } from 'react'
import { kitWording } from './kit.wording.ts'
import { useWords } from './wording.ts'

/** Two days, both included; either may stay open. */
export function DateRange({
  label,
  from,
  to,
  onRange,
}: {
  label: string
  from: string
  to: string
  onRange: (from: string, to: string) => void
}): ReactNode {
  const say = useWords(kitWording)
  return (
    <fieldset className="date-range">
      <legend className="vh">{label}</legend>
      <span aria-hidden="true">{label}</span>
      <input
        type="date"
        aria-label={`${label} ${say('filter.from')}`}
        value={from}
        max={to === '' ? undefined : to}
        onChange={(event) => onRange(event.target.value, to)}
      />
      –
      <input
        type="date"
        aria-label={`${label} ${say('filter.to')}`}
        value={to}
        min={from === '' ? undefined : from}
        onChange={(event) => onRange(from, event.target.value)}
      />
    </fieldset>
  )
}
