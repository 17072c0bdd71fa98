import type { ReactNode } from 'react'
import { Clock } from '#web/kit/Clock.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { exactly, shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listOrdersContract, OrderView, type OrderRow } from '../order-read.contract.ts'
import { orderWording } from './order.wording.ts'

/** Protection orders that are open to the reader: the court's own, the township's, the city's. */
export function OrdersPage(): ReactNode {
  const say = useWords(orderWording)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} />
      <DataTable<OrderRow>
        id="orders"
        caption={say('list')}
        contract={listOrdersContract}
        searchLabel={say('search')}
        alsoKnown={['view']}
        views={[
          ...OrderView.options.map((view) => ({
            key: view,
            label: say(`view.${view}`),
            conditions: { view },
          })),
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          { kind: 'division', key: 'division', label: say('division') },
          { kind: 'dates', key: 'created', label: say('created'), from: 'from', to: 'to' },
        ]}
        keyOf={({ id }) => id}
        open={({ id }) => `/orders/${id}`}
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
            cell: ({ id, number }) => <Go to={`/orders/${id}`}>{number}</Go>,
          },
          {
            key: 'state',
            head: say('state'),
            isShort: true,
            cell: ({ state, isBreached, isUrgent }) => (
              <>
                <Tag tone={state === 'issued' ? 'plum' : 'plain'}>{say(`state.${state}`)}</Tag>{' '}
                {isBreached && <Tag tone="red">{say('breached')}</Tag>}
                {isUrgent && state === 'accepted' && <Tag tone="due">{say('urgent')}</Tag>}
              </>
            ),
          },
          { key: 'applicant', head: say('applicant'), isShort: true, cell: (row) => row.applicant },
          {
            key: 'respondent',
            head: say('respondent'),
            isShort: true,
            cell: (row) => row.respondent,
          },
          {
            key: 'division',
            head: say('division'),
            isShort: true,
            cell: (row) => row.divisionName,
          },
          {
            key: 'clock',
            head: say('clock'),
            width: '200px',
            cell: (row) => <RowClock row={row} />,
          },
          { key: 'organisation', head: say('organisation'), cell: (row) => row.organisation },
          {
            key: 'created',
            head: say('created'),
            isShort: true,
            isExtra: true,
            cell: ({ createdAt }) => <span title={exactly(createdAt)}>{shortDay(createdAt)}</span>,
          },
        ]}
      />
    </>
  )
}

function RowClock({ row }: { row: OrderRow }): ReactNode {
  const say = useWords(orderWording)
  const { state, acceptedAt, decisionDueAt, validUntil } = row
  if (state === 'accepted' && acceptedAt !== null && decisionDueAt !== null) {
    return <Clock startedAt={acceptedAt} dueAt={decisionDueAt} />
  }
  return validUntil === null ? '' : `${say('valid-until')} ${validUntil}`
}
