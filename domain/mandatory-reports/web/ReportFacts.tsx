import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { call, isProblem, type Problem } from '#web/client.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { latestFirst } from '#web/kit/latest-first.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { exactly, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { toldRelations } from '../duty-form.transition.ts'
import { readReporterContract, type ReportPage } from '../mandatory-report.contract.ts'
import { mandatoryReportWording } from './mandatory-report.wording.ts'

/** What was told, how far it has come, and what was done. */
export function ReportFacts({
  report,
  isMine,
}: {
  report: ReportPage
  isMine: boolean
}): ReactNode {
  const say = useWords(mandatoryReportWording)
  const { content, history } = report
  const { child, guardian, suspect } = content
  const relationOf = (code: string | null): string => {
    const known = toldRelations.find((one) => one === code)
    return known === undefined ? '' : say(`relation.${known}`)
  }
  const person = ({ name, relation }: { name: string; relation: string | null }): string =>
    [name, relationOf(relation)].filter((part) => part !== '').join('，')
  const pairs: readonly (readonly [string, string])[] = [
    [say('child.alias'), child.alias],
    [say('child.name'), child.name],
    [say('child.sex'), child.sex === null ? '' : say(`sex.${child.sex}`)],
    [say('child.age'), child.age],
    [say('child.identity'), child.identity],
    [say('child.address'), child.address],
    [say('guardian'), person(guardian)],
    [say('suspect'), person(suspect)],
    [say('place'), content.place],
    [say('time'), content.time],
  ]
  return (
    <div className="facts">
      {content.isImminent && <p className="danger-line">{say('imminent')}</p>}
      {report.isGuardianSuspect && (
        <p className="guard-line">
          <b>{say('guardian-suspect')}</b>{' '}
          {say(
            content.subject === 'adult'
              ? 'guardian-suspect.meaning.adult'
              : 'guardian-suspect.meaning',
          )}
        </p>
      )}
      <h2>{say('situations')}</h2>
      <ul className="plain-list">
        {content.subject === 'adult' && <li>{say('adult')}</li>}
        {content.situations.map((code) => (
          <li key={code}>{say(`situation.${code}`)}</li>
        ))}
      </ul>
      <dl className="pairs">
        {pairs.map(([what, value]) =>
          value === '' ? null : (
            <div key={what} className="pair">
              <dt>{what}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <h2>{say('story')}</h2>
      <p className="measure">{content.story}</p>
      {(['injuries', 'protection'] as const).map((part) =>
        content[part] === '' ? null : (
          <div key={part}>
            <h2>{say(part)}</h2>
            <p className="measure">{content[part]}</p>
          </div>
        ),
      )}
      <p className="meta">{say(content.isPoliceCalled ? 'called' : 'called.not')}</p>
      <Travels report={report} />
      {isMine && <ReporterShown id={report.id} />}
      <h2>{say('history')}</h2>
      <ol className="history">
        {latestFirst(history).map(({ act, at, byName, text }) => (
          <li key={`${at}${act}`}>
            <time title={exactly(at)}>{shortDay(at)}</time>
            <span>
              {say(`act.${act}`)} <span className="meta">{byName}</span>
              {text !== undefined && <span className="words">{text}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Travels({ report }: { report: ReportPage }): ReactNode {
  const say = useWords(mandatoryReportWording)
  const moment = (at: string): string => `${shortDay(at)} ${timeOf(at)}`
  const { receipt, procuratorate, department, acknowledgement, decisions, feedback } = report
  const filed = (filing: { at: string; office: string } | null): string =>
    filing === null
      ? say('not-yet')
      : `${moment(filing.at)} ${filing.office === '' ? say('on-paper') : filing.office}`
  return (
    <>
      <h2>{say('travels')}</h2>
      <dl className="pairs">
        <div className="pair">
          <dt>{say('police')}</dt>
          <dd>
            {report.police}{' '}
            {receipt === null ? say('not-yet') : `${moment(receipt.at)} ${receipt.number}`}
          </dd>
        </div>
        <div className="pair">
          <dt>{say('procuratorate')}</dt>
          <dd>
            {filed(procuratorate)}
            {acknowledgement !== null && (
              <span className="words">
                {moment(acknowledgement.at)} {acknowledgement.text}
              </span>
            )}
          </dd>
        </div>
        <div className="pair">
          <dt>{say('department')}</dt>
          <dd>
            {department !== null && `${say(`department.${department.kind}`)} `}
            {filed(department)}
          </dd>
        </div>
        <div className="pair">
          <dt>{say('decision')}</dt>
          <dd>
            {decisions.length === 0 && say('not-yet')}
            {decisions.map(({ at, isFiled, number, reason }) => (
              <span key={at} className="words">
                {moment(at)} <b>{say(isFiled ? 'decision.filed' : 'decision.not-filed')}</b>{' '}
                {number} {reason}
              </span>
            ))}
          </dd>
        </div>
        <div className="pair">
          <dt>{say('feedback')}</dt>
          <dd>
            {feedback.length === 0 && say('not-yet')}
            {feedback.map(({ at, text }) => (
              <span key={at} className="words">
                {moment(at)} {text}
              </span>
            ))}
          </dd>
        </div>
      </dl>
    </>
  )
}

type Reporter = z.output<typeof readReporterContract.output>

/** Asked for one time at a time, and not kept when it is hidden again. */
function ReporterShown({ id }: { id: string }): ReactNode {
  const say = useWords(mandatoryReportWording)
  const [shown, setShown] = useState<Reporter | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const press = (): void => {
    if (shown !== null) {
      setShown(null)
      return
    }
    call(readReporterContract, { params: { id } }).then(setShown, (error: unknown) => {
      if (isProblem(error)) setProblem(error)
    })
  }
  return (
    <>
      <h2>
        {say('reporter')}{' '}
        <LinkButton onClick={press}>
          {say(shown === null ? 'reporter.show' : 'reporter.hide')}
        </LinkButton>
      </h2>
      <p className="meta">{say('reporter.secret')}</p>
      {shown !== null && (
        <p>
          {[shown.unit, shown.name, shown.post, shown.phone]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      )}
      <Refused problem={problem} />
    </>
  )
}
