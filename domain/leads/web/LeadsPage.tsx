import type { ReactNode } from 'react'
import { Clock } from '#web/kit/Clock.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useSavedViews } from '#web/kit/saved-views.ts'
import { SaveView } from '#web/kit/SaveView.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import type { Column } from '#web/kit/table.ts'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { Category } from '../category.schema.ts'
import { listLeadsContract, type LeadRow } from '../lead.contract.ts'
import { LeadChannel, LeadKind } from '../lead.schema.ts'
import { leadWording } from './lead.wording.ts'

/** Triage: what was found and waits for somebody to resolve, decline or register it. */
export function LeadsPage(): ReactNode {
  const say = useWords(leadWording)
  const kit = useWords(kitWording)
  const saved = useSavedViews('leads')
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')}>
        <Go to="/leads/new" className="btn go">
          {say('new')}
        </Go>
      </PageHead>
      <DataTable<LeadRow>
        id="leads"
        caption={say('list')}
        contract={listLeadsContract}
        hasSearch={false}
        alsoKnown={['status', 'overdue', 'imminent']}
        views={[
          { key: 'waiting', label: say('view.waiting'), conditions: { status: 'open' } },
          { key: 'overdue', label: say('view.overdue'), conditions: { overdue: 'true' } },
          { key: 'imminent', label: say('view.imminent'), conditions: { imminent: 'true' } },
          {
            key: 'registered',
            label: say('view.registered'),
            conditions: { status: 'registered' },
          },
          { key: 'settled', label: say('view.settled'), conditions: { status: 'resolved' } },
          { key: 'declined', label: say('view.declined'), conditions: { status: 'declined' } },
          { key: 'all', label: say('view.all'), conditions: {} },
          ...saved,
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'channel',
            label: say('channel'),
            options: LeadChannel.options.map((value) => ({
              value,
              label: say(`channel.${value}`),
            })),
          },
          {
            kind: 'choice',
            key: 'kind',
            label: say('kind'),
            options: LeadKind.options.map((value) => ({ value, label: say(`kind.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'category',
            label: say('category'),
            options: Category.options.map((value) => ({ value, label: kit(`category.${value}`) })),
          },
          { kind: 'division', key: 'division', label: say('division') },
          { kind: 'dates', key: 'found', label: say('found'), from: 'from', to: 'to' },
        ]}
        extra={<SaveView list="leads" />}
        keyOf={({ id }) => id}
        open={({ id }) => `/leads/${id}`}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={useColumns()}
      />
    </>
  )
}

function useColumns(): readonly Column<LeadRow>[] {
  const say = useWords(leadWording)
  const kit = useWords(kitWording)
  return [
    {
      key: 'found',
      isShort: true,
      head: say('found'),
      width: '110px',
      isFixed: true,
      cell: ({ foundOn }) => <span title={foundOn}>{shortDay(foundOn)}</span>,
    },
    {
      key: 'kind',
      head: say('kind'),
      width: '80px',
      cell: ({ kind }) => say(`kind.${kind}`),
    },
    {
      key: 'category',
      head: say('category'),
      isFixed: true,
      cell: ({ category, imminent }) => (
        <>
          <b>{kit(`category.${category}`)}</b>
          {imminent && ` · ${say('imminent')}`}
        </>
      ),
    },
    { key: 'division', head: say('division'), cell: ({ divisionName }) => divisionName },
    {
      key: 'subject',
      isShort: true,
      head: say('subject'),
      cell: ({ subject }) => subject ?? <span className="dim">{say('subject.none')}</span>,
    },
    {
      key: 'level',
      head: say('level'),
      isExtra: true,
      cell: ({ level }) => (level === null ? '' : <Level level={level} />),
    },
    {
      key: 'source',
      head: say('channel'),
      isShort: true,
      cell: ({ channel, sourceNumber }) => (
        <span title={sourceNumber}>{say(`channel.${channel}`)}</span>
      ),
    },
    {
      key: 'due',
      head: say('due'),
      width: '160px',
      cell: ({ createdAt, dueAt, imminent }) =>
        dueAt === null ? '' : <Clock startedAt={createdAt} dueAt={dueAt} isDanger={imminent} />,
    },
    {
      key: 'status',
      isShort: true,
      head: say('status'),
      cell: ({ status }) => say(`status.${status}`),
    },
  ]
}
