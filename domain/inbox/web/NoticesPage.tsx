import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { Stamp } from '#web/kit/Stamp.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly, serverNow, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  listNoticesContract,
  readAllNoticesContract,
  readNoticeContract,
} from '../notice.contract.ts'
import { traitsOf } from '../notice-kind.schema.ts'
import { subjectPages } from '../notice-subject.schema.ts'
import type { NoticeItem } from '../notice.schema.ts'
import { noticeWording } from '#web/kit/notice.wording.ts'

export function NoticesPage(): ReactNode {
  const say = useWords(noticeWording)
  const [openedAt] = useState(() => new Date(serverNow()).toISOString())
  const [status, setStatus] = useState('')
  const readOne = useCommand(readNoticeContract, { refresh: ['inbox.'] })
  const readAll = useCommand(readAllNoticesContract, {
    refresh: ['inbox.'],
    done: ({ read }) => setStatus(say('read-all.done', { count: read })),
  })
  const mark = (notice: NoticeItem): void => {
    if (notice.readAt === null) readOne.mutate({ params: { id: notice.id } })
  }
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')}>
        <Button onClick={() => readAll.mutate({ body: { until: openedAt } })}>
          {say('read-all')}
        </Button>
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <Refused problem={readOne.error ?? readAll.error} />
      <DataTable<NoticeItem>
        id="notices"
        caption={say('list')}
        contract={listNoticesContract}
        hasSearch={false}
        alsoKnown={['state']}
        views={[
          { key: 'unread', label: say('unread'), conditions: {} },
          { key: 'all', label: say('all'), conditions: { state: 'all' } },
        ]}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'at',
            head: say('at'),
            width: '140px',
            isFixed: true,
            cell: ({ createdAt }) => (
              <time dateTime={createdAt} title={exactly(createdAt)}>
                {shortDay(createdAt)} {timeOf(createdAt)}
              </time>
            ),
          },
          {
            key: 'what',
            head: say('what'),
            isFixed: true,
            cell: (notice) => (
              <span className="stamped">
                <Stamp
                  sign={traitsOf(notice.kind).sign}
                  tone={traitsOf(notice.kind).urgency === 'danger' ? 'red' : 'plain'}
                />
                <Subject notice={notice} onOpen={() => mark(notice)} />
              </span>
            ),
          },
          {
            key: 'to',
            head: say('to'),
            width: '120px',
            cell: ({ toYou }) => say(toYou ? 'to.you' : 'to.org'),
          },
          {
            key: 'read',
            head: say('read'),
            width: '110px',
            isFixed: true,
            cell: (notice) =>
              notice.readAt === null ? (
                <Button isSmall onClick={() => mark(notice)}>
                  {say('read')}
                </Button>
              ) : (
                <span className="dim">✓ {shortDay(notice.readAt)}</span>
              ),
          },
        ]}
      />
    </>
  )
}

function Subject({ notice, onOpen }: { notice: NoticeItem; onOpen: () => void }): ReactNode {
  const say = useWords(noticeWording)
  const words = say(`kind.${notice.kind}`)
  if (!notice.isOpen) {
    return (
      <span>
        {words} <span className="meta">{say('hidden')}</span>
      </span>
    )
  }
  return (
    <Go to={`${subjectPages[notice.subjectKind]}${notice.subjectId}`} onClick={onOpen}>
      {words} <span className="no">{notice.subjectNumber ?? ''}</span>
    </Go>
  )
}
