import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { ChoiceField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { dayOf, shortDay, useNow } from '#web/kit/time.ts'
import { usePeriodWords } from '#web/kit/period.ts'
import { useWords } from '#web/kit/wording.ts'
import { closeBundleContract, listBundlesContract, type BundleRow } from '../bundle.contract.ts'
import { BundleStatus } from '../bundle.schema.ts'
import { monthsOver } from './counting.ts'
import { ZeroNav } from './ZeroNav.tsx'
import { zeroReportWording } from './zero-report.wording.ts'
import './zero-report.css'

/** 移交平安办: the months that were closed and handed over, and what came back. */
export function BundlesPage(): ReactNode {
  const say = useWords(zeroReportWording)
  const periodWords = usePeriodWords()
  const isSender = useHasRole('county-officer', 'city-officer')
  const [isClosing, setClosing] = useState(false)
  const [status, setStatus] = useState('')
  return (
    <>
      <PageHead
        title={say('bundles.title')}
        tabTitle={say('bundles.title')}
        about={say('bundles.about')}
      >
        {isSender && (
          <Button tone="go" onClick={() => setClosing(true)}>
            {say('bundles.close')}
          </Button>
        )}
      </PageHead>
      <ZeroNav here="bundles" />
      <StatusLine>{status}</StatusLine>
      <DataTable<BundleRow>
        id="zero-bundles"
        caption={say('bundles.list')}
        contract={listBundlesContract}
        hasSearch={false}
        filters={[
          {
            kind: 'choice',
            key: 'status',
            label: say('state'),
            options: BundleStatus.options.map((value) => ({
              value,
              label: say(`bundle.status.${value}`),
            })),
          },
        ]}
        keyOf={({ id }) => id}
        open={({ id }) => `/zero-bundles/${id}`}
        empty={
          <EmptyState title={say('bundles.empty')}>
            <p>{say('bundles.empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'period',
            isFixed: true,
            isShort: true,
            head: say('period'),
            cell: (row) => <b>{periodWords(row)}</b>,
          },
          { key: 'sender', head: say('sender'), cell: ({ sender }) => sender.name },
          { key: 'receiver', head: say('receiver'), cell: ({ receiver }) => receiver.name },
          { key: 'hazards', isNumber: true, head: say('hazards'), cell: ({ hazards }) => hazards },
          {
            key: 'withheld',
            isNumber: true,
            isExtra: true,
            head: say('withheld'),
            cell: ({ withheld }) => withheld,
          },
          {
            key: 'reports',
            head: say('reports'),
            cell: ({ owed, filed, nil }) => say('reports.words', { owed, filed, nil }),
          },
          {
            key: 'status',
            isShort: true,
            head: say('state'),
            cell: (row) => (
              <Tag tone={row.status === 'sent' ? 'due' : 'plain'}>
                {say(`bundle.status.${row.status}`)}
              </Tag>
            ),
          },
          {
            key: 'closed',
            isShort: true,
            head: say('bundle.closed'),
            cell: ({ closedAt, closedByName }) => `${closedByName} ${shortDay(closedAt)}`,
          },
        ]}
      />
      {isClosing && (
        <CloseDialog
          onClose={() => setClosing(false)}
          done={(receiver) => {
            setClosing(false)
            setStatus(say('bundles.closed', { receiver }))
          }}
        />
      )}
    </>
  )
}

function CloseDialog({
  onClose,
  done,
}: {
  onClose: () => void
  done: (receiver: string) => void
}): ReactNode {
  const say = useWords(zeroReportWording)
  const periodWords = usePeriodWords()
  const kit = useWords(kitWording)
  const now = useNow()
  const [period, setPeriod] = useState('')
  const closing = useCommand(closeBundleContract, {
    refresh: ['zero-bundles.'],
    done: ({ receiver }) => done(receiver.name),
  })
  return (
    <Dialog title={say('bundles.close')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          closing.mutate({ body: { period } })
        }}
      >
        <ChoiceField
          label={say('bundles.close.period')}
          hint={say('bundles.close.note')}
          required
          value={period}
          onValue={setPeriod}
          options={monthsOver(dayOf(now)).map((month) => ({
            value: month,
            label: periodWords({ period: month, from: '', to: '' }),
          }))}
        />
        <Refused problem={closing.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={closing.isPending}>
            {say('bundles.close')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
