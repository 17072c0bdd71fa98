import type { ReactNode } from 'react'
import { readMatterContract } from '#domain/matters/matter-page.contract.ts'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { useWords } from '#web/kit/wording.ts'
import { listServicesContract, type ServiceLine } from '../service.contract.ts'
import type { ServiceKind } from '../service.schema.ts'
import { serviceWording } from './service.wording.ts'

/** Where the record of each kind opens, and where a new one is begun. */
const pages: Readonly<Record<ServiceKind, string>> = {
  'protection-order': '/orders',
  warning: '/warnings',
  'mandatory-report': '/mandatory-reports',
}

/** A report comes from a duty unit; it is not begun here. */
const kinds = ['protection-order', 'warning'] as const

/** Everything that hangs on a matter, told alike: what, where it stands, what is due, the way there. */
export function MatterServices({ matterId }: { matterId: string }): ReactNode {
  const say = useWords(serviceWording)
  const { data } = useCall(listServicesContract, { params: { id: matterId } })
  // The page of the matter is on the screen already; its clocks are read from there, not asked for again.
  const matter = useCall(readMatterContract, { params: { id: matterId } }, { enabled: false })
  const mayBegin = useHasRole('township-officer', 'county-officer', 'city-officer', 'liaison')
  const items = data?.items ?? []
  const due = matter.data?.steps.filter(({ doneAt }) => doneAt === null) ?? []
  return (
    <section className="matter-services">
      <h2>{say('title')}</h2>
      {items.length === 0 && <p className="dim">{say('none')}</p>}
      <ul className="files">
        {items.map((item) => {
          const step = due.find(({ subjectId }) => subjectId === item.id)
          return (
            <li key={item.id}>
              <Go to={`${pages[item.kind]}/${item.id}`}>
                {say(`kind.${item.kind}`)} {item.number}
              </Go>{' '}
              <Tag tone={item.state === 'open' ? 'due' : 'plain'}>{standingOf(item, say)}</Tag>
              {step !== undefined && (
                <Clock startedAt={step.startedAt} dueAt={step.dueAt} warnsAt={step.warnsAt} />
              )}
              <span className="meta">
                {item.provider}
                {item.holdsUntil !== null && ` · ${say('holds-until', { day: item.holdsUntil })}`}
              </span>
            </li>
          )
        })}
      </ul>
      {mayBegin && (
        <div className="acts">
          {kinds.map((kind) => (
            <Go key={kind} to={`${pages[kind]}/new?matter=${matterId}`} className="btn s">
              {say(`begin.${kind}`)}
            </Go>
          ))}
        </div>
      )}
    </section>
  )
}

const outcomes = [
  ...(['issued', 'rejected', 'withdrawn', 'revoked', 'ended'] as const),
  ...(['case-filed', 'case-not-filed'] as const),
] as const

function standingOf(
  { state, outcome }: ServiceLine,
  say: (key: `state.${ServiceLine['state']}` | `outcome.${(typeof outcomes)[number]}`) => string,
): string {
  const known = outcomes.find((one) => one === outcome)
  return known === undefined ? say(`state.${state}`) : say(`outcome.${known}`)
}
