import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { ActForm } from '#web/kit/ActForm.tsx'
import { ActList } from '#web/kit/ActList.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { dayOf, serverNow, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  readWarningContract,
  WarningPage as WarningPageShape,
  type WarningPage as Warning,
} from '../warning.contract.ts'
import type { WarningAction } from '../warning.schema.ts'
import { actOf } from './warning-acts.ts'
import { WarningFacts } from './WarningFacts.tsx'
import { warningWording } from './warning.wording.ts'
import '#web/kit/service.css'

export function WarningPage(): ReactNode {
  const say = useWords(warningWording)
  const answer = useCall(readWarningContract, { params: { id: usePathId() } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <WarningShown warning={answer.data} />
}

/** What a clock that runs asks for. */
const asked: Readonly<Record<Warning['steps'][number]['kind'], WarningAction>> = {
  submit: 'issue',
  serve: 'serve',
  visit: 'visit',
}

function WarningShown({ warning }: { warning: Warning }): ReactNode {
  const say = useWords(warningWording)
  const [doing, setDoing] = useState<WarningAction | null>(null)
  const [status, setStatus] = useState('')
  const now = serverNow()
  const [due] = warning.steps
  const act =
    doing === null ? undefined : actOf(doing, warning, say, `${dayOf(now)}T${timeOf(now)}`)
  return (
    <>
      <PageHead
        title={warning.content.warned.name}
        tabTitle={warning.number}
        about={[warning.number, warning.divisionName, warning.organisation, warning.documentNumber]
          .filter((part) => part !== null)
          .join(' · ')}
      >
        {warning.breaches.length > 0 && <Tag tone="red">{say('breached')}</Tag>}
        <Tag tone={warning.status === 'issued' ? 'plum' : 'plain'}>
          {say(`status.${warning.status}`)}
        </Tag>
        {warning.matter !== null && (
          <Go to={`/matters/${warning.matter.id}`} className="btn">
            {say('matter')}
          </Go>
        )}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="service">
        <WarningFacts warning={warning} />
        <aside className="can">
          <h2>{say('clocks')}</h2>
          {warning.steps.length === 0 && <p className="dim">{say('clocks.none')}</p>}
          <ul className="due">
            {warning.steps.map(({ key, kind, dueAt, warnsAt, startedAt, organisation }) => (
              <li key={key}>
                <b>
                  {say(`step.${kind}`)}
                  {kind === 'serve' &&
                    ` · ${say(`recipient.${(key.split(':')[2] ?? 'police') as 'police'}`)}`}
                </b>
                <Clock startedAt={startedAt} dueAt={dueAt} warnsAt={warnsAt} />
                <span className="meta">{organisation}</span>
              </li>
            ))}
          </ul>
          <h2>{say('can')}</h2>
          <ActList
            acts={warning.actions}
            next={due && asked[due.kind]}
            labelOf={(action) => say(`do.${action}`)}
            onAct={setDoing}
            pages={{ edit: `/warnings/new?warning=${warning.id}` }}
          />
        </aside>
      </div>
      {doing !== null && act !== undefined && (
        <ActForm
          act={act}
          name={`warning.${doing}.${warning.id}`}
          title={say(`do.${doing}`)}
          record={warning}
          shape={WarningPageShape}
          own="warnings."
          saysOf={({ status: is, history }) =>
            [
              say(`status.${is}`),
              ...history
                .slice(-1)
                .map(
                  ({ act: done, at, byName }) =>
                    `${say(`act.${done}`)} · ${shortDay(at)} ${timeOf(at)} · ${byName}`,
                ),
            ].join('\n')
          }
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
