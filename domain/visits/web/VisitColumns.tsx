import type { ReactNode } from 'react'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Level } from '#web/kit/Level.tsx'
import { Stamp, Tag } from '#web/kit/Stamp.tsx'
import type { Column } from '#web/kit/table.ts'
import { shortDay, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { VisitListed } from '../visit.contract.ts'
import { visitWording } from './visit.wording.ts'
import './visit.css'

export function useVisitColumns(): Column<VisitListed>[] {
  const say = useWords(visitWording)
  const kit = useWords(kitWording)
  const now = useNow()
  return [
    {
      key: 'date',
      head: say('date'),
      width: '104px',
      isFixed: true,
      cell: ({ date }) => (
        <span className="nb" title={date}>
          {shortDay(date, now)}
        </span>
      ),
    },
    {
      key: 'place',
      head: say('place'),
      isFixed: true,
      cell: ({ divisionName }) => divisionName,
    },
    {
      key: 'subject',
      head: say('subject'),
      cell: ({ subject }) =>
        subject === null ? <span className="dim">{say('subject.none')}</span> : <b>{subject}</b>,
    },
    { key: 'found', head: say('found'), cell: (visit) => <Found visit={visit} /> },
    { key: 'executive', head: say('executive'), cell: ({ executiveName }) => executiveName },
    {
      key: 'number',
      head: say('number'),
      cell: ({ number }) => <span className="meta nb">{number}</span>,
    },
    {
      key: 'sensitivity',
      head: say('sensitivity'),
      isExtra: true,
      cell: ({ sensitivity }) => kit(`sensitivity.${sensitivity}`),
    },
  ]
}

/** That something was found, never what: the list may be seen over a shoulder. */
function Found({ visit }: { visit: VisitListed }): ReactNode {
  const say = useWords(visitWording)
  const { hasHazard, hasNeed, hasSolved, hazardLevel, sensitivity } = visit
  if (!hasHazard && !hasNeed && !hasSolved) {
    return <span className="dim">{say('found.nothing')}</span>
  }
  return (
    <span className="found">
      {hasHazard && (
        <span className="stamped">
          <Stamp sign={say('sign.hazard')} tone="doc" />
          {say('found.hazard')}
          {hazardLevel !== null && <Level level={hazardLevel} />}
        </span>
      )}
      {hasNeed && (
        <span className="stamped">
          <Stamp sign={say('sign.need')} />
          {say('found.need')}
        </span>
      )}
      {hasSolved && (
        <span className="stamped">
          <Stamp sign={say('sign.solved')} />
          {say('found.solved')}
        </span>
      )}
      {sensitivity !== 'normal' && <Kept of={sensitivity} />}
    </span>
  )
}

export function Kept({ of }: { of: 'sensitive' | 'sealed' }): ReactNode {
  const kit = useWords(kitWording)
  return <Tag>{kit(`sensitivity.${of}`)}</Tag>
}
