import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { FieldsForm } from '#web/kit/FieldsForm.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { dayOf, serverNow, timeOf } from '#web/kit/time.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { readWarningContract, type WarningPage as Warning } from '../warning.contract.ts'
import type { WarningAction } from '../warning.schema.ts'
import { actOf, type Act } from './warning-acts.ts'
import { WarningFacts } from './WarningFacts.tsx'
import { warningWording } from './warning.wording.ts'
import './warning.css'

export function WarningPage(): ReactNode {
  const say = useWords(warningWording)
  const answer = useCall(readWarningContract, { params: { id: usePathId() } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <WarningShown warning={answer.data} />
}

function WarningShown({ warning }: { warning: Warning }): ReactNode {
  const say = useWords(warningWording)
  const [doing, setDoing] = useState<WarningAction | null>(null)
  const [status, setStatus] = useState('')
  const now = serverNow()
  const act =
    doing === null ? undefined : actOf(doing, warning, say, `${dayOf(now)}T${timeOf(now)}`)
  return (
    <>
      <PageHead
        title={warning.content.warned.name}
        tabTitle={warning.number}
        about={`${warning.number} · ${warning.divisionName} · ${warning.organisation} · ${warning.documentNumber ?? ''}`}
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
      <div className="warning">
        <WarningFacts warning={warning} />
        <aside className="can">
          <h2>{say('clocks')}</h2>
          {warning.steps.length === 0 && <p className="dim">{say('clocks.none')}</p>}
          <ul className="due">
            {warning.steps.map(({ key, kind, dueAt, startedAt, organisation }) => (
              <li key={key}>
                <b>
                  {say(`step.${kind}`)}
                  {kind === 'serve' &&
                    ` · ${say(`recipient.${(key.split(':')[2] ?? 'police') as 'police'}`)}`}
                </b>
                <Clock startedAt={startedAt} dueAt={dueAt} />
                <span className="meta">{organisation}</span>
              </li>
            ))}
          </ul>
          <h2>{say('can')}</h2>
          {warning.actions.map(({ action, refusal }) =>
            action === 'edit' && refusal === null ? (
              <Go key={action} to={`/warnings/new?warning=${warning.id}`} className="btn">
                {say('do.edit')}
              </Go>
            ) : (
              <Button
                key={action}
                why={refusal === null ? undefined : (wordsOfRefusal(refusal) ?? refusal)}
                onClick={() => setDoing(action)}
              >
                {say(`do.${action}`)}
              </Button>
            ),
          )}
        </aside>
      </div>
      {doing !== null && act !== undefined && (
        <ActForm
          act={act}
          name={`warning.${doing}.${warning.id}`}
          title={say(`do.${doing}`)}
          warning={warning}
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

function ActForm({
  act,
  name,
  title,
  warning,
  onClose,
  done,
}: {
  act: Act
  name: string
  title: string
  warning: Warning
  onClose: () => void
  done: () => void
}): ReactNode {
  const command = useCommand(act.contract, {
    refresh: ['warnings.', 'services.', 'desk.', 'matters.'],
  })
  return (
    <FieldsForm
      name={name}
      title={title}
      fields={act.fields}
      problem={command.error}
      isPending={command.isPending}
      onClose={onClose}
      onSend={(values, clear) =>
        command.mutate(
          { params: { id: warning.id }, body: { ...act.body(values), version: warning.version } },
          {
            onSuccess: () => {
              clear()
              done()
            },
          },
        )
      }
    />
  )
}
