import type { ReactNode } from 'react'
import { dayOf, shortMonth, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { ReportKind } from '../report.schema.ts'
import { reportWording } from './report.wording.ts'

const firstYear = 2015

/** What a period of each kind is called after its year. */
const partsOf: Readonly<Record<ReportKind, readonly string[]>> = {
  annual: [],
  'half-yearly': ['H1', 'H2'],
  quarterly: ['Q1', 'Q2', 'Q3', 'Q4'],
  monthly: Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')),
}

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
  const parts = partsOf[kind]
  const [year = '', part = parts[0] ?? ''] = period.split('-')
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, back) => thisYear - back)
  const wordsOf = (one: string): string =>
    /^\d/.test(one) ? shortMonth(Number(one)) : say(`part.${one as 'H1' | 'Q1'}`)
  return (
    <div className="filter-bar">
      <label>
        {say('kind')}
        <select
          value={kind}
          onChange={(event) => change({ kind: event.target.value, period: undefined })}
        >
          {ReportKind.options.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('year')}
        <select
          value={year}
          onChange={(event) =>
            change({
              period: part === '' ? event.target.value : `${event.target.value}-${part}`,
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
      {parts.length > 0 && (
        <label>
          {say('part')}
          <select
            value={part}
            onChange={(event) => change({ period: `${year}-${event.target.value}` })}
          >
            {parts.map((one) => (
              <option key={one} value={one}>
                {wordsOf(one)}
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
