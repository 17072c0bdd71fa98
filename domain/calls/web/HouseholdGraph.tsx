import type { ReactNode } from 'react'
import { Scroll } from '#web/kit/Scroll.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { HouseholdPage } from '../household.contract.ts'
import { callWording } from './call.wording.ts'

const [step, width] = [30, 680]

/** Calls in the middle, the telephones they came from on the left, the addresses they tell on the right. */
export function HouseholdGraph({ household }: { household: HouseholdPage }): ReactNode {
  const say = useWords(callWording)
  const { members } = household
  const phones = valuesOf(members.map(({ phone }) => phone))
  const places = valuesOf(members.map(({ address }) => address))
  const rows = Math.max(members.length, phones.length, places.length)
  const height = rows * step + 24
  const y = (at: number, of: number): number => 20 + ((at + 0.5) * rows * step) / of - step / 2
  return (
    <section>
      <h2>{say('graph')}</h2>
      <Scroll label={say('graph')}>
        <svg
          className="call-graph"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          role="img"
          aria-label={say('graph.label')}
        >
          {members.map(({ id, phone, address }, at) => {
            const own = y(at, members.length)
            const [from, to] = [phones.indexOf(phone), places.indexOf(address)]
            return (
              <g key={id}>
                {from >= 0 && <path d={`M120 ${y(from, phones.length)}L258 ${own}`} />}
                {to >= 0 && <path d={`M302 ${own}L400 ${y(to, places.length)}`} />}
              </g>
            )
          })}
          {phones.map((phone, at) => (
            <text key={phone} x={112} y={y(at, phones.length) + 4} textAnchor="end">
              {phone}
            </text>
          ))}
          {members.map(({ id, calledAt }, at) => (
            <text key={id} className="day" x={280} y={y(at, members.length) + 4}>
              {shortDay(calledAt)}
            </text>
          ))}
          {places.map((place, at) => (
            <text key={place} x={408} y={y(at, places.length) + 4}>
              {place.length > 20 ? `${place.slice(0, 20)}…` : place}
            </text>
          ))}
        </svg>
      </Scroll>
    </section>
  )
}

function valuesOf(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '')
}
