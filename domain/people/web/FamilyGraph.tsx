import { useNavigate } from '@tanstack/react-router'
import { useId, type ReactNode } from 'react'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { useCall } from '#web/kit/query.ts'
import { ErrorState } from '#web/kit/States.tsx'
import { useWords } from '#web/kit/wording.ts'
import { familyContract, type Family } from '../relation.contract.ts'
import { placesOf } from './family-places.ts'
import { fileWording } from './file.wording.ts'

/** Who belongs to whom around a person: a picture, and the same in words for whoever reads instead. */
export function FamilyGraph({ personId }: { personId: string }): ReactNode {
  const say = useWords(fileWording)
  const answer = useCall(familyContract, { params: { id: personId } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('family')} />
  if (answer.data.edges.length === 0) return <p className="dim">{say('family.none')}</p>
  return (
    <>
      <Picture family={answer.data} />
      <Lines family={answer.data} />
      {answer.data.isCapped && <p className="meta">{say('family.capped')}</p>}
    </>
  )
}

function Picture({ family }: { family: Family }): ReactNode {
  const say = useWords(fileWording)
  const navigate = useNavigate()
  const title = useId()
  const { width, height, at } = placesOf(family)
  const open = (id: string): void => void navigate({ to: `/people/${id}` })
  return (
    <svg className="family" viewBox={`0 0 ${width} ${height}`} aria-labelledby={title}>
      <title id={title}>{say('family.picture', { count: family.nodes.length })}</title>
      {family.edges.map(({ id, personId, otherId, relation, validTo }) => {
        const [one, other] = [at.get(personId), at.get(otherId)]
        if (one === undefined || other === undefined) return null
        const [x, y] = [(one.x + other.x) / 2, (one.y + other.y) / 2]
        return (
          <g key={id} className={validTo === null ? 'edge' : 'edge over'} aria-hidden="true">
            <line x1={one.x} y1={one.y} x2={other.x} y2={other.y} />
            <text x={x} y={y - 4}>
              {say(`relation.${relation}`)}
            </text>
          </g>
        )
      })}
      {family.nodes.map(({ id, name, distance }) => {
        const place = at.get(id)
        if (place === undefined) return null
        return (
          <a
            key={id}
            className={distance === 0 ? 'node own' : 'node'}
            href={`/people/${id}`}
            aria-label={name}
            onClick={(event) => {
              event.preventDefault()
              open(id)
            }}
          >
            <rect x={place.x - 48} y={place.y - 16} width="96" height="32" rx="6" />
            <text x={place.x} y={place.y + 5}>
              {Array.from(name).length > 6 ? `${Array.from(name).slice(0, 5).join('')}…` : name}
            </text>
          </a>
        )
      })}
    </svg>
  )
}

function Lines({ family }: { family: Family }): ReactNode {
  const say = useWords(fileWording)
  const names = new Map(family.nodes.map(({ id, name }) => [id, name]))
  return (
    <ul className="family-lines">
      {family.edges.map(({ id, personId, otherId, relation, validTo }) => (
        <li key={id}>
          <Go to={`/people/${otherId}`}>
            {say('family.line', {
              person: names.get(personId) ?? '',
              other: names.get(otherId) ?? '',
              relation: say(`relation.${relation}`),
            })}
          </Go>{' '}
          {validTo !== null && <span className="dim">{say('family.ended', { day: validTo })}</span>}
        </li>
      ))}
    </ul>
  )
}
