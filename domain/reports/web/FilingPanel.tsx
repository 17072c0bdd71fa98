import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextArea } from '#web/kit/Field.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { dayOf, figure as shown, useNow } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { fileReportContract } from '../report.contract.ts'
import type { Correction, Filing, Report } from '../report.schema.ts'
import { isOverBy, spoken } from './figures.ts'
import { reportWording } from './report.wording.ts'
import './filing.css'

/** Whether the numbers are filed, what has changed since, and the way to file them. */
export function FilingPanel({ report }: { report: Report }): ReactNode {
  const say = useWords(reportWording)
  const mayFile = useHasRole('city-officer')
  const [asks, setAsks] = useState(false)
  const [said, setSaid] = useState('')
  const today = dayOf(useNow())
  const { filing } = report
  const corrections = filing?.corrections ?? []
  const isOver = isOverBy(report, today)
  const why = isOver
    ? filing !== null && corrections.length === 0
      ? say('file.unchanged')
      : undefined
    : say('file.early')
  return (
    <section>
      <h2>{say('filing')}</h2>
      <StatusLine>{said}</StatusLine>
      {filing === null ? (
        <p className="meta">{say('filing.none')}</p>
      ) : (
        <OneFiling filing={filing} corrections={corrections} />
      )}
      {mayFile && (
        <p className="file-act">
          <Button onClick={() => setAsks(true)} why={why}>
            {filing === null ? say('file') : say('file.again')}
          </Button>
        </p>
      )}
      {filing?.earlier.map((one) => (
        <details key={one.number}>
          <summary>{say('filing.earlier', { number: one.number, day: day(one.filedAt) })}</summary>
          <Corrections corrections={one.corrections} />
        </details>
      ))}
      {asks && (
        <FileDialog
          report={report}
          onClose={() => setAsks(false)}
          done={(number) => {
            setAsks(false)
            setSaid(say('filed', { number }))
          }}
        />
      )}
    </section>
  )
}

function OneFiling({
  filing,
  corrections,
}: {
  filing: Filing
  corrections: readonly Correction[]
}): ReactNode {
  const say = useWords(reportWording)
  const real = corrections.filter(({ isCourse }) => !isCourse)
  const course = corrections.filter(({ isCourse }) => isCourse)
  return (
    <>
      <p>
        {say('filing.stands', { number: filing.number, day: day(filing.filedAt) })}{' '}
        <span className="meta">{filing.filedByName}</span>
      </p>
      {filing.reason !== null && (
        <p className="meta">{say('filing.why', { why: filing.reason })}</p>
      )}
      <h3>
        {say('corrections')} <span className="meta">{shown(real.length)}</span>
      </h3>
      {real.length === 0 ? (
        <p className="meta">{say('corrections.none')}</p>
      ) : (
        <Corrections corrections={real} />
      )}
      {course.length > 0 && (
        <details>
          <summary>{say('course', { count: course.length })}</summary>
          <p className="meta">{say('course.meaning')}</p>
          <Corrections corrections={course} />
        </details>
      )}
    </>
  )
}

/** Figures first, then what moved within the tables. */
function Corrections({ corrections }: { corrections: readonly Correction[] }): ReactNode {
  const say = useWords(reportWording)
  const language = useLanguage()
  return (
    <ul className="corrections">
      {corrections.map(({ key, what, filed, now, notedAt }) => (
        <li key={key}>
          <b>{spoken(what, language)}</b>
          <span>
            <s>
              <span className="vh">{say('was')}</span>
              {shown(filed)}
            </s>{' '}
            → {shown(now)}{' '}
            <span className="dim">
              ({now > filed ? '+' : '−'}
              {shown(Math.abs(now - filed))})
            </span>
          </span>
          <span className="meta">{day(notedAt)}</span>
        </li>
      ))}
    </ul>
  )
}

function FileDialog({
  report: { kind, period, filing },
  onClose,
  done,
}: {
  report: Report
  onClose: () => void
  done: (number: number) => void
}): ReactNode {
  const say = useWords(reportWording)
  const [reason, setReason] = useState('')
  const file = useCommand(fileReportContract, {
    refresh: ['reports.', 'cockpit.'],
    done: ({ number }) => done(number),
  })
  const isAgain = filing !== null
  const body = { after: filing?.number ?? 0, ...(isAgain ? { reason: reason.trim() } : {}) }
  return (
    <Dialog title={isAgain ? say('file.again') : say('file')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          file.mutate({ params: { kind, period }, body })
        }}
      >
        <p>{say('file.meaning')}</p>
        {isAgain && (
          <TextArea
            label={say('file.reason')}
            hint={say('file.reason.hint')}
            required
            minLength={2}
            maxLength={1000}
            value={reason}
            onValue={setReason}
          />
        )}
        <Refused problem={file.error} />
        <p className="acts">
          <Button tone="go" type="submit" why={file.isPending ? say('file.busy') : undefined}>
            {isAgain ? say('file.again') : say('file.now')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}

function day(instant: string): string {
  return dayOf(instant)
}
