import type { ReactNode } from 'react'
import { Clock } from '#web/kit/Clock.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listSupervisionContract, type SupervisionRow } from '../supervision.contract.ts'
import { SupervisionKind, SupervisionStatus } from '../supervision.schema.ts'
import { supervisionWording } from './supervision.wording.ts'

/** 督办: what was sent to us, by us, and what waits to be sent. */
export function SupervisionsPage(): ReactNode {
  const say = useWords(supervisionWording)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <DataTable<SupervisionRow>
        id="supervision"
        caption={say('list')}
        contract={listSupervisionContract}
        hasSearch={false}
        alsoKnown={['whose', 'overdue', 'matterId']}
        views={[
          {
            key: 'to-us',
            label: say('view.to-us'),
            conditions: { whose: 'to-us', status: 'issued' },
          },
          { key: 'from-us', label: say('view.from-us'), conditions: { whose: 'from-us' } },
          { key: 'proposed', label: say('view.proposed'), conditions: { status: 'proposed' } },
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'kind',
            label: say('kind'),
            options: SupervisionKind.options.map((value) => ({
              value,
              label: say(`kind.${value}`),
            })),
          },
          {
            kind: 'choice',
            key: 'status',
            label: say('status'),
            options: SupervisionStatus.options.map((value) => ({
              value,
              label: say(`status.${value}`),
            })),
          },
          { kind: 'division', key: 'division', label: say('division') },
        ]}
        keyOf={({ id }) => id}
        open={({ id }) => `/supervision/${id}`}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'number',
            isShort: true,
            isFixed: true,
            head: say('number'),
            cell: ({ number }) =>
              number === null ? <span className="dim">{say('number.none')}</span> : <b>{number}</b>,
          },
          {
            key: 'kind',
            isShort: true,
            head: say('kind'),
            cell: ({ kind }) => say(`kind.${kind}`),
          },
          { key: 'addressee', head: say('addressee'), cell: ({ addressee }) => addressee.name },
          {
            key: 'subject',
            isShort: true,
            head: say('subject'),
            cell: ({ subjectNumber }) =>
              subjectNumber ?? <span className="dim">{say('subject.none')}</span>,
          },
          {
            key: 'status',
            isShort: true,
            head: say('status'),
            cell: ({ status }) => say(`status.${status}`),
          },
          {
            key: 'due',
            isShort: true,
            head: say('due'),
            cell: ({ status, issuedAt, replyDueAt }) =>
              status === 'issued' && replyDueAt !== null && issuedAt !== null ? (
                <Clock startedAt={issuedAt} dueAt={replyDueAt} />
              ) : (
                ''
              ),
          },
          { key: 'issuer', isExtra: true, head: say('issuer'), cell: ({ issuer }) => issuer.name },
          {
            key: 'created',
            isShort: true,
            head: say('created'),
            cell: ({ createdAt }) => shortDay(createdAt),
          },
        ]}
      />
    </>
  )
}
