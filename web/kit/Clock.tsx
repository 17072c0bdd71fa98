import type { CSSProperties, ReactNode } from 'react'
import { kitWording } from './kit.wording.ts'
import { exactly, shortDay, spanOf, stateOf, useNow } from './time.ts'
import { useWords, type Say } from './wording.ts'

/**
 * Time left in words, a thin bar of time used, the exact moment on hover. Yellow says so in words too.
 * @param warnsAt when it turns yellow; `null` once its owner was reminded
 * @param isDanger only for a person in danger: contact within the hour, a breach
 */
export function Clock({
  startedAt,
  dueAt,
  warnsAt,
  doneAt,
  isDanger = false,
}: {
  startedAt: string
  dueAt: string
  warnsAt?: string | null | undefined
  doneAt?: string | null | undefined
  isDanger?: boolean
}): ReactNode {
  const say = useWords(kitWording)
  const now = useNow()
  if (doneAt !== undefined && doneAt !== null) {
    return (
      <span className="clk met" title={exactly(doneAt)}>
        {say('time.done', { at: shortDay(doneAt, now) })}
      </span>
    )
  }
  const state = stateOf(dueAt, now, warnsAt)
  const tone = isDanger ? ' red' : state === 'far' ? '' : ` ${state}`
  const left = wordsLeft(say, dueAt, now)
  const style = { '--used': `${usedOf(startedAt, dueAt, now)}%` } as CSSProperties
  return (
    <span className={`clk${tone}`} title={exactly(dueAt)} style={style}>
      {state === 'due' ? say('time.soon', { left }) : left}
      <i />
    </span>
  )
}

function usedOf(startedAt: string, dueAt: string, now: number): number {
  const start = Date.parse(startedAt)
  const whole = Date.parse(dueAt) - start
  if (whole <= 0) return 100
  return Math.round(Math.min(100, Math.max(0, ((now - start) / whole) * 100)))
}

/** `剩 1 天 1 小时`, `超 2 小时`. */
export function wordsLeft(say: Say<SpanKey>, dueAt: string, now: number): string {
  const left = Date.parse(dueAt) - now
  const span = wordsOfSpan(say, Math.abs(left))
  return left > 0 ? say('time.left', { span }) : say('time.over', { span })
}

type SpanKey = 'time.left' | 'time.over' | 'span.days' | 'span.hours' | 'span.minutes'

export function wordsOfSpan(say: Say<SpanKey>, milliseconds: number): string {
  const { days, hours, minutes } = spanOf(milliseconds)
  return [
    days > 0 ? say('span.days', { count: days }) : '',
    hours > 0 ? say('span.hours', { count: hours }) : '',
    minutes > 0 ? say('span.minutes', { count: minutes }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}
