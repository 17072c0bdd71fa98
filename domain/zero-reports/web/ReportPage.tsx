import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly } from '#web/kit/time.ts'
import { usePeriodWords } from '#web/kit/period.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import {
  readReportContract,
  reviewReportContract,
  type ReportFile,
} from '../zero-report.contract.ts'
import { ReportMarks, ReportSays, ReportStateTag } from './Marks.tsx'
import { ReportFigures } from './ReportFigures.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { SignBox } from './SignBox.tsx'
import { zeroReportWording } from './zero-report.wording.ts'
import './zero-report.css'
import './zero-own.css'

export function ReportPage(): ReactNode {
  const say = useWords(zeroReportWording)
  const answer = useCall(readReportContract, { params: { id: usePathId() } })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <ReportView report={answer.data} />
}

function ReportView({ report }: { report: ReportFile }): ReactNode {
  const say = useWords(zeroReportWording)
  const periodWords = usePeriodWords()
  const [status, setStatus] = useState('')
  const period = periodWords(report)
  const isOpen = ['due', 'overdue', 'returned'].includes(report.state)
  return (
    <div className="zero-own">
      <PageHead
        title={say('title.of', { organisation: report.organisation.name, period })}
        tabTitle={`${say('title')} ${report.period}`}
      >
        <ReportStateTag state={report.state} />
        {isOpen && <Clock startedAt={report.opensAt} dueAt={report.dueAt} />}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="zero-file">
        <section>
          {report.signed !== null && (
            <>
              <h2>{say('signed.figures')}</h2>
              <p>
                <b>
                  <ReportSays nil={report.nil} hazards={report.hazards} />
                </b>{' '}
                {report.filedAt !== null &&
                  `${report.filedByName ?? ''} ${exactly(report.filedAt)}`}{' '}
                <ReportMarks row={report} />
              </p>
              <ReportFigures content={report.signed} report={report} isNow={!report.differs} />
            </>
          )}
          {(report.signed === null || report.differs) && (
            <>
              <h2>{say('now.figures')}</h2>
              <ReportFigures content={report.counted} report={report} />
            </>
          )}
          <SignBox report={report} done={(what) => setStatus(say(`done.${what}`))} />
        </section>
        <section>
          <Acts report={report} said={setStatus} />
          <h2>{say('history')}</h2>
          <History report={report} />
        </section>
      </div>
    </div>
  )
}

function Acts({ report, said }: { report: ReportFile; said: (words: string) => void }): ReactNode {
  const say = useWords(zeroReportWording)
  const [isReturning, setReturning] = useState(false)
  const { id, version, actions } = report
  const reviewing = useCommand(reviewReportContract, {
    refresh: ['zero-reports.'],
    done: () => said(say('done.review')),
  })
  const refusalOf = (wanted: 'review' | 'return'): string | undefined => {
    const refusal = actions.find(({ action }) => action === wanted)?.refusal ?? null
    return refusal === null ? undefined : (wordsOfRefusal(refusal) ?? refusal)
  }
  const has = (wanted: 'review' | 'return'): boolean =>
    actions.some(({ action }) => action === wanted)
  if (!has('review')) return null
  return (
    <>
      <h2>{say('can')}</h2>
      <div className="acts">
        <Button
          tone="go"
          why={refusalOf('review')}
          aria-busy={reviewing.isPending}
          onClick={() => reviewing.mutate({ params: { id }, body: { version } })}
        >
          {say('review')}
        </Button>
        <Button why={refusalOf('return')} onClick={() => setReturning(true)}>
          {say('return')}
        </Button>
      </div>
      <Refused problem={reviewing.error} />
      {isReturning && (
        <ReturnDialog
          report={report}
          onClose={() => setReturning(false)}
          done={() => {
            setReturning(false)
            said(say('done.return'))
          }}
        />
      )}
    </>
  )
}

function History({ report }: { report: ReportFile }): ReactNode {
  const say = useWords(zeroReportWording)
  const seesChecks = useHasRole('county-officer', 'city-officer', 'leader')
  const { from, to } = report
  return (
    <ol className="zero-history">
      {report.entries.map(({ kind, at, byName, text, content }) => (
        <li key={`${kind}${at}`}>
          <b>{say(`entry.${kind}`)}</b>
          {content !== null && (
            <>
              {' '}
              <ReportSays nil={content.hazardsNew === 0} hazards={content.hazardsNew} />
            </>
          )}
          {text !== null && <p className="zero-said">{text}</p>}
          {kind === 'concealed' && seesChecks && (
            <p>
              <Go to={`/zero-checks?outcome=concealed&from=${from}&to=${to}`}>
                {say('entry.check')}
              </Go>
            </p>
          )}
          <p className="meta">
            {byName === 'system' ? say('entry.by-system') : byName} {exactly(at)}
          </p>
        </li>
      ))}
    </ol>
  )
}
