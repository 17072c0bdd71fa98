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
import { Stepper } from '#web/kit/Stepper.tsx'
import { dayOf, serverNow, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { OrderPage as OrderPageShape, type OrderPage as Order } from '../order.contract.ts'
import type { OrderAction } from '../order-action.schema.ts'
import { readOrderContract } from '../order-read.contract.ts'
import { actOf } from './order-acts.ts'
import { OrderFacts } from './OrderFacts.tsx'
import { orderWording } from './order.wording.ts'
import '#web/kit/service.css'
import './order.css'

export function OrderPage(): ReactNode {
  const say = useWords(orderWording)
  const answer = useCall(readOrderContract, { params: { id: usePathId() } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <OrderShown order={answer.data} />
}

/** What a clock that runs asks for. */
const asked: Readonly<Record<Order['steps'][number]['kind'], OrderAction>> = {
  submit: 'submit',
  'court-acceptance': 'accept',
  'court-decision': 'issue',
  serve: 'serve',
  renew: 'ask-change',
}

function OrderShown({ order }: { order: Order }): ReactNode {
  const say = useWords(orderWording)
  const [doing, setDoing] = useState<OrderAction | null>(null)
  const [status, setStatus] = useState('')
  const now = serverNow()
  const [due] = order.steps
  const act = doing === null ? undefined : actOf(doing, order, say, `${dayOf(now)}T${timeOf(now)}`)
  return (
    <>
      <PageHead
        title={`${order.application.applicant.name} → ${order.application.respondent.name}`}
        tabTitle={order.number}
        about={
          <>
            {order.number} · {order.divisionName} · {order.organisation}
            {order.caseNumber !== null && ` · ${order.caseNumber}`}
          </>
        }
      >
        {order.breaches.length > 0 && <Tag tone="red">{say('breached')}</Tag>}
        {order.isUrgent && <Tag tone="due">{say('urgent')}</Tag>}
        <Tag tone={order.state === 'issued' ? 'plum' : 'plain'}>{say(`state.${order.state}`)}</Tag>
        {order.matter !== null && (
          <Go to={`/matters/${order.matter.id}`} className="btn">
            {say('matter')}
          </Go>
        )}
      </PageHead>
      <Steps order={order} />
      <StatusLine>{status}</StatusLine>
      <div className="service">
        <OrderFacts order={order} />
        <aside className="can">
          <h2>{say('clocks')}</h2>
          {order.steps.length === 0 && <p className="dim">{say('clocks.none')}</p>}
          <ul className="due">
            {order.steps.map(({ key, kind, dueAt, warnsAt, startedAt, organisation }) => (
              <li key={key}>
                <b>
                  {say(`step.${kind}`)}
                  {kind === 'serve' && ` · ${recipientIn(key, say)}`}
                </b>
                <Clock startedAt={startedAt} dueAt={dueAt} warnsAt={warnsAt} />
                <span className="meta">{organisation}</span>
              </li>
            ))}
          </ul>
          <h2>{say('can')}</h2>
          <ActList
            acts={order.actions}
            next={due && asked[due.kind]}
            labelOf={(action) => say(`do.${action}`)}
            onAct={setDoing}
            pages={{ edit: `/orders/new?order=${order.id}` }}
          />
        </aside>
      </div>
      {doing !== null && act !== undefined && (
        <ActForm
          act={act}
          name={`order.${doing}.${order.id}`}
          title={say(`do.${doing}`)}
          record={order}
          shape={OrderPageShape}
          own="orders."
          saysOf={({ state, history }) =>
            [
              say(`state.${state}`),
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

function recipientIn(key: string, say: (key: 'recipient.police') => string): string {
  return say(`recipient.${(key.split(':')[2] ?? 'police') as 'police'}`)
}

/** Where it stands, derived from its facts. */
function Steps({ order }: { order: Order }): ReactNode {
  const say = useWords(orderWording)
  const { state, submittedAt, acceptedAt, decidedAt, deliveries, validUntil } = order
  const isServed = deliveries.length > 0 && deliveries.every(({ servedAt }) => servedAt !== null)
  const day = (at: string | null): string | undefined => (at === null ? undefined : shortDay(at))
  const last = state === 'issued' || state === 'drafting' ? 'expired' : state
  const line = [
    { key: 'submitted', at: submittedAt, label: say('state.submitted') },
    { key: 'accepted', at: acceptedAt, label: say('state.accepted') },
    {
      key: 'issued',
      at: decidedAt,
      label: say(state === 'rejected' ? 'state.rejected' : 'act.issued'),
    },
    { key: 'served', at: isServed ? decidedAt : null, label: say('served') },
  ]
  const at = line.findIndex((one) => one.at === null)
  const isOver = ['rejected', 'withdrawn', 'revoked', 'expired'].includes(state)
  return (
    <Stepper
      label={say('state')}
      steps={[
        ...line.map((one, index) => ({
          key: one.key,
          label: one.label,
          note: one.key === 'served' ? undefined : day(one.at),
          state:
            one.at !== null
              ? ('done' as const)
              : index === at && !isOver
                ? ('now' as const)
                : ('later' as const),
        })),
        {
          key: 'end',
          label: isOver ? say(`state.${last as 'expired'}`) : say('valid-until'),
          note: validUntil ?? undefined,
          state: isOver ? 'now' : 'later',
        },
      ]}
    />
  )
}
