import type { ReactNode } from 'react'
import { Clock } from '#web/kit/Clock.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listWarningsContract, WarningView, type WarningRow } from '../warning.contract.ts'
import { warningWording } from './warning.wording.ts'

/** Written warnings that are open to the reader. */
export function WarningsPage(): ReactNode {
  const say = useWords(warningWording)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} />
      <DataTable<WarningRow>
        id="warnings"
        caption={say('list')}
        contract={listWarningsContract}
        searchLabel={say('search')}
        alsoKnown={['view']}
        views={[
          ...WarningView.options.map((view) => ({
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
        open={({ id }) => `/warnings/${id}`}
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
            cell: ({ id, number }) => <Go to={`/warnings/${id}`}>{number}</Go>,
          },
          {
            key: 'status',
            head: say('status'),
            isShort: true,
            cell: ({ status, isBreached }) => (
              <>
                <Tag tone={status === 'issued' ? 'plum' : 'plain'}>{say(`status.${status}`)}</Tag>{' '}
                {isBreached && <Tag tone="red">{say('breached')}</Tag>}
              </>
            ),
          },
          { key: 'warned', head: say('warned'), isShort: true, cell: (row) => row.warned },
          { key: 'victim', head: say('victim'), isShort: true, cell: (row) => row.victim },
          {
            key: 'division',
            head: say('division'),
            isShort: true,
            cell: (row) => row.divisionName,
          },
          {
            key: 'visit',
            head: say('visit.next'),
            width: '200px',
            cell: ({ visitDueAt, issuedAt, createdAt, status }) =>
              status !== 'issued' || visitDueAt === null ? (
                ''
              ) : (
                <Clock startedAt={issuedAt ?? createdAt} dueAt={visitDueAt} />
              ),
          },
          {
            key: 'issued',
            head: say('issued'),
            isShort: true,
            cell: ({ issuedAt }) => (issuedAt === null ? '' : shortDay(issuedAt)),
          },
          { key: 'organisation', head: say('organisation'), cell: (row) => row.organisation },
        ]}
      />
    </>
  )
}
