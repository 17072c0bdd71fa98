import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useCall } from '#web/kit/query.ts'
import { useHasRole } from '#web/kit/session.ts'
import { useWords } from '#web/kit/wording.ts'
import { listSupervisionContract } from '../supervision.contract.ts'
import { IssueDialog } from './IssueDialog.tsx'
import { supervisionWording } from './supervision.wording.ts'

/** What supervises one matter, as far as the reader sees it; for its page. */
export function MatterSupervision({ matterId }: { matterId: string }): ReactNode {
  const say = useWords(supervisionWording)
  const [isIssuing, setIsIssuing] = useState(false)
  const mayIssue = useHasRole('county-officer', 'city-officer')
  const { data } = useCall(listSupervisionContract, { query: { matterId, size: 20 } })
  const items = data?.items ?? []
  if (items.length === 0 && !mayIssue) return null
  return (
    <section>
      <h2>{say('title')}</h2>
      <ul className="clocks">
        {items.map(({ id, kind, number, status, issuedAt, replyDueAt, addressee }) => (
          <li key={id}>
            <span>
              <Go to={`/supervision/${id}`}>{number ?? say(`kind.${kind}`)}</Go>
              <small>
                {addressee.name} · {say(`status.${status}`)}
              </small>
            </span>
            {status === 'issued' && issuedAt !== null && replyDueAt !== null && (
              <Clock startedAt={issuedAt} dueAt={replyDueAt} />
            )}
          </li>
        ))}
      </ul>
      {mayIssue && (
        <Button isSmall onClick={() => setIsIssuing(true)}>
          {say('issue')}
        </Button>
      )}
      {isIssuing && <IssueDialog matterId={matterId} onClose={() => setIsIssuing(false)} />}
    </section>
  )
}
