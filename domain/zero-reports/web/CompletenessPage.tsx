import type { ReactNode } from 'react'
import { useAddress } from '#web/kit/address.ts'
import { Explained } from '#web/kit/Explained.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { dayOf, figure, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { readCompletenessContract, type CompletenessCounts } from '../completeness.contract.ts'
import { CompletenessTable } from './CompletenessTable.tsx'
import { monthsOver, share } from './counting.ts'
import { ZeroNav } from './ZeroNav.tsx'
import { zeroReportWording } from './zero-report.wording.ts'
import './zero-report.css'

/** 报送情况: a year by place and month, and what it comes to. */
export function CompletenessPage(): ReactNode {
  const say = useWords(zeroReportWording)
  const [address, change] = useAddress()
  const now = useNow()
  const thisYear = Number(dayOf(now).slice(0, 4))
  // In January the month that is being signed belongs to the year before.
  const year = address['year'] ?? (monthsOver(dayOf(now))[0] ?? '').slice(0, 4)
  const division = address['division'] ?? ''
  const years = Array.from({ length: 10 }, (_, back) => String(thisYear - back))
  const answer = useCall(readCompletenessContract, {
    query: { year, ...(division === '' ? {} : { division }) },
  })
  const { data } = answer
  return (
    <>
      <PageHead
        title={say('completeness.title')}
        tabTitle={say('completeness.title')}
        about={say('completeness.about')}
      />
      <ZeroNav here="completeness" />
      <div className="filter-bar">
        <label>
          {say('year')}
          <select value={year} onChange={(event) => change({ year: event.target.value })}>
            {years.includes(year) ? null : <option value={year}>{year}</option>}
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <DivisionPicker
          label={say('place')}
          value={division}
          onValue={(code) => change({ division: code === '' ? undefined : code })}
        />
      </div>
      {answer.error !== null && (
        <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
      )}
      {answer.error === null && data === undefined && <Loading what={say('completeness.title')} />}
      {data !== undefined && answer.error === null && (
        <>
          <header className="zero-scope">
            <h2>{say('completeness.of', { scope: data.scope.name, year })}</h2>
            {data.above !== null && (
              <Go to={`/zero-completeness?year=${year}&division=${data.above.division}`}>
                {say('up', { name: data.above.name })}
              </Go>
            )}
          </header>
          {data.rows.length === 0 ? (
            <EmptyState title={say('completeness.empty')}>
              <p>{say('completeness.empty.meaning')}</p>
            </EmptyState>
          ) : (
            <>
              <Rates
                total={data.total}
                query={`division=${prefixOf(data.scope.division)}`}
                year={year}
              />
              <CompletenessTable table={data} year={year} />
              {data.rows.some(({ opens }) => !opens) && (
                <p className="meta">{say('completeness.single')}</p>
              )}
            </>
          )}
        </>
      )}
    </>
  )
}

/** Leading digits that a list understands: the code without the zeros that say "all of it". */
function prefixOf(division: string): string {
  return division.replace(/(?:000000|00000000|000)$/, '')
}

function Rates({
  total,
  query,
  year,
}: {
  total: CompletenessCounts
  query: string
  year: string
}): ReactNode {
  const say = useWords(zeroReportWording)
  const { owed, waiting, filed, nil, late, overdue, corrected, concealed } = total
  const due = owed - waiting
  const list = `/zero-list?${query}&from=${year}-01-01&to=${year}-12-31`
  const rates = [
    ['complete', share(filed, due), [filed, due], list],
    ['nil', share(nil, filed), [nil, filed], `${list}&nil=true`],
    ['late', share(late, filed), [late, filed], `${list}&state=late`],
    ['overdue', figure(overdue), undefined, `${list}&state=overdue`],
    ['corrected', figure(corrected), undefined, `${list}&corrected=true`],
    ['concealed', figure(concealed), undefined, `${list}&concealed=true`],
  ] as const
  return (
    <dl className="zero-rates">
      {rates.map(([code, value, parts, to]) => {
        const counted =
          parts === undefined
            ? say('unit.reports', { count: value })
            : say('rate.of', { part: figure(parts[0]), whole: figure(parts[1]) })
        return (
          <div key={code}>
            <dt>{say(`rate.${code}`)}</dt>
            <dd>
              <Explained
                className="link"
                label={`${say(`rate.${code}`)} ${value}`}
                about={{
                  title: say(`rate.${code}`),
                  value,
                  pairs: [
                    [say('def.name'), say(`rate.${code}.def`)],
                    [say('def.count'), counted],
                  ],
                  open: { to, label: say('nav.list') },
                }}
              >
                {value}
              </Explained>
              <small className="dim">{parts === undefined ? '' : counted}</small>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
