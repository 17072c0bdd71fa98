import type { ReactNode } from 'react'
import { dayOf, shortMonth, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { cockpitWording } from './cockpit.wording.ts'
import { reportWording } from './report.wording.ts'

const firstYear = 2015
const parts = ['H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'] as const
const months = Array.from({ length: 12 }, (_, index) => index + 1)

/** Year and part of it; they stand in the address, so the page can be handed on. */
export function CockpitChoice({
  period,
  change,
}: {
  period: string
  change: (part: { period: string }) => void
}): ReactNode {
  const say = useWords(cockpitWording)
  const report = useWords(reportWording)
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const [year = '', part = ''] = period.split('-')
  const go = (ofYear: string, ofPart: string): void =>
    change({ period: ofPart === '' ? ofYear : `${ofYear}-${ofPart}` })
  return (
    <div className="filter-bar">
      <label>
        {say('year')}
        <select value={year} onChange={(event) => go(event.target.value, part)}>
          {Array.from({ length: thisYear - firstYear + 1 }, (_, back) => (
            <option key={back} value={thisYear - back}>
              {thisYear - back}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('part')}
        <select value={part} onChange={(event) => go(year, event.target.value)}>
          <option value="">{say('part.year')}</option>
          {parts.map((one) => (
            <option key={one} value={one}>
              {report(`part.${one}`)}
            </option>
          ))}
          {months.map((month) => (
            <option key={month} value={String(month).padStart(2, '0')}>
              {shortMonth(month)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
