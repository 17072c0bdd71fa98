import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  approveRunContract,
  listItemsContract,
  readRunContract,
  withdrawRunContract,
  type RunView,
} from '../retention.contract.ts'
import { ItemState, type RunItem } from '../retention.schema.ts'
import { retentionWording } from './retention.wording.ts'

export function RunPage(): ReactNode {
  const say = useWords(retentionWording)
  const id = usePathId()
  const answer = useCall(readRunContract, { params: { id } }, { refetchSeconds: 20 })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <OneRun run={answer.data} />
}

function OneRun({ run }: { run: RunView }): ReactNode {
  const say = useWords(retentionWording)
  const [status, setStatus] = useState('')
  const title = say('run', { day: shortDay(run.proposedAt) })
  const { years, closedBefore, proposedByName, approvedByName } = run
  const about = { years, day: shortDay(closedBefore), name: proposedByName }
  return (
    <>
      <PageHead title={title} tabTitle={title}>
        {run.status === 'proposed' && <Decide run={run} done={setStatus} />}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <p>
        <Tag tone={run.status === 'proposed' ? 'plum' : 'plain'}>{say(`status.${run.status}`)}</Tag>{' '}
        {say('run.about', about)}{' '}
        {approvedByName !== null && say('approved-by', { name: approvedByName })}
      </p>
      <Items id={run.id} />
    </>
  )
}

function Decide({ run, done }: { run: RunView; done: (said: string) => void }): ReactNode {
  const say = useWords(retentionWording)
  const [isAsking, setAsking] = useState(false)
  const { id, version, listed } = run
  const approve = useCommand(approveRunContract, {
    refresh: ['retention.'],
    done: () => {
      setAsking(false)
      done(say('approved'))
    },
  })
  const withdraw = useCommand(withdrawRunContract, {
    refresh: ['retention.'],
    done: () => done(say('withdrawn')),
  })
  const body = { params: { id }, body: { version } }
  return (
    <>
      <Button onClick={() => withdraw.mutate(body)}>{say('withdraw')}</Button>
      <Button
        tone="go"
        onClick={() => setAsking(true)}
        {...(run.mayApprove ? {} : { why: say('approve.not') })}
      >
        {say('approve')}
      </Button>
      <Refused problem={withdraw.error} />
      {isAsking && (
        <Dialog title={say('approve')} onClose={() => setAsking(false)}>
          <p>{say('approve.meaning')}</p>
          <Refused problem={approve.error} />
          <div className="acts">
            <Button tone="go" aria-busy={approve.isPending} onClick={() => approve.mutate(body)}>
              {say('approve.sure', { count: listed })}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

function Items({ id }: { id: string }): ReactNode {
  const say = useWords(retentionWording)
  const sayKit = useWords(kitWording)
  return (
    <DataTable<RunItem>
      id="erasure-items"
      caption={say('items')}
      contract={listItemsContract}
      params={{ id }}
      hasSearch={false}
      alsoKnown={['state']}
      views={[
        { key: 'all', label: say('view.all'), conditions: {} },
        ...ItemState.options.map((state) => ({
          key: state,
          label: say(`state.${state}`),
          conditions: { state },
        })),
      ]}
      keyOf={({ matterId }) => matterId}
      empty={<EmptyState title={say('items.empty')} />}
      columns={[
        {
          key: 'number',
          head: say('number'),
          isShort: true,
          isFixed: true,
          cell: ({ matterId, number }) => <Go to={`/matters/${matterId}`}>{number}</Go>,
        },
        {
          key: 'category',
          head: say('category'),
          isShort: true,
          cell: ({ category }) => sayKit(`category.${category}` as 'category.other'),
        },
        {
          key: 'closed',
          head: say('closed'),
          isShort: true,
          cell: (row) => shortDay(row.closedAt),
        },
        {
          key: 'state',
          head: say('state'),
          isShort: true,
          cell: ({ state }) => <Tag tone="plain">{say(`state.${state}`)}</Tag>,
        },
        {
          key: 'why',
          head: say('why'),
          cell: ({ blocker }) => (blocker === null ? '' : say(`blocker.${blocker}`)),
        },
      ]}
    />
  )
}
