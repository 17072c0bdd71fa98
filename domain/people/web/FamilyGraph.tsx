import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { LinkButton } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { useCall } from '#web/kit/query.ts'
import { Scroll } from '#web/kit/Scroll.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { useWords } from '#web/kit/wording.ts'
import { familyContract, type Family, type RelationView } from '../relation.contract.ts'
import { box, placesOf } from './family-places.ts'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'

/** Who belongs to whom around a person: a picture, and the same in words for whoever reads instead. */
export function FamilyGraph({
  personId,
  onEnd,
}: {
  personId: string
  /** where it may be said that a relation has ended */
  onEnd?: (relation: RelationView, family: Family) => void
}): ReactNode {
  const say = useWords(fileWording)
  const answer = useCall(familyContract, { params: { id: personId } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('family')} />
  if (answer.data.edges.length === 0) return <p className="dim">{say('family.none')}</p>
  return (
    <>
      <Picture family={answer.data} />
      <Lines family={answer.data} {...(onEnd === undefined ? {} : { onEnd })} />
      {answer.data.isCapped && <p className="meta">{say('family.capped')}</p>}
    </>
  )
}

function Picture({ family }: { family: Family }): ReactNode {
  const say = useWords(fileWording)
  const navigate = useNavigate()
  const title = useId()
  const { width, height, at } = placesOf(family)
  const svg = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const frame = svg.current?.parentElement
    // Where the family is wider than the page, the one it is about is in view first.
    if (frame) frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2
  }, [])
  const open = (id: string): void => void navigate({ to: `/people/${id}` })
  return (
    <Scroll label={say('family')}>
      <svg
        ref={svg}
        className="family"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-labelledby={title}
      >
        <title id={title}>{say('family.picture', { count: family.nodes.length })}</title>
        {family.edges.map(({ id, personId, otherId, relation, validTo }) => {
          const [one, other] = [at.get(personId), at.get(otherId)]
          if (one === undefined || other === undefined) return null
          const [x, y] = [(one.x + other.x) / 2, (one.y + other.y) / 2]
          return (
            <g key={id} className={validTo === null ? 'edge' : 'edge over'} aria-hidden="true">
              <path d={pathOf(one, other)} />
              <text x={one.x === other.x ? x + bulge : x} y={y - 3}>
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
              aria-label={spoken(name)}
              onClick={(event) => {
                event.preventDefault()
                open(id)
              }}
            >
              <rect
                x={place.x - box.width / 2}
                y={place.y - box.height / 2}
                width={box.width}
                height={box.height}
                rx="6"
              />
              <text x={place.x} y={place.y + 5}>
                {shortened(name)}
              </text>
            </a>
          )
        })}
      </svg>
    </Scroll>
  )
}

type Point = { readonly x: number; readonly y: number }

const bulge = box.width / 2 + 24

/** Between two of one column the line goes round those who stand between them. */
function pathOf(one: Point, other: Point): string {
  if (one.x !== other.x) return `M${one.x} ${one.y} L${other.x} ${other.y}`
  const x = one.x + bulge + 16
  return `M${one.x} ${one.y} C${x} ${one.y} ${x} ${other.y} ${other.x} ${other.y}`
}

/** A long name keeps both ends: it is told from its sister’s by either. */
function shortened(name: string): string {
  const characters = Array.from(name)
  if (characters.length <= 7) return name
  return `${characters.slice(0, 4).join('')}…${characters.slice(-2).join('')}`
}

/** The whole name, after the short one that stands in the box: voice control speaks what it sees. */
function spoken(name: string): string {
  const short = shortened(name)
  return short === name ? name : `${short} ${name}`
}

function Lines({
  family,
  onEnd,
}: {
  family: Family
  onEnd?: (relation: RelationView, family: Family) => void
}): ReactNode {
  const say = useWords(fileWording)
  const act = useWords(fileActsWording)
  const names = new Map(family.nodes.map(({ id, name }) => [id, name]))
  const lineOf = ({ personId, otherId, relation }: RelationView): string =>
    say('family.line', {
      person: names.get(personId) ?? '',
      other: names.get(otherId) ?? '',
      relation: say(`relation.${relation}`),
    })
  return (
    <ul className="family-lines">
      {family.edges.map((edge) => (
        <li key={edge.id}>
          <Go to={`/people/${edge.otherId}`}>{lineOf(edge)}</Go>{' '}
          {edge.validTo !== null && (
            <span className="dim">{say('family.ended', { day: edge.validTo })}</span>
          )}
          {edge.validTo === null && onEnd !== undefined && (
            <LinkButton
              aria-label={`${act('relation.end')} ${lineOf(edge)}`}
              onClick={() => onEnd(edge, family)}
            >
              {act('relation.end')}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  )
}
