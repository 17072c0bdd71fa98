import type { ReactNode } from 'react'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { exactly, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listRequestsContract, type HelpRow } from '../help.contract.ts'
import { HelpStatus } from '../help.schema.ts'
import { helpWording } from './help.wording.ts'
import './help.css'

/** 网上求助: what was written on the public page, without its words. */
export function HelpRequestsPage(): ReactNode {
  const say = useWords(helpWording)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <DataTable<HelpRow>
        id="help-requests"
        caption={say('list')}
        contract={listRequestsContract}
        hasSearch={false}
        views={[
          { key: 'waiting', label: say('status.waiting'), conditions: { status: 'waiting' } },
          { key: 'held', label: say('status.held'), conditions: { status: 'held' } },
          { key: 'answered', label: say('status.answered'), conditions: { status: 'answered' } },
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'status',
            label: say('status'),
            options: HelpStatus.options.map((value) => ({ value, label: say(`status.${value}`) })),
          },
        ]}
        keyOf={({ id }) => id}
        open={({ id }) => `/help-requests/${id}`}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'topic',
            isFixed: true,
            head: say('topic'),
            cell: ({ topic }) => <b>{say(`topic.${topic}`)}</b>,
          },
          {
            key: 'safe',
            isShort: true,
            head: say('safe'),
            cell: ({ safe }) =>
              safe === 'no' ? <Tag tone="red">{say('safe.no')}</Tag> : say(`safe.${safe}`),
          },
          {
            key: 'status',
            isShort: true,
            head: say('status'),
            cell: ({ status }) => (
              <Tag tone={status === 'waiting' ? 'due' : 'plain'}>{say(`status.${status}`)}</Tag>
            ),
          },
          { key: 'division', head: say('division'), cell: ({ divisionName }) => divisionName },
          {
            key: 'organisation',
            head: say('organisation'),
            cell: ({ organisation }) => organisation.name,
          },
          {
            key: 'told',
            isShort: true,
            head: say('told'),
            cell: ({ toldAt }) => <Moment at={toldAt} />,
          },
          {
            key: 'answered',
            isShort: true,
            head: say('answered'),
            cell: ({ answeredAt }) => (answeredAt === null ? '' : <Moment at={answeredAt} />),
          },
          {
            key: 'proved',
            isExtra: true,
            head: say('proved'),
            cell: ({ isProved }) => say(isProved ? 'proved' : 'unproved'),
          },
        ]}
      />
    </>
  )
}

function Moment({ at }: { at: string }): ReactNode {
  return (
    <time dateTime={at} title={exactly(at)}>
      {shortDay(at)} {timeOf(at)}
    </time>
  )
}
