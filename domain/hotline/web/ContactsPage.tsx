import type { ReactNode } from 'react'
import { Category } from '#domain/leads/category.schema.ts'
import { Clock } from '#web/kit/Clock.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { PageHead } from '#web/kit/PageHead.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import type { Column } from '#web/kit/table.ts'
import { exactly, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { ContactView, listContactsContract, type ContactRow } from '../contact.contract.ts'
import { ContactChannel } from '../contact.schema.ts'
import { hotlineWording } from './hotline.wording.ts'

/** 回访清单 and every contact with the line, as far as it is open to the reader. */
export function ContactsPage(): ReactNode {
  const say = useWords(hotlineWording)
  const kit = useWords(kitWording)
  return (
    <>
      <PageHead title={say('list.title')} tabTitle={say('list.title')} about={say('list.about')}>
        <Go to="/shift" className="btn">
          {say('list.shift')}
        </Go>
        <Go to="/hotline" className="btn go">
          {say('list.take')}
        </Go>
      </PageHead>
      <DataTable<ContactRow>
        id="contacts"
        caption={say('list')}
        contract={listContactsContract}
        hasSearch={false}
        alsoKnown={['view']}
        views={[
          ...ContactView.options.map((view) => ({
            key: view,
            label: say(`view.${view}`),
            conditions: { view },
          })),
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'channel',
            label: say('channel'),
            options: ContactChannel.options.map((value) => ({
              value,
              label: say(`channel.${value}`),
            })),
          },
          {
            kind: 'choice',
            key: 'category',
            label: say('category'),
            options: Category.options.map((value) => ({ value, label: kit(`category.${value}`) })),
          },
          { kind: 'division', key: 'division', label: say('where') },
          { kind: 'dates', key: 'received', label: say('received'), from: 'from', to: 'to' },
        ]}
        keyOf={({ id }) => id}
        open={({ id }) => `/contacts/${id}`}
        empty={
          <EmptyState title={say('list.empty')}>
            <p>{say('list.empty.meaning')}</p>
          </EmptyState>
        }
        columns={useColumns()}
      />
    </>
  )
}

function useColumns(): readonly Column<ContactRow>[] {
  const say = useWords(hotlineWording)
  const kit = useWords(kitWording)
  return [
    {
      key: 'received',
      isShort: true,
      isFixed: true,
      head: say('received'),
      cell: ({ receivedAt }) => (
        <span title={exactly(receivedAt)}>
          {shortDay(receivedAt)} {timeOf(receivedAt)}
        </span>
      ),
    },
    {
      key: 'about',
      isFixed: true,
      head: say('about'),
      cell: ({ nature, category, topic, urgency }) =>
        nature === 'told' ? (
          <>
            <b>{category === null ? '' : kit(`category.${category}`)}</b>
            {topic !== null && ` · ${say(`topic.${topic}`)}`}
            {urgency !== 'usual' && ` · ${say(`urgency.${urgency}`)}`}
          </>
        ) : (
          <span className="dim">{say(`nature.${nature}`)}</span>
        ),
    },
    { key: 'where', head: say('where'), cell: ({ divisionName }) => divisionName },
    {
      key: 'channel',
      isShort: true,
      head: say('channel'),
      cell: ({ channel }) => say(`channel.${channel}`),
    },
    {
      key: 'length',
      isShort: true,
      isExtra: true,
      head: say('length'),
      cell: ({ seconds }) =>
        seconds < 60
          ? say('seconds', { n: seconds })
          : say('minutes', { n: Math.round(seconds / 60) }),
    },
    { key: 'who', isShort: true, head: say('who'), cell: ({ ownerName }) => ownerName },
    {
      key: 'due',
      head: say('due'),
      width: '160px',
      cell: ({ callBackFrom, callBackDueAt }) =>
        callBackDueAt === null ? '' : <Clock startedAt={callBackFrom} dueAt={callBackDueAt} />,
    },
    {
      key: 'state',
      isShort: true,
      head: say('state'),
      cell: ({ status }) => say(`status.${status}`),
    },
  ]
}
