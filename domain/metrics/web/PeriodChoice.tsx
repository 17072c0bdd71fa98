import type { ReactNode } from 'react'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { dayOf, shortMonth, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { metricWording } from './metric.wording.ts'

const firstYear = 2015

/** Year, part of the year, place: they stand in the address, so the page can be handed on. */
export function PeriodChoice({
  period,
  division,
  change,
}: {
  period: string
  division: string
  change: (part: { period?: string; division?: string }) => void
}): ReactNode {
  const say = useWords(metricWording)
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const year = period.slice(0, 4)
  const part = period.slice(5)
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, back) => thisYear - back)
  return (
    <div className="filter-bar">
      <label>
        {say('year')}
        <select
          value={year}
          onChange={(event) =>
            change({ period: part === '' ? event.target.value : `${event.target.value}-${part}` })
          }
        >
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('part')}
        <select
          value={part}
          onChange={(event) =>
            change({ period: event.target.value === '' ? year : `${year}-${event.target.value}` })
          }
        >
          <option value="">{say('part.year')}</option>
          <option value="H1">{say('part.H1')}</option>
          <option value="H2">{say('part.H2')}</option>
          {[1, 2, 3, 4].map((n) => (
            <option key={`Q${n}`} value={`Q${n}`}>
              {say('part.quarter', { n })}
            </option>
          ))}
          {Array.from({ length: 12 }, (_, index) => index + 1).map((n) => (
            <option key={n} value={String(n).padStart(2, '0')}>
              {shortMonth(n)}
            </option>
          ))}
        </select>
      </label>
      <DivisionPicker
        label={say('place')}
        value={division}
        onValue={(code) => change({ division: code })}
      />
    </div>
  )
}
