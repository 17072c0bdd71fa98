import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Level } from '#web/kit/Level.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { readVisitContract, type VisitFile } from '../visit.contract.ts'
import { CorrectDialog } from './CorrectDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { Kept } from './VisitColumns.tsx'
import { VisitFacts } from './VisitFacts.tsx'
import { VisitFiles } from './VisitFiles.tsx'
import { visitWording } from './visit.wording.ts'
import './visit.css'

export function VisitPage(): ReactNode {
  const say = useWords(visitWording)
  const answer = useCall(readVisitContract, { params: { id: usePathId() } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <VisitView visit={answer.data} />
}

function VisitView({ visit }: { visit: VisitFile }): ReactNode {
  const say = useWords(visitWording)
  const [act, setAct] = useState<'correct' | 'remove' | null>(null)
  const [status, setStatus] = useState('')
  const close = (): void => setAct(null)
  return (
    <>
      <PageHead
        title={visit.divisionName}
        tabTitle={visit.number}
        about={
          <span title={visit.date}>
            {say('title')} {visit.number} · {shortDay(visit.date)} · {visit.executiveName}
          </span>
        }
      >
        {visit.sensitivity !== 'normal' && <Kept of={visit.sensitivity} />}
      </PageHead>
      {visit.status === 'removed' && (
        <p className="refused">
          {say('removed')} {visit.removalReason}
        </p>
      )}
      <StatusLine>{status}</StatusLine>
      <div className="visit">
        <section>
          <h2>{say('page.told')}</h2>
          <Told visit={visit} />
        </section>
        <section>
          <h2>{say('about.visit')}</h2>
          <VisitFacts visit={visit} />
        </section>
        <VisitFiles visitId={visit.id} />
        <section className="can">
          <h2>{say('can')}</h2>
          {visit.personId !== null && (
            <Go to={`/visits/new?person=${visit.personId}`} className="btn go">
              {say('again')}
            </Go>
          )}
          {visit.actions.map(({ action, refusal }) => (
            <Button
              key={action}
              why={refusal === null ? undefined : (wordsOfRefusal(refusal) ?? refusal)}
              onClick={() => setAct(action)}
            >
              {say(action)}
            </Button>
          ))}
        </section>
      </div>
      {act === 'correct' && (
        <CorrectDialog
          visit={visit}
          onClose={close}
          done={() => {
            close()
            setStatus(say('done.corrected'))
          }}
        />
      )}
      {act === 'remove' && (
        <RemoveDialog
          visit={visit}
          onClose={close}
          done={() => {
            close()
            setStatus(say('done.removed'))
          }}
        />
      )}
    </>
  )
}

function Told({ visit }: { visit: VisitFile }): ReactNode {
  const say = useWords(visitWording)
  const { hazardLevel, extra } = visit
  return (
    <dl className="told">
      {(['hazard', 'need', 'solved'] as const).map((what) => (
        <div key={what}>
          <dt>
            {say(what)}
            {what === 'hazard' && hazardLevel !== null && <Level level={hazardLevel} />}
          </dt>
          <dd>{visit[what] ?? <span className="dim">{say('told.nothing')}</span>}</dd>
        </div>
      ))}
      {extra !== null && Object.keys(extra).length > 0 && (
        <div>
          <dt>{say('extra')}</dt>
          <dd>
            {Object.entries(extra).map(([column, text]) => (
              <span key={column} className="extra">
                <b>{column}</b> {text}
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}
