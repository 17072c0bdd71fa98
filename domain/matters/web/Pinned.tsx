import type { ReactNode } from 'react'
import { wordsLeft } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { exactly, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { DeskRow } from '../desk.contract.ts'
import { actWording } from './act.wording.ts'
import { placeOf } from './desk.ts'
import { deskWording } from './desk.wording.ts'
import { matterWording } from './matter.wording.ts'

/** A person in danger, above everything else until somebody has taken it and reached her. */
export function Pinned({ row }: { row: DeskRow }): ReactNode {
  const say = useWords(deskWording)
  const matter = useWords(matterWording)
  const act = useWords(actWording)
  const kit = useWords(kitWording)
  const now = useNow()
  return (
    <section className="pin" aria-label={`${say('pinned.label')} ${row.number}`}>
      <h2>{say('pinned')}</h2>
      <p className="what">
        {row.divisionName} {row.subject}
        <small>
          {row.category !== null && `${kit(`category.${row.category}`)} · `}
          {row.number}
        </small>
      </p>
      <p className="how" title={exactly(row.dueAt)}>
        {matter(`step.${row.kind}`)} <b>{wordsLeft(kit, row.dueAt, now)}</b>
        {row.isEscalated && ` · ${matter('step.escalated')}`}
      </p>
      <div className="acts">
        <Go to={`/matters/${row.matterId}`} className="btn stop-soft">
          {say('pinned.open')}
        </Go>
        <Go to={placeOf(row)} className="btn stop">
          {row.action === null ? say('pinned.open') : act(`act.${row.action}`)}
        </Go>
      </div>
    </section>
  )
}
