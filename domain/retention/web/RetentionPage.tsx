import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { figure, shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  listRunsContract,
  proposeRunContract,
  readRuleContract,
  type RunView,
} from '../retention.contract.ts'
import { retentionWording } from './retention.wording.ts'

/** The rule, and the runs that carried it out. */
export function RetentionPage(): ReactNode {
  const say = useWords(retentionWording)
  const rule = useCall(readRuleContract, {}).data
  const [status, setStatus] = useState('')
  const propose = useCommand(proposeRunContract, {
    refresh: ['retention.'],
    done: () => setStatus(say('proposed')),
  })
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')}>
        <Button
          tone="go"
          aria-busy={propose.isPending}
          onClick={() => propose.mutate({ body: {} })}
        >
          {say('propose')}
        </Button>
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <Refused problem={propose.error} />
      {rule !== undefined && (
        <p>
          {say('about', { years: rule.matterYears })}{' '}
          {say('before', { day: shortDay(rule.closedBefore) })}
        </p>
      )}
      <p className="acts">
        <Go to="/settings/retention">{say('rule')}</Go>
        <Go to="/retention/holds">{say('holds')}</Go>
      </p>
      <DataTable<RunView>
        id="erasure-runs"
        caption={say('list')}
        contract={listRunsContract}
        hasSearch={false}
        keyOf={({ id }) => id}
        open={({ id }) => `/retention/${id}`}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'proposed-at',
            head: say('proposed-at'),
            isShort: true,
            isFixed: true,
            cell: ({ id, proposedAt }) => <Go to={`/retention/${id}`}>{shortDay(proposedAt)}</Go>,
          },
          { key: 'by', head: say('by'), isShort: true, cell: (run) => run.proposedByName },
          {
            key: 'status',
            head: say('status'),
            isShort: true,
            cell: ({ status: now }) => (
              <Tag tone={now === 'proposed' ? 'plum' : 'plain'}>{say(`status.${now}`)}</Tag>
            ),
          },
          { key: 'listed', head: say('listed'), isShort: true, cell: (run) => figure(run.listed) },
          {
            key: 'blocked',
            head: say('blocked'),
            isShort: true,
            cell: (run) => figure(run.blocked),
          },
          { key: 'erased', head: say('erased'), isShort: true, cell: (run) => figure(run.erased) },
          { key: 'kept', head: say('kept'), isShort: true, cell: (run) => figure(run.kept) },
        ]}
      />
    </>
  )
}
