import { useState, type ReactNode } from 'react'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { shortDay } from '#web/kit/time.ts'
import { usePeriodWords } from '#web/kit/period.ts'
import { useWords } from '#web/kit/wording.ts'
import { myReportsContract, type ReportFile, type ReportRow } from '../zero-report.contract.ts'
import { ReportMarks, ReportSays, ReportStateTag } from './Marks.tsx'
import { ReportFigures } from './ReportFigures.tsx'
import { SignBox } from './SignBox.tsx'
import { ZeroNav } from './ZeroNav.tsx'
import { zeroReportWording } from './zero-report.wording.ts'
import './zero-report.css'
import './zero-own.css'

/** 本单位: what is to be signed, counted already, and what was signed before. */
export function MyMonthPage(): ReactNode {
  const say = useWords(zeroReportWording)
  const [status, setStatus] = useState('')
  const answer = useCall(myReportsContract, {})
  const { data } = answer
  if (answer.error !== null && data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (data === undefined) return <Loading what={say('title')} />
  const owes = data.open.length + data.earlier.length > 0
  const toSign = data.open.filter(({ state }) => state !== 'not-due')
  return (
    <div className="zero-own">
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <ZeroNav here="mine" />
      <StatusLine>{status}</StatusLine>
      {owes ? (
        toSign.map((report) => (
          <Month key={report.id} report={report} done={(what) => setStatus(say(`done.${what}`))} />
        ))
      ) : (
        <EmptyState title={say('owes.none')}>
          <p>{say('owes.none.meaning')}</p>
        </EmptyState>
      )}
      {owes && toSign.length === 0 && (
        <EmptyState title={say('open.none')}>
          <p>{say('open.none.meaning')}</p>
        </EmptyState>
      )}
      {owes && <Earlier rows={data.earlier} />}
    </div>
  )
}

function Month({
  report,
  done,
}: {
  report: ReportFile
  done: (what: 'sign' | 'supplement') => void
}): ReactNode {
  const say = useWords(zeroReportWording)
  const periodWords = usePeriodWords()
  const returned = report.entries.find(({ kind }) => kind === 'returned')
  const period = periodWords(report)
  return (
    <article className="zero-month" aria-label={period}>
      <header>
        <h2>
          {say('title.of', { organisation: report.organisation.name, period })}{' '}
          <ReportStateTag state={report.state} />
        </h2>
        <Clock startedAt={report.opensAt} dueAt={report.dueAt} />
      </header>
      {report.state === 'returned' && returned !== undefined && (
        <p className="zero-said">
          {say('entry.returned')}：{returned.text}
        </p>
      )}
      <ReportFigures content={report.counted} report={report} />
      <SignBox report={report} done={done} />
    </article>
  )
}

function Earlier({ rows }: { rows: readonly ReportRow[] }): ReactNode {
  const say = useWords(zeroReportWording)
  const periodWords = usePeriodWords()
  return (
    <section>
      <h2>{say('earlier')}</h2>
      {rows.length === 0 ? (
        <p className="dim">{say('earlier.none')}</p>
      ) : (
        <ul className="zero-earlier" aria-label={say('earlier.list')}>
          {rows.map((row) => (
            <li key={row.id}>
              <Go to={`/zero-reports/${row.id}`}>{periodWords(row)}</Go>
              <ReportSays nil={row.nil} hazards={row.hazards} />
              <ReportMarks row={row} />
              <span className="dim">
                {say(`state.${row.state}`)}
                {row.filedAt !== null && ` ${shortDay(row.filedAt)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
