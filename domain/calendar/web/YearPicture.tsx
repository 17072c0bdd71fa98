import type { KeyboardEvent, ReactNode } from 'react'
import { addDays, daysFrom, weekdayOf } from '#platform/time/day.ts'
import { shortMonth } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { calendarWording } from './calendar.wording.ts'

type Toggle = ((day: string, isWeekend: boolean) => void) | undefined

/** Twelve months; one stop of the Tab key each, arrows within. */
export function YearPicture({
  year,
  daysOff,
  workingDays,
  toggle,
}: {
  year: number
  daysOff: readonly string[]
  workingDays: readonly string[]
  toggle: Toggle
}): ReactNode {
  const off = new Set(daysOff)
  const worked = new Set(workingDays)
  return (
    <div className="year">
      {Array.from({ length: 12 }, (_, index) => (
        <Month
          key={index}
          year={year}
          month={index + 1}
          off={off}
          worked={worked}
          toggle={toggle}
        />
      ))}
    </div>
  )
}

function Month({
  year,
  month,
  off,
  worked,
  toggle,
}: {
  year: number
  month: number
  off: ReadonlySet<string>
  worked: ReadonlySet<string>
  toggle: Toggle
}): ReactNode {
  const say = useWords(calendarWording)
  const name = shortMonth(month)
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const next =
    month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  const days = daysFrom(first, addDays(next, -1))
  return (
    <section className="month" aria-label={name}>
      <h2>{name}</h2>
      <div className="month-days">
        {Array.from(say('weekdays'), (letter, index) => (
          <span key={`${letter}${index}`} className="meta" aria-hidden="true">
            {letter}
          </span>
        ))}
        {days.map((day, index) => (
          <Day
            key={day}
            day={day}
            isFirst={index === 0}
            isOff={off.has(day)}
            isWorked={worked.has(day)}
            toggle={toggle}
          />
        ))}
      </div>
    </section>
  )
}

function Day({
  day,
  isFirst,
  isOff,
  isWorked,
  toggle,
}: {
  day: string
  isFirst: boolean
  isOff: boolean
  isWorked: boolean
  toggle: Toggle
}): ReactNode {
  const say = useWords(calendarWording)
  const weekday = weekdayOf(day)
  const isWeekend = weekday > 5
  const state = isOff ? 'off' : isWorked ? 'worked' : isWeekend ? 'weekend' : 'work'
  const sign = isOff ? say('sign.off') : isWorked ? say('sign.worked') : ''
  const look = {
    className: `day ${state}`,
    title: say('day', { day, state: say(state) }),
    style: isFirst ? { gridColumnStart: weekday } : undefined,
  }
  const content = (
    <>
      {Number(day.slice(8))}
      {sign !== '' && <small>{sign}</small>}
    </>
  )
  if (toggle === undefined) return <span {...look}>{content}</span>
  return (
    <button
      {...look}
      type="button"
      tabIndex={isFirst ? 0 : -1}
      aria-pressed={isOff || isWorked}
      aria-label={`${Number(day.slice(8))} ${sign} ${look.title}`}
      onClick={() => toggle(day, isWeekend)}
      onKeyDown={walk}
    >
      {content}
    </button>
  )
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
}

/** From a day to another of its month. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = steps[event.key]
  if (step === undefined) return
  const day = event.currentTarget
  const days = Array.from(day.parentElement?.querySelectorAll('button') ?? [])
  const target = days[days.indexOf(day) + step]
  if (target === undefined) return
  event.preventDefault()
  target.focus()
}
