import type { ReactNode } from 'react'
import { Scroll } from '#web/kit/Scroll.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { CallView } from '../call.contract.ts'
import type { HouseholdPage, PairView } from '../household.contract.ts'
import { callWording } from './call.wording.ts'

const [width, left, right, lane, top] = [720, 104, 52, 40, 34]
const dayMilliseconds = 86_400_000

/** Who called when; the densest stretch is tinted, a call that is not sure is a ring. */
export function HouseholdTimeline({
  household,
  pair,
}: {
  household: HouseholdPage
  pair: PairView | undefined
}): ReactNode {
  const say = useWords(callWording)
  const { members, within } = household
  const known = new Set(members.map(({ id }) => id))
  const unsure = pair === undefined ? [] : [pair.one, pair.other].filter(({ id }) => !known.has(id))
  const shown = [...members, ...unsure].sort((x, y) => (x.calledAt < y.calledAt ? -1 : 1))
  const callers = [...new Set(shown.map(({ caller }) => caller))]
  const times = shown.map(({ calledAt }) => Date.parse(calledAt))
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const x = (call: CallView): number =>
    left + ((Date.parse(call.calledAt) - from) / Math.max(1, to - from)) * (width - left - right)
  const y = (call: CallView): number => top + callers.indexOf(call.caller) * lane + 10
  const height = top + callers.length * lane + 18
  const dense = densest(members, within[0]?.days ?? 30)
  const [first, last] = [dense[0], dense.at(-1)]
  return (
    <section>
      <h2>{say('timeline')}</h2>
      <p className="meta">
        {within
          .map(({ days, calls, least }) => say('timeline.within', { days, calls, least }))
          .join(' · ')}
      </p>
      <Scroll label={say('timeline')}>
        <svg
          className="call-timeline"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          role="img"
          aria-label={say('timeline.label', { count: members.length })}
        >
          {first !== undefined && last !== undefined && first !== last && (
            <rect
              className="dense"
              x={x(first) - 10}
              width={x(last) - x(first) + 20}
              y={top - 16}
              height={height - top}
            />
          )}
          {callers.map((caller, at) => (
            <g key={caller}>
              <line x1={left - 12} x2={width} y1={top + at * lane + 10} y2={top + at * lane + 10} />
              <text x={0} y={top + at * lane + 14}>
                {caller === '' ? say('unknown') : caller.slice(0, 6)}
              </text>
            </g>
          ))}
          {shown.slice(1).map((call, at) => {
            const before = shown[at] ?? call
            const gap = Math.floor(
              (Date.parse(call.calledAt) - Date.parse(before.calledAt)) / dayMilliseconds,
            )
            const isFar = x(call) - x(before) > 46
            return (
              <g key={call.id}>
                <path
                  className={known.has(call.id) && known.has(before.id) ? '' : 'unsure'}
                  d={`M${x(before)} ${y(before)}L${x(call)} ${y(call)}`}
                />
                {isFar && (
                  <text
                    className="gap"
                    x={(x(call) + x(before)) / 2}
                    y={(y(call) + y(before)) / 2 - 6}
                  >
                    {say('gap', { count: gap })}
                  </text>
                )}
              </g>
            )
          })}
          {shown.map((call, at) => (
            <g key={call.id}>
              <circle
                className={known.has(call.id) ? '' : 'unsure'}
                cx={x(call)}
                cy={y(call)}
                r={6}
              />
              <text className="day" x={x(call)} y={y(call) + (at % 2 === 0 ? 20 : -11)}>
                {shortDay(call.calledAt)}
                {known.has(call.id) ? '' : ' ?'}
              </text>
            </g>
          ))}
        </svg>
      </Scroll>
    </section>
  )
}

/** The calls of the stretch of so many days that holds most. */
function densest(members: readonly CallView[], days: number): CallView[] {
  let best: CallView[] = []
  for (const [at, first] of members.entries()) {
    const end = Date.parse(first.calledAt) + days * dayMilliseconds
    const held = members.slice(at).filter(({ calledAt }) => Date.parse(calledAt) <= end)
    if (held.length > best.length) best = held
  }
  return best
}
