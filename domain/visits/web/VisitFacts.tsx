import type { ReactNode } from 'react'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { VisitFile } from '../visit.contract.ts'
import { visitWording } from './visit.wording.ts'

/** Who met whom, where, when, and how the record came into the house. */
export function VisitFacts({ visit }: { visit: VisitFile }): ReactNode {
  const say = useWords(visitWording)
  const kit = useWords(kitWording)
  const { personId, tags, batchId } = visit
  return (
    <dl className="pairs">
      <dt>{say('subject')}</dt>
      <dd>
        {visit.subject ?? <span className="dim">{say('subject.none')}</span>}
        {personId !== null && (
          <span className="under">
            <Go to={`/people/${personId}`}>{say('person.open')}</Go>
            <Go to={`/visits?person=${personId}`}>{say('person.visits')}</Go>
          </span>
        )}
      </dd>
      <dt>{say('group')}</dt>
      <dd>
        {tags.length === 0 ? say('group.none') : tags.map((tag) => kit(`group.${tag}`)).join(' · ')}
      </dd>
      <dt>{say('date')}</dt>
      <dd>{visit.date}</dd>
      <dt>{say('place')}</dt>
      <dd>{visit.divisionName}</dd>
      <dt>{say('executive')}</dt>
      <dd>
        {visit.executiveName} <span className="meta">{visit.executiveNumber}</span>
      </dd>
      <dt>{say('number')}</dt>
      <dd>{visit.number}</dd>
      <dt>{say('source')}</dt>
      <dd>
        {say(`source.${visit.source}`)}
        {batchId !== null && visit.source === 'import' && (
          <>
            {' '}
            <Go to={`/visits/imports/${batchId}`}>{say('source.open')}</Go>
          </>
        )}
      </dd>
      <dt>{say('recorded')}</dt>
      <dd>{exactly(visit.recordedAt)}</dd>
    </dl>
  )
}
