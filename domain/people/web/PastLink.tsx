import type { ReactNode } from 'react'
import { Go } from '#web/kit/Go.tsx'
import { useCall } from '#web/kit/query.ts'
import { useWords } from '#web/kit/wording.ts'
import { listPastEntriesContract } from '#domain/imports/import.contract.ts'
import { personWording } from './person.wording.ts'

/** The way to what old paper ledgers say of her; nothing where they say nothing. */
export function PastLink({ personId }: { personId: string }): ReactNode {
  const say = useWords(personWording)
  const past = useCall(listPastEntriesContract, { query: { person: personId, size: 1 } })
  const count = past.data?.total ?? 0
  return count === 0 ? null : (
    <Go to={`/past-entries?person=${personId}`} className="btn">
      {say('past', { count })}
    </Go>
  )
}
