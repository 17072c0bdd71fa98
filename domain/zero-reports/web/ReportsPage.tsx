import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import type { Picks } from '#web/kit/picks.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import type { Column, View } from '#web/kit/table.ts'
import { exactly, shortDay } from '#web/kit/time.ts'
import { usePeriodWords } from '#web/kit/period.ts'
import { useWords } from '#web/kit/wording.ts'
import { listReportsContract, reviewManyContract, type ReportRow } from '../zero-report.contract.ts'
import { ReportLevel, ReportState } from '../zero-report.schema.ts'
import { ReportMarks, ReportSays, ReportStateTag } from './Marks.tsx'
import { ZeroNav } from './ZeroNav.tsx'
import { zeroReportWording } from './zero-report.wording.ts'
import './zero-report.css'

/** 审核和查看: what waits for our review, and every report in reach. */
export function ReportsPage(): ReactNode {
  const say = useWords(zeroReportWording)
  const [status, setStatus] = useState('')
  const isReviewer = useHasRole('township-officer', 'county-officer', 'city-officer')
  const columns = useReportColumns()
  const toReview: View = {
    key: 'to-review',
    label: say('view.to-review'),
    conditions: { toReview: 'true', reviewed: 'false' },
  }
  const many = {
    nameOf: (row: ReportRow) => `${row.organisation.name} ${row.period}`,
    act: (picks: Picks<ReportRow>) => <ReviewPicked picks={picks} said={setStatus} />,
  }
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <ZeroNav here="list" />
      <StatusLine>{status}</StatusLine>
      <DataTable<ReportRow>
        id="zero-reports"
        caption={say('list')}
        contract={listReportsContract}
        hasSearch={false}
        alsoKnown={['toReview', 'reviewed', 'corrected', 'concealed']}
        views={[
          ...(isReviewer ? [toReview] : []),
          { key: 'overdue', label: say('view.overdue'), conditions: { state: 'overdue' } },
          { key: 'corrected', label: say('view.corrected'), conditions: { corrected: 'true' } },
          { key: 'concealed', label: say('view.concealed'), conditions: { concealed: 'true' } },
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'level',
            label: say('level'),
            options: ReportLevel.options.map((value) => ({ value, label: say(`level.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'state',
            label: say('state'),
            options: ReportState.options.map((value) => ({ value, label: say(`state.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'nil',
            label: say('content'),
            options: [
              { value: 'true', label: say('content.nil') },
              { value: 'false', label: say('hazards') },
            ],
          },
          { kind: 'division', key: 'division', label: say('division') },
          { kind: 'dates', key: 'period', label: say('period'), from: 'from', to: 'to' },
        ]}
        keyOf={({ id }) => id}
        open={({ id }) => `/zero-reports/${id}`}
        {...(isReviewer ? { many } : {})}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={columns}
      />
    </>
  )
}

function useReportColumns(): readonly Column<ReportRow>[] {
  const say = useWords(zeroReportWording)
  const periodWords = usePeriodWords()
  return [
    {
      key: 'organisation',
      isFixed: true,
      head: say('organisation'),
      cell: ({ organisation }) => <b>{organisation.name}</b>,
    },
    { key: 'period', isShort: true, head: say('period'), cell: (row) => periodWords(row) },
    {
      key: 'state',
      isShort: true,
      head: say('state'),
      cell: ({ state }) => <ReportStateTag state={state} />,
    },
    {
      key: 'content',
      isShort: true,
      head: say('content'),
      cell: ({ nil, hazards }) => <ReportSays nil={nil} hazards={hazards} />,
    },
    { key: 'mark', head: say('mark'), cell: (row) => <ReportMarks row={row} /> },
    {
      key: 'signed',
      isShort: true,
      head: say('signed'),
      cell: ({ filedByName, filedAt }) =>
        filedAt === null ? (
          ''
        ) : (
          <span title={exactly(filedAt)}>
            {filedByName} {shortDay(filedAt)}
          </span>
        ),
    },
    {
      key: 'due',
      isShort: true,
      head: say('due'),
      cell: ({ state, opensAt, dueAt }) =>
        ['due', 'overdue', 'returned'].includes(state) ? (
          <Clock startedAt={opensAt} dueAt={dueAt} />
        ) : (
          shortDay(dueAt)
        ),
    },
    {
      key: 'level',
      isExtra: true,
      isShort: true,
      head: say('level'),
      cell: ({ level }) => say(`level.${level}`),
    },
  ]
}

function ReviewPicked({
  picks,
  said,
}: {
  picks: Picks<ReportRow>
  said: (words: string) => void
}): ReactNode {
  const say = useWords(zeroReportWording)
  const reviewing = useCommand(reviewManyContract, {
    refresh: ['zero-reports.'],
    done({ items, reviewed }) {
      picks.clear()
      const refused = items.length - reviewed
      said(
        refused === 0
          ? say('done.review-many', { count: reviewed })
          : say('done.review-many.some', { count: reviewed, refused }),
      )
    },
  })
  return (
    <>
      <Button
        isSmall
        tone="go"
        aria-busy={reviewing.isPending}
        onClick={() => reviewing.mutate({ body: { ids: picks.rows.map(({ id }) => id) } })}
      >
        {say('review.many')}
      </Button>
      <Refused problem={reviewing.error} />
    </>
  )
}
