import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Explained } from '#web/kit/Explained.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly, shortDay } from '#web/kit/time.ts'
import { usePeriodWords } from '#web/kit/period.ts'
import { useWords } from '#web/kit/wording.ts'
import { listChecksContract, type CheckRow } from '../check.contract.ts'
import { CheckOutcome } from '../zero-report.schema.ts'
import { CheckDialog } from './CheckDialog.tsx'
import { ZeroNav } from './ZeroNav.tsx'
import { zeroReportWording } from './zero-report.wording.ts'
import './zero-report.css'

/** 抽查: nil returns that were drawn, to be verified by call-back. With an id, those of one draw. */
export function ChecksPage(): ReactNode {
  const say = useWords(zeroReportWording)
  const periodWords = usePeriodWords()
  const draw = usePathId()
  const [check, setCheck] = useState<CheckRow | null>(null)
  const [status, setStatus] = useState('')
  return (
    <>
      <PageHead
        title={say('checks.title')}
        tabTitle={say('checks.title')}
        about={say('checks.about')}
      />
      <ZeroNav here="checks" />
      <StatusLine>{status}</StatusLine>
      <DataTable<CheckRow>
        id="zero-checks"
        caption={say('checks.list')}
        contract={listChecksContract}
        hasSearch={false}
        fixed={draw === '' ? {} : { draw }}
        views={[
          { key: 'open', label: say('checks.open'), conditions: { outcome: 'open' } },
          {
            key: 'concealed',
            label: say('outcome.concealed'),
            conditions: { outcome: 'concealed' },
          },
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'outcome',
            label: say('outcome'),
            options: [...CheckOutcome.options, 'open' as const].map((value) => ({
              value,
              label: say(`outcome.${value}`),
            })),
          },
          { kind: 'dates', key: 'period', label: say('period'), from: 'from', to: 'to' },
        ]}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={say('checks.empty')}>
            <p>{say('checks.empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'organisation',
            isFixed: true,
            head: say('organisation'),
            cell: ({ organisation, reportId }) => (
              <Go to={`/zero-reports/${reportId}`}>{organisation.name}</Go>
            ),
          },
          {
            key: 'period',
            isShort: true,
            head: say('period'),
            cell: (row) => periodWords(row),
          },
          {
            key: 'signed',
            isShort: true,
            head: say('signed'),
            cell: ({ signedByName, signedAt }) => (
              <span title={exactly(signedAt)}>
                {signedByName} {shortDay(signedAt)}
              </span>
            ),
          },
          {
            key: 'outcome',
            isShort: true,
            head: say('outcome'),
            cell: (row) => <Outcome row={row} />,
          },
          { key: 'note', head: say('note'), cell: ({ note }) => note ?? '' },
          { key: 'draw', isShort: true, head: say('draw'), cell: (row) => <Draw row={row} /> },
          {
            key: 'act',
            isShort: true,
            head: say('can'),
            cell: (row) =>
              row.refusal === null ? (
                <Button isSmall onClick={() => setCheck(row)}>
                  {say('settle')}
                </Button>
              ) : (
                <span className="dim">
                  {row.doneByName} {row.doneAt === null ? '' : shortDay(row.doneAt)}
                </span>
              ),
          },
        ]}
      />
      {check !== null && (
        <CheckDialog
          check={check}
          onClose={() => setCheck(null)}
          done={() => {
            setCheck(null)
            setStatus(say('settle.done'))
          }}
        />
      )}
    </>
  )
}

function Outcome({ row }: { row: CheckRow }): ReactNode {
  const say = useWords(zeroReportWording)
  if (row.outcome === null) return <Clock startedAt={row.draw.at} dueAt={row.dueAt} />
  const words = say(`outcome.${row.outcome}`)
  return (
    <>
      {row.outcome === 'concealed' ? <b>{words}</b> : words}
      {row.calls !== null && row.calls > 0 && (
        <small className="dim zero-calls">{say('calls.count', { count: row.calls })}</small>
      )}
    </>
  )
}

function Draw({ row: { draw } }: { row: CheckRow }): ReactNode {
  const say = useWords(zeroReportWording)
  const { population, percent, drawn, seed, at } = draw
  const value = `${drawn} / ${population}`
  return (
    <Explained
      className="link"
      label={`${say('draw')} ${value}`}
      about={{
        title: say('draw'),
        value,
        pairs: [
          [say('def.name'), say('draw.words', { population, percent, drawn, seed })],
          [say('signed.at'), exactly(at)],
        ],
      }}
    >
      {value}
    </Explained>
  )
}
