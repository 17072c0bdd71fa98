import type { ReactNode } from 'react'
import { listMattersContract } from '#domain/matters/matter-page.contract.ts'
import { listVisitsContract } from '#domain/visits/visit.contract.ts'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { useCall } from '#web/kit/query.ts'
import { ErrorState } from '#web/kit/States.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { fileActsWording } from './file-acts.wording.ts'
import { personWording } from './person.wording.ts'

const shown = 10

/** That she was visited, when and by whom; what was told stands on the visit's own page. */
export function PersonVisits({ id }: { id: string }): ReactNode {
  const say = useWords(personWording)
  const answer = useCall(listVisitsContract, { query: { person: id, size: shown } })
  if (answer.error !== null) return <ErrorState isPart problem={answer.error} />
  if (answer.data === undefined) return <Loading what={say('visits')} />
  if (answer.data.items.length === 0) return <p className="dim">{say('visits.none')}</p>
  return (
    <>
      <ul className="person-visits">
        {answer.data.items.map((visit) => (
          <li key={visit.id}>
            <Go to={`/visits/${visit.id}`}>{shortDay(visit.date)}</Go>
            <span>{visit.divisionName}</span>
            <span className="dim">{visit.executiveName}</span>
            <span className="meta">{visit.number}</span>
          </li>
        ))}
      </ul>
      <p className="acts">
        <Go to={`/visits?person=${id}`}>{say('visits.all')}</Go>
      </p>
    </>
  )
}

/** The matters that are open to the reader, by number: what they are about stands on their pages. */
export function PersonMatters({ id }: { id: string }): ReactNode {
  const say = useWords(fileActsWording)
  const kit = useWords(kitWording)
  const answer = useCall(listMattersContract, { query: { person: id, size: shown } })
  if (answer.error !== null) return <ErrorState isPart problem={answer.error} />
  if (answer.data === undefined) return <Loading what={say('matters')} />
  if (answer.data.items.length === 0) return <p className="dim">{say('matters.none')}</p>
  return (
    <>
      <ul className="person-visits">
        {answer.data.items.map((matter) => (
          <li key={matter.id}>
            <Go to={`/matters/${matter.id}`}>{matter.number}</Go>
            <span>
              {kit(`category.${matter.category}`)} · {matter.organisation.name}
            </span>
            <span className="dim">{shortDay(matter.openedAt)}</span>
            <Level level={matter.level} />
          </li>
        ))}
      </ul>
      <p className="acts">
        <Go to={`/matters?person=${id}`}>{say('matters.all')}</Go>
      </p>
    </>
  )
}
