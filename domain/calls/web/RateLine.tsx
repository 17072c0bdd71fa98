import type { ReactNode } from 'react'
import { useCall } from '#web/kit/query.ts'
import { Figure } from '#web/kit/Go.tsx'
import { figure } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { readCallRateContract } from '../call.contract.ts'
import { callWording } from './call.wording.ts'

function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`
}

/**
 * The repeat-call rate with its formula, and beside it whom the desks met: a fall may be silence.
 * @param records where the figures open: the police's households, or the pushes that others see
 */
export function RateLine({ records }: { records: string }): ReactNode {
  const say = useWords(callWording)
  const { data: rate } = useCall(readCallRateContract, {})
  if (rate === undefined) return null
  const { days, calls, repeats, callsBefore, repeatsBefore, contacts } = rate
  const answered = contacts.met + contacts.familyOnly + contacts.notReached
  const fed = (contact: string): string => `/calls/pushes?status=fed-back&contact=${contact}`
  return (
    <dl className="call-rate sheet">
      <div>
        <dt>{say('rate')}</dt>
        <dd>
          <Figure to={calls === 0 ? undefined : records}>{percent(repeats, calls)}</Figure>
        </dd>
        <dd className="meta">
          {calls === 0
            ? say('rate.none')
            : say('rate.about', { days, before: percent(repeatsBefore, callsBefore) })}
          <br />
          {calls > 0 && say('rate.formula', { repeats: figure(repeats), calls: figure(calls) })}
        </dd>
      </div>
      <div>
        <dt>{say('rate.met')}</dt>
        <dd>
          <Figure to={answered === 0 ? undefined : fed('met')}>
            {percent(contacts.met, answered)}
          </Figure>
        </dd>
        <dd className="meta">{say('rate.of', { days, count: answered })}</dd>
      </div>
      <div>
        <dt>{say('rate.lost')}</dt>
        <dd>
          <Figure to={answered === 0 ? undefined : fed('not-reached')}>
            {percent(contacts.notReached, answered)}
          </Figure>
        </dd>
      </div>
    </dl>
  )
}
