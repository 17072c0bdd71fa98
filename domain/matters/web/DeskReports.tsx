import type { ReactNode } from 'react'
import { waitingReportsContract } from '#domain/zero-reports/zero-report.contract.ts'
import type { OutputOf } from '#platform/http/endpoint.ts'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { usePeriodWords } from '#web/kit/period.ts'
import { useCall } from '#web/kit/query.ts'
import { useHasRole } from '#web/kit/session.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { useWords } from '#web/kit/wording.ts'
import { deskWording } from './desk.wording.ts'

type Waiting = OutputOf<typeof waitingReportsContract>

/** For whoever signs or reviews zero-reports; the other desks do not ask. */
export function useWaitingReports(): Waiting | undefined {
  const owes = useHasRole('village-executive', 'township-officer', 'county-officer', 'city-officer')
  return useCall(waitingReportsContract, {}, { enabled: owes, refetchSeconds: 60 }).data
}

/** A report is owed whether or not there is a matter: without it a desk would say that all is done. */
export function DeskReports({ waiting: { toSign, toReview } }: { waiting: Waiting }): ReactNode {
  const say = useWords(deskWording)
  const periodWords = usePeriodWords()
  return (
    <section className="desk-reports" aria-label={say('reports')}>
      <ul>
        {toSign.map((report) => (
          <li key={report.id}>
            <b>{say('report.sign', { period: periodWords(report) })}</b>
            {report.state === 'returned' && <Tag tone="due">{say('report.returned')}</Tag>}
            <Clock startedAt={report.opensAt} dueAt={report.dueAt} />
            <Go to="/zero-reports" className="btn soft">
              {say('report.sign.do')}
            </Go>
          </li>
        ))}
        {toReview > 0 && (
          <li>
            {say('report.review', { count: toReview })}
            <Go to="/zero-list?toReview=true&reviewed=false" className="btn">
              {say('report.review.do')}
            </Go>
          </li>
        )}
      </ul>
    </section>
  )
}
