import type { ReactNode } from 'react'
import { Clock } from '#web/kit/Clock.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { useWords } from '#web/kit/wording.ts'
import { listPushesContract, type PushRow } from '../push.contract.ts'
import { PushContact } from '../push.schema.ts'
import { pushWording } from './push.wording.ts'
import { RateLine } from './RateLine.tsx'
import './call.css'

/** What the police pushed: to this desk, below it, or, for the police, by them. */
export function PushesPage(): ReactNode {
  const say = useWords(pushWording)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <RateLine records="/calls/pushes" />
      <DataTable<PushRow>
        id="call-pushes"
        caption={say('caption')}
        contract={listPushesContract}
        searchLabel={say('search')}
        alsoKnown={['status']}
        views={[
          ...(['sent', 'fed-back'] as const).map((status) => ({
            key: status,
            label: say(`view.${status}`),
            conditions: { status },
          })),
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          { kind: 'division', key: 'division', label: say('division') },
          {
            ...{ kind: 'choice', key: 'contact', label: say('whom') },
            options: PushContact.options.map((value) => ({ value, label: say(`met.${value}`) })),
          },
        ]}
        keyOf={({ id }) => id}
        open={({ id }) => `/calls/pushes/${id}`}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'number',
            head: say('number'),
            isShort: true,
            isFixed: true,
            cell: ({ id, number }) => <Go to={`/calls/pushes/${id}`}>{number}</Go>,
          },
          { key: 'place', head: say('place'), isShort: true, cell: (row) => row.divisionName },
          {
            key: 'calls',
            head: say('calls'),
            isShort: true,
            cell: ({ calls, isEscalating }) => (
              <>
                {calls} {isEscalating && <Tag tone="plum">{say('escalating')}</Tag>}
              </>
            ),
          },
          {
            key: 'due',
            head: say('due'),
            width: '180px',
            cell: ({ createdAt, dueAt, fedBackAt }) => (
              <Clock startedAt={createdAt} dueAt={dueAt} doneAt={fedBackAt} />
            ),
          },
          {
            key: 'feedback',
            head: say('feedback'),
            cell: ({ contact, outcome }) =>
              contact === null || outcome === null
                ? ''
                : `${say(`met.${contact}`)} · ${say(`outcome.${outcome}`)}`,
          },
          { key: 'receiver', head: say('receiver'), cell: (row) => row.receiver },
          { key: 'sender', head: say('sender'), cell: (row) => row.sender },
        ]}
      />
    </>
  )
}
