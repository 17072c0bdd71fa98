import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState, type ReactNode } from 'react'
import { isProblem } from '#web/client.ts'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Conflict } from '#web/kit/Conflict.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { refresh, useCall, useCommand } from '#web/kit/query.ts'
import { useHasRole } from '#web/kit/session.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { dayOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { fillCalendarYearContract, readCalendarYearContract } from '../calendar.contract.ts'
import { CalendarYear } from '../calendar.schema.ts'
import { calendarWording } from './calendar.wording.ts'
import { YearPicture } from './YearPicture.tsx'
import './calendar.css'

const firstYear = 2004

/** Which weekdays are off and which weekend days are worked, as the State Council announces them. */
export function CalendarPage(): ReactNode {
  const say = useWords(calendarWording)
  const [address, change] = useAddress()
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const year = Number(address['year'] ?? thisYear)
  const answer = useCall(readCalendarYearContract, { params: { year } })
  const isUnknown = isProblem(answer.error, 'calendar-year-unknown')
  const last = Math.max(thisYear + 2, year)
  const years = Array.from({ length: last + 1 - firstYear }, (_, back) => last - back)
  const known = answer.isPlaceholderData || isUnknown ? undefined : answer.data
  const isAsking = answer.isPending || answer.isPlaceholderData
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <div className="filter-bar">
        <label>
          {say('year')}
          <select value={year} onChange={(event) => change({ year: event.target.value })}>
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        {!isAsking && (
          <span>
            {known === undefined
              ? say('source.none')
              : say(`source.${known.source}`, { version: known.version })}
          </span>
        )}
      </div>
      {answer.error !== null && !isUnknown ? (
        <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
      ) : isAsking && !isUnknown ? (
        <Loading what={say('title')} />
      ) : (
        <OneYear key={year} year={year} known={known} />
      )}
    </>
  )
}

type Filled = {
  readonly daysOff: readonly string[]
  readonly workingDays: readonly string[]
  readonly version: number
}

function OneYear({ year, known }: { year: number; known: CalendarYear | undefined }): ReactNode {
  const say = useWords(calendarWording)
  const mayFill = useHasRole('system-admin')
  const stands = useMemo<Filled>(
    () => ({
      daysOff: known?.daysOff ?? [],
      workingDays: known?.workingDays ?? [],
      version: known?.version ?? 0,
    }),
    [known],
  )
  const draft = useDraft<Filled>(`calendar.${year}`, say('draft', { year }), stands)
  const [status, setStatus] = useState('')
  const [isTouched, setIsTouched] = useState(false)
  const client = useQueryClient()
  const fill = useCommand(fillCalendarYearContract, {
    refresh: ['calendar.'],
    done: () => {
      draft.clear()
      setIsTouched(false)
      setStatus(say('saved', { year }))
    },
  })
  // Until something is changed here, what the server says is what is shown.
  const value = isTouched || draft.savedAt !== undefined ? draft.value : stands
  const send = ({ daysOff, workingDays, version }: Filled): void => {
    setStatus('')
    fill.mutate({
      params: { year },
      body: { daysOff: [...daysOff], workingDays: [...workingDays], version },
    })
  }
  const toggle = (day: string, isWeekend: boolean): void => {
    setStatus('')
    setIsTouched(true)
    const name = isWeekend ? 'workingDays' : 'daysOff'
    const days = value[name]
    const next = days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort()
    draft.change({ ...value, [name]: next })
  }
  const theirs = currentIn(fill.error)
  const counts = { off: value.daysOff.length, worked: value.workingDays.length }
  return (
    <>
      <Legend />
      <p className="dim">
        {say('count', counts)} {mayFill ? say('how') : say('read-only')}
      </p>
      {theirs !== undefined && (
        <Conflict
          mine={wordsOf(value, (values) => say('mine', values))}
          theirs={wordsOf(theirs, (values) => say('mine', values))}
          onMine={() => {
            const next = { ...value, version: theirs.version }
            draft.change(next)
            send(next)
          }}
          onTheirs={() => {
            draft.clear()
            setIsTouched(false)
            fill.reset()
            void refresh(client, ['calendar.'])
          }}
        />
      )}
      <YearPicture
        year={year}
        daysOff={value.daysOff}
        workingDays={value.workingDays}
        toggle={mayFill ? toggle : undefined}
      />
      <Refused problem={fill.error} />
      <StatusLine>{status}</StatusLine>
      {mayFill && (
        <div className="acts">
          <Button tone="go" aria-busy={fill.isPending} onClick={() => send(value)}>
            {say('save', { year })}
          </Button>
          <DraftLine draft={draft} />
        </div>
      )}
    </>
  )
}

function Legend(): ReactNode {
  const say = useWords(calendarWording)
  return (
    <ul className="calendar-legend" aria-label={say('legend')}>
      <li>
        <i className="day" /> {say('work')}
      </li>
      <li>
        <i className="day weekend" /> {say('weekend')}
      </li>
      <li>
        <i className="day off">{say('sign.off')}</i> {say('off')}
      </li>
      <li>
        <i className="day worked">{say('sign.worked')}</i> {say('worked')}
      </li>
    </ul>
  )
}

function wordsOf(
  { daysOff, workingDays }: Pick<Filled, 'daysOff' | 'workingDays'>,
  say: (values: { off: string; worked: string }) => string,
): string {
  return say({ off: daysOff.join(' '), worked: workingDays.join(' ') })
}

function currentIn(problem: unknown): CalendarYear | undefined {
  if (!isProblem(problem, 'edited-meanwhile')) return undefined
  return CalendarYear.safeParse(problem.current).data
}
