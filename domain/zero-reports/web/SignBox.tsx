import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useSignedIn } from '#web/kit/session.ts'
import { dayOf, useNow } from '#web/kit/time.ts'
import { usePeriodWords } from '#web/kit/period.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import {
  signReportContract,
  supplementReportContract,
  type ReportFile,
} from '../zero-report.contract.ts'
import type { ReportContent } from '../zero-report.schema.ts'
import { zeroReportWording } from './zero-report.wording.ts'

/** The statement in full above one big button: the house counts, a person signs. */
export function SignBox({
  report,
  done,
}: {
  report: ReportFile
  done: (what: 'sign' | 'supplement') => void
}): ReactNode {
  const say = useWords(zeroReportWording)
  const refresh = ['zero-reports.']
  const signing = useCommand(signReportContract, { refresh, done: () => done('sign') })
  const supplementing = useCommand(supplementReportContract, {
    refresh,
    done: () => done('supplement'),
  })
  const { id, version, counted, signed } = report
  const refusalOf = (action: 'sign' | 'supplement'): string | null | undefined =>
    report.actions.find((one) => one.action === action)?.refusal
  const [sign, supplement] = [refusalOf('sign'), refusalOf('supplement')]
  if (sign === undefined) return null
  const nil = counted.hazardsNew === 0
  if (signed !== null && supplement === null) {
    return (
      <section className="zero-sign">
        <p>
          {signed.hazardsNew === counted.hazardsNew
            ? say('supplement.figures')
            : say('supplement.note', { was: signed.hazardsNew, now: counted.hazardsNew })}
        </p>
        <Button
          tone="go"
          aria-busy={supplementing.isPending}
          onClick={() => supplementing.mutate({ params: { id }, body: { version } })}
        >
          {say('supplement')}
        </Button>
        <Refused problem={supplementing.error} />
      </section>
    )
  }
  if (report.state === 'filed' || report.state === 'late') return null
  return (
    <section className="zero-sign">
      <Statement report={report} content={counted} />
      <Button
        tone="go"
        why={sign === null ? undefined : (wordsOfRefusal(sign) ?? sign)}
        aria-busy={signing.isPending}
        onClick={() => signing.mutate({ params: { id }, body: { nil, version } })}
      >
        <span className="zero-big">
          {nil ? say('sign.nil') : say('sign.hazards', { count: counted.hazardsNew })}
          <small>{nil ? say('sign.nil.hint') : say('sign.hazards.hint')}</small>
        </span>
      </Button>
      <Go to="/visits/new" className="btn">
        {say('sign.found')}
      </Go>
      <Refused problem={signing.error} />
      <p className="meta">{say('sign.note')}</p>
    </section>
  )
}

function Statement({ report, content }: { report: ReportFile; content: ReportContent }): ReactNode {
  const say = useWords(zeroReportWording)
  const periodWords = usePeriodWords()
  const me = useSignedIn()
  const now = useNow()
  const words = {
    period: periodWords(report),
    visits: content.visits,
    screened: content.householdsScreened,
    count: content.hazardsNew,
    resolved: content.hazardsResolved,
    open: content.hazardsOpen,
  }
  return (
    <div className="zero-statement">
      <p>{say(content.hazardsNew === 0 ? 'statement.nil' : 'statement.hazards', words)}</p>
      <p className="dim">
        {say('statement.true')}
        <br />
        {me?.name ?? ''} {dayOf(now)}
      </p>
    </div>
  )
}
