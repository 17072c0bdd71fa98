import { useState, type ReactNode } from 'react'
import { ActForm } from '#web/kit/ActForm.tsx'
import { ActList } from '#web/kit/ActList.tsx'
import { usePathId } from '#web/kit/address.ts'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { useSignedIn } from '#web/kit/session.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { dayOf, serverNow, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  readReportContract,
  ReportPage as ReportPageShape,
  type ReportPage as Report,
} from '../mandatory-report.contract.ts'
import type { ReportAction } from '../mandatory-report.schema.ts'
import { mandatoryReportWording } from './mandatory-report.wording.ts'
import { actOf } from './report-acts.ts'
import { ReportFacts } from './ReportFacts.tsx'
import '#web/kit/service.css'
import './mandatory-report.css'

export function ReportPage(): ReactNode {
  const say = useWords(mandatoryReportWording)
  const answer = useCall(readReportContract, { params: { id: usePathId() } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <ReportShown report={answer.data} />
}

/** What a clock that runs asks for. */
const asked: Readonly<Record<Report['steps'][number]['kind'], ReportAction>> = {
  'police-receipt': 'record-receipt',
  'file-procuratorate': 'file-procuratorate',
  'file-department': 'file-department',
  'procuratorate-receipt': 'acknowledge',
  'police-decision': 'decide',
  'tell-reporter': 'feed-back',
}

function ReportShown({ report }: { report: Report }): ReactNode {
  const say = useWords(mandatoryReportWording)
  const me = useSignedIn()?.id
  const [doing, setDoing] = useState<ReportAction | null>(null)
  const [status, setStatus] = useState('')
  const now = serverNow()
  const { handler, steps, matter } = report
  const may = new Set(
    report.actions.flatMap(({ action, refusal }) => (refusal === null ? [action] : [])),
  )
  const next =
    handler === null && may.has('take')
      ? 'take'
      : steps.map(({ kind }) => asked[kind]).find((action) => may.has(action))
  return (
    <>
      <PageHead
        title={report.number}
        tabTitle={report.number}
        about={[
          report.divisionName,
          say(`unit.${report.unitKind}`),
          `${say('handler')}：${handler?.name ?? say('handler.none')}`,
        ].join(' · ')}
      >
        {report.content.isImminent && <Tag tone="red">{say('imminent')}</Tag>}
        <Tag tone={report.status === 'fed-back' ? 'plain' : 'due'}>
          {say(`status.${report.status}`)}
        </Tag>
        {matter !== null && (
          <Go to={`/matters/${matter.id}`} className="btn">
            {say('matter')}
          </Go>
        )}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="service mandatory-report">
        <ReportFacts report={report} isMine={handler !== null && handler.id === me} />
        <aside className="can">
          <h2>{say('clocks')}</h2>
          {steps.length === 0 && <p className="dim">{say('clocks.none')}</p>}
          <ul className="due">
            {steps.map(({ key, kind, dueAt, warnsAt, startedAt, organisation }) => (
              <li key={key}>
                <b>{say(`step.${kind}`)}</b>
                <Clock startedAt={startedAt} dueAt={dueAt} warnsAt={warnsAt} />
                <span className="meta">{organisation}</span>
              </li>
            ))}
          </ul>
          <h2>{say('can')}</h2>
          <ActList
            acts={report.actions}
            next={next}
            labelOf={(action) => say(`do.${action}`)}
            onAct={setDoing}
            pages={{}}
          />
        </aside>
      </div>
      {doing !== null && (
        <ActForm
          act={actOf(doing, say, `${dayOf(now)}T${timeOf(now)}`)}
          name={`mandatory-report.${doing}.${report.id}`}
          title={say(`do.${doing}`)}
          record={report}
          shape={ReportPageShape}
          own="mandatory-reports."
          saysOf={({ status: is }) => say(`status.${is}`)}
          onClose={() => setDoing(null)}
          done={() => {
            setDoing(null)
            setStatus(say('done', { act: say(`do.${doing}`) }))
          }}
        />
      )}
    </>
  )
}
