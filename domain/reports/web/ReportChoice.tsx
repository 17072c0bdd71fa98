import type { ReactNode } from 'react'
import { dayOf, shortMonth, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { ReportKind } from '../report.schema.ts'
import { reportWording } from './report.wording.ts'

const firstYear = 2015

/** Which account: its kind and period stand in the address. */
export function ReportChoice({
  kind,
  period,
  edition,
  change,
}: {
  kind: ReportKind
  period: string
  edition: 'internal' | 'public'
  change: (part: Readonly<Record<string, string | undefined>>) => void
}): ReactNode {
  const say = useWords(reportWording)
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const [year = '', month = '01'] = period.split('-')
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, back) => thisYear - back)
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))
  return (
    <div className="filter-bar">
      <label>
        {say('kind')}
        <select
          value={kind}
          onChange={(event) => change({ kind: event.target.value, period: undefined })}
        >
          <option value="annual">{say('annual')}</option>
          <option value="monthly">{say('monthly')}</option>
        </select>
      </label>
      <label>
        {say('year')}
        <select
          value={year}
          onChange={(event) =>
            change({
              period: kind === 'annual' ? event.target.value : `${event.target.value}-${month}`,
            })
          }
        >
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      {kind === 'monthly' && (
        <label>
          {say('month')}
          <select
            value={month}
            onChange={(event) => change({ period: `${year}-${event.target.value}` })}
          >
            {months.map((one) => (
              <option key={one} value={one}>
                {shortMonth(Number(one))}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {say('edition')}
        <select
          value={edition}
          onChange={(event) =>
            change({ edition: event.target.value === 'public' ? 'public' : undefined })
          }
        >
          <option value="internal">{say('edition.internal')}</option>
          <option value="public">{say('edition.public')}</option>
        </select>
      </label>
    </div>
  )
}
