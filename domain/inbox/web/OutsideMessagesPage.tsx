import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords, type Say } from '#web/kit/wording.ts'
import { listMessagesContract, retryMessageContract } from '../outside-message.contract.ts'
import type { OutsideMessageItem } from '../outside-message.schema.ts'
import { messageWording } from './message.wording.ts'

/** The system administrator's list of what could not be sent, and why. */
export function OutsideMessagesPage(): ReactNode {
  const say = useWords(messageWording)
  const [status, setStatus] = useState('')
  const retry = useCommand(retryMessageContract, {
    refresh: ['outsideMessages.'],
    done: () => setStatus(say('retried')),
  })
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <StatusLine>{status}</StatusLine>
      <Refused problem={retry.error} />
      <DataTable<OutsideMessageItem>
        id="outside-messages"
        caption={say('list')}
        contract={listMessagesContract}
        hasSearch={false}
        alsoKnown={['state']}
        views={[
          { key: 'failed', label: say('failed'), conditions: {} },
          { key: 'waiting', label: say('waiting'), conditions: { state: 'waiting' } },
          { key: 'sent', label: say('sent'), conditions: { state: 'sent' } },
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
            key: 'to',
            head: say('to'),
            isFixed: true,
            cell: ({ accountName }) => accountName,
          },
          {
            key: 'what',
            head: say('what'),
            width: '160px',
            cell: ({ urgency, notices }) =>
              urgency === 'danger' ? (
                <b>{say('what.danger')}</b>
              ) : (
                say('what.count', { count: notices })
              ),
          },
          {
            key: 'state',
            head: say('state'),
            cell: (message) => resultOf(message, say),
          },
          {
            key: 'retry',
            head: say('retry'),
            width: '110px',
            isFixed: true,
            cell: ({ id, state, version }) =>
              state === 'failed' && (
                <Button isSmall onClick={() => retry.mutate({ params: { id }, body: { version } })}>
                  {say('retry')}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}

type Key = typeof messageWording extends { readonly keys?: infer Known }
  ? NonNullable<Known>
  : never

function resultOf({ state, attempts, reason }: OutsideMessageItem, say: Say<Key>): string {
  const parts = [say(`state.${state}`)]
  if (attempts > 0 && state !== 'sent') parts.push(say('attempts', { count: attempts }))
  if (reason !== null) parts.push(reasonOf(reason, say))
  return parts.join(' · ')
}

function reasonOf(reason: string, say: Say<Key>): string {
  switch (reason) {
    case 'unreachable':
    case 'no-answer':
    case 'no-gateway':
      return say(`reason.${reason}`)
    default:
      return say('reason.answered', { status: reason.replace('answered-', '') })
  }
}
