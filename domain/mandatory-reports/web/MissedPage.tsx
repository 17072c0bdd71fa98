import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { FieldsForm } from '#web/kit/FieldsForm.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly, shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  answerMissedContract,
  listMissedContract,
  type WatchRow,
} from '../report-watch.contract.ts'
import { mandatoryReportWording } from './mandatory-report.wording.ts'

const outcomes = ['report-made', 'no-duty'] as const

/** 漏报: findings that owed a report and have none; the procuratorate says what it found. */
export function MissedPage(): ReactNode {
  const say = useWords(mandatoryReportWording)
  const [answered, setAnswered] = useState<WatchRow | null>(null)
  const [status, setStatus] = useState('')
  return (
    <>
      <PageHead title={say('missed')} tabTitle={say('missed')} about={say('missed.about')} />
      <StatusLine>{status}</StatusLine>
      <DataTable<WatchRow>
        id="missed-reports"
        caption={say('missed.list')}
        contract={listMissedContract}
        hasSearch={false}
        views={[
          ...(['missed', ...outcomes] as const).map((one) => ({
            key: one,
            label: say(`missed.status.${one}`),
            conditions: { status: one },
          })),
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          {
            ...{ kind: 'choice', key: 'status', label: say('status') },
            options: (['missed', ...outcomes] as const).map((value) => ({
              value,
              label: say(`missed.status.${value}`),
            })),
          },
        ]}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={say('missed.empty')}>
            <p>{say('missed.empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'number',
            head: say('missed.number'),
            isShort: true,
            isFixed: true,
            cell: (row) => row.leadNumber,
          },
          {
            key: 'status',
            head: say('status'),
            isShort: true,
            cell: (row) => (
              <Tag tone={row.status === 'missed' ? 'due' : 'plain'}>
                {say(`missed.status.${row.status}`)}
              </Tag>
            ),
          },
          {
            key: 'situations',
            head: say('situations'),
            cell: ({ situations }) => situations.map((code) => say(`situation.${code}`)).join('；'),
          },
          {
            key: 'channel',
            head: say('missed.channel'),
            isShort: true,
            cell: ({ channel }) => say(`channel.${channel}`),
          },
          {
            key: 'division',
            head: say('division'),
            isShort: true,
            cell: (row) => row.divisionName,
          },
          {
            key: 'found',
            head: say('missed.found'),
            isShort: true,
            cell: ({ foundAt }) => <time title={exactly(foundAt)}>{shortDay(foundAt)}</time>,
          },
          {
            key: 'review',
            head: say('missed.review'),
            width: '180px',
            cell: ({ status: stands, dueAt, reviewDueAt, answer }) =>
              stands === 'missed' && reviewDueAt !== null ? (
                <Clock startedAt={dueAt} dueAt={reviewDueAt} />
              ) : (
                (answer ?? '')
              ),
          },
          {
            key: 'act',
            head: say('can'),
            isShort: true,
            cell: (row) =>
              row.status === 'missed' && (
                <Button isSmall onClick={() => setAnswered(row)}>
                  {say('missed.answer')}
                </Button>
              ),
          },
        ]}
      />
      {answered !== null && (
        <AnswerForm
          row={answered}
          onClose={() => setAnswered(null)}
          done={() => {
            setAnswered(null)
            setStatus(say('done', { act: say('missed.answer') }))
          }}
        />
      )}
    </>
  )
}

function AnswerForm({
  row: { id, leadNumber, version },
  onClose,
  done,
}: {
  row: WatchRow
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(mandatoryReportWording)
  const command = useCommand(answerMissedContract, { refresh: ['missed-reports.'] })
  return (
    <FieldsForm
      name={`missed-report.${id}`}
      title={say('missed.answer')}
      about={leadNumber}
      fields={[
        {
          ...{ key: 'outcome', label: say('missed.outcome'), kind: 'few' },
          options: outcomes.map((value) => ({ value, label: say(`missed.status.${value}`) })),
        },
        { key: 'reason', label: say('field.reason'), kind: 'area' },
      ]}
      problem={command.error}
      isPending={command.isPending}
      onClose={onClose}
      onSend={(values, clear) => {
        const outcome = outcomes.find((one) => one === values['outcome'])
        if (outcome === undefined) return
        command.mutate(
          { params: { id }, body: { outcome, reason: values['reason'] ?? '', version } },
          {
            onSuccess: () => {
              clear()
              done()
            },
          },
        )
      }}
    />
  )
}
