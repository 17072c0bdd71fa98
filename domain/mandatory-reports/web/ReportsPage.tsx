import type { ReactNode } from 'react'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { exactly, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listReportsContract, type ReportRow } from '../mandatory-report.contract.ts'
import { ReportStatus } from '../mandatory-report.schema.ts'
import { mandatoryReportWording } from './mandatory-report.wording.ts'

/** Mandatory reports that are open to the reader by name. */
export function ReportsPage(): ReactNode {
  const say = useWords(mandatoryReportWording)
  const mayGive = useHasRole('township-officer', 'county-officer', 'city-officer')
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')}>
        <Go to="/missed-reports" className="btn">
          {say('missed')}
        </Go>
        {mayGive && (
          <Go to="/duty-codes" className="btn">
            {say('codes')}
          </Go>
        )}
      </PageHead>
      <DataTable<ReportRow>
        id="mandatory-reports"
        caption={say('list')}
        contract={listReportsContract}
        hasSearch={false}
        views={[
          ...ReportStatus.options.map((status) => ({
            ...{ key: status, label: say(`view.${status}`), conditions: { status } },
          })),
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          {
            ...{ kind: 'choice', key: 'status', label: say('status') },
            options: ReportStatus.options.map((value) => ({
              value,
              label: say(`status.${value}`),
            })),
          },
        ]}
        keyOf={({ id }) => id}
        open={({ id }) => `/mandatory-reports/${id}`}
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
            cell: ({ id, number }) => <Go to={`/mandatory-reports/${id}`}>{number}</Go>,
          },
          {
            key: 'status',
            head: say('status'),
            isShort: true,
            cell: ({ status }) => (
              <Tag tone={status === 'fed-back' ? 'plain' : 'due'}>{say(`status.${status}`)}</Tag>
            ),
          },
          {
            key: 'situations',
            head: say('situations'),
            cell: ({ isAdult, situations }) =>
              [
                ...(isAdult ? [say('adult')] : []),
                ...situations.map((code) => say(`situation.${code}`)),
              ].join('；'),
          },
          {
            key: 'division',
            head: say('division'),
            isShort: true,
            cell: (row) => row.divisionName,
          },
          {
            key: 'unit',
            head: say('unit-kind'),
            isShort: true,
            cell: ({ unitKind }) => say(`unit.${unitKind}`),
          },
          {
            key: 'handler',
            head: say('handler'),
            isShort: true,
            cell: ({ handler }) => (handler === '' ? say('handler.none') : handler),
          },
          {
            key: 'received',
            head: say('received'),
            isShort: true,
            cell: ({ receivedAt }) => (
              <time title={exactly(receivedAt)}>
                {shortDay(receivedAt)} {timeOf(receivedAt)}
              </time>
            ),
          },
        ]}
      />
    </>
  )
}
