import { useState, type ReactNode } from 'react'
import { addDays, weekdayOf } from '#platform/time/day.ts'
import { useAddress } from '#web/kit/address.ts'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { dayOf, shortDay, timeOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { z } from 'zod'
import { planShiftContract, readRosterContract, removeShiftContract } from '../duty.contract.ts'
import type { ShiftView } from '../shift.schema.ts'
import { dutyWording } from './duty.wording.ts'
import './duty.css'

type Roster = z.output<typeof readRosterContract.output>

/** One month of an office: each day's unstaffed hours, and who answers then. */
export function DutyPage(): ReactNode {
  const say = useWords(dutyWording)
  const [address, change] = useAddress()
  const today = dayOf(useNow())
  const month = address['month'] ?? today.slice(0, 7)
  const organisation = address['organisation']
  const answer = useCall(readRosterContract, {
    query: organisation === undefined ? { month } : { month, organisation },
  })
  const roster = answer.data
  return (
    <>
      <PageHead
        title={
          roster === undefined ? say('title') : `${say('title')} · ${roster.organisation.name}`
        }
        tabTitle={say('title')}
        about={say('about')}
      />
      <div className="filter-bar">
        <Button isSmall onClick={() => change({ month: addDays(`${month}-01`, -1).slice(0, 7) })}>
          {say('before')}
        </Button>
        <label>
          {say('month')}{' '}
          <input
            type="month"
            value={month}
            onChange={(event) => {
              if (event.target.value !== '') change({ month: event.target.value })
            }}
          />
        </label>
        <Button isSmall onClick={() => change({ month: addDays(`${month}-28`, 4).slice(0, 7) })}>
          {say('next')}
        </Button>
      </div>
      {answer.error !== null ? (
        <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
      ) : roster === undefined ? (
        <Loading what={say('title')} />
      ) : (
        <Month roster={roster} today={today} />
      )}
    </>
  )
}

function Month({ roster, today }: { roster: Roster; today: string }): ReactNode {
  const say = useWords(dutyWording)
  const [phone, setPhone] = useState('')
  const [status, setStatus] = useState('')
  const plan = useCommand(planShiftContract, {
    refresh: ['duty.'],
    done: ({ accountName }) => setStatus(say('saved', { name: accountName })),
  })
  const remove = useCommand(removeShiftContract, {
    refresh: ['duty.'],
    done: () => setStatus(say('removed')),
  })
  const { organisation, officeHours, days, shifts, mayPlan } = roster
  return (
    <>
      {mayPlan ? (
        <div className="duty-phone">
          <TextField
            label={say('phone')}
            isOptional
            type="tel"
            maxLength={40}
            value={phone}
            onValue={setPhone}
          />
        </div>
      ) : (
        <p className="dim">{say('read-only')}</p>
      )}
      <Refused problem={plan.error ?? remove.error} />
      <StatusLine>{status}</StatusLine>
      <table className="roster">
        <caption className="vh">{say('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('day')}</th>
            <th scope="col">{say('out-of-hours', officeHours)}</th>
            <th scope="col">{say('who')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((span) => (
            <tr key={span.day} aria-current={span.day === today ? 'date' : undefined}>
              <th scope="row">
                {span.day.slice(8)} {say('weekdays').charAt(weekdayOf(span.day) - 1)}
              </th>
              <td>
                {timeOf(span.fromAt)}–{shortDay(span.toAt)} {timeOf(span.toAt)}
              </td>
              <td>
                <OnDuty
                  shifts={shifts.filter(({ fromAt }) => dayOf(fromAt) === span.day)}
                  remove={
                    mayPlan
                      ? ({ id, version }) => remove.mutate({ params: { id }, body: { version } })
                      : undefined
                  }
                />
                {mayPlan && span.day >= today && (
                  <select
                    aria-label={say('put-on', { day: span.day })}
                    value=""
                    onChange={(event) =>
                      plan.mutate({
                        body: {
                          organisationId: organisation.id,
                          accountId: event.target.value,
                          ...{ fromAt: span.fromAt, toAt: span.toAt, phone },
                        },
                      })
                    }
                  >
                    <option value="">+</option>
                    {roster.colleagues.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function OnDuty({
  shifts,
  remove,
}: {
  shifts: readonly ShiftView[]
  remove: ((shift: ShiftView) => void) | undefined
}): ReactNode {
  const say = useWords(dutyWording)
  if (shifts.length === 0) return <span className="dim">{say('nobody')} </span>
  return (
    <ul>
      {shifts.map((shift) => {
        const { id, accountName, phone, fromAt } = shift
        return (
          <li key={id}>
            {accountName} {phone !== '' && <span className="tel">{phone}</span>}{' '}
            {remove !== undefined && (
              <LinkButton
                aria-label={say('remove.of', { name: accountName, at: shortDay(fromAt) })}
                onClick={() => remove(shift)}
              >
                {say('remove')}
              </LinkButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}
