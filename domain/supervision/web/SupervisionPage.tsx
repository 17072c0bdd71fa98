import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { addressOf } from '#web/client.ts'
import {
  downloadSupervisionContract,
  readSupervisionContract,
  type SupervisionFile,
} from '../supervision.contract.ts'
import type { SupervisionAction } from '../supervision.schema.ts'
import { Replies } from './Replies.tsx'
import { SupervisionDialog } from './SupervisionDialog.tsx'
import { supervisionWording } from './supervision.wording.ts'
import './supervision.css'

export function SupervisionPage(): ReactNode {
  const say = useWords(supervisionWording)
  const answer = useCall(
    readSupervisionContract,
    { params: { id: usePathId() } },
    { isLogged: true },
  )
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <SupervisionView order={answer.data} />
}

function SupervisionView({ order }: { order: SupervisionFile }): ReactNode {
  const say = useWords(supervisionWording)
  const [act, setAct] = useState<SupervisionAction | null>(null)
  const [status, setStatus] = useState('')
  const { id, kind, number, issuedAt, replyDueAt } = order
  const isWaiting = order.status === 'issued' && issuedAt !== null && replyDueAt !== null
  return (
    <>
      <PageHead
        title={`${say(`kind.${kind}`)} ${number ?? ''}`}
        tabTitle={number ?? say(`kind.${kind}`)}
        about={`${order.issuer.name} → ${order.addressee.name}`}
      >
        <Tag tone={order.isOverdue ? 'due' : 'plain'}>{say(`status.${order.status}`)}</Tag>
        {isWaiting && <Clock startedAt={issuedAt} dueAt={replyDueAt} />}
        {number !== null && (
          <a className="btn" href={addressOf(downloadSupervisionContract, { params: { id } })}>
            {say('paper')}
          </a>
        )}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="supervision">
        <section>
          <h2>{say('requirement')}</h2>
          <p className="measure said">
            {order.requirement === '' ? say('requirement.none') : order.requirement}
          </p>
          <Facts order={order} />
          {number !== null && <Replies order={order} />}
          {order.closing !== null && (
            <>
              <h2>{say('ended')}</h2>
              <p className="measure said">
                {order.outcome !== null && `${say(`outcome.${order.outcome}`)} · `}
                {order.closing}
              </p>
            </>
          )}
        </section>
        <section className="can">
          <h2>{say('can')}</h2>
          {order.actions.map(({ action, refusal }) => (
            <Button
              key={action}
              tone={action === 'reply' || action === 'send' ? 'go' : 'plain'}
              why={refusal === null ? undefined : (wordsOfRefusal(refusal) ?? refusal)}
              onClick={() => setAct(action)}
            >
              {say(action)}
            </Button>
          ))}
        </section>
      </div>
      {act !== null && (
        <SupervisionDialog
          act={act}
          order={order}
          onClose={() => setAct(null)}
          done={() => {
            setAct(null)
            setStatus(say(`done.${act}`))
          }}
        />
      )}
    </>
  )
}

function Facts({ order }: { order: SupervisionFile }): ReactNode {
  const say = useWords(supervisionWording)
  const { stepKind, stepDueAt, matterId, subjectNumber, replyDueAt } = order
  return (
    <dl className="pairs">
      <dt>{say('subject')}</dt>
      <dd>
        {order.isMatterOpen ? (
          <Go to={`/matters/${matterId}`}>{subjectNumber ?? say('subject.open')}</Go>
        ) : (
          (subjectNumber ?? say('subject.none'))
        )}
      </dd>
      {stepKind !== null && stepDueAt !== null && (
        <>
          <dt>{say('step')}</dt>
          <dd>{say('step.due', { at: exactly(stepDueAt) })}</dd>
        </>
      )}
      {replyDueAt !== null && (
        <>
          <dt>{say('due')}</dt>
          <dd>{exactly(replyDueAt)}</dd>
        </>
      )}
    </dl>
  )
}
