import { recordDelivery, openRound, type Serve } from '#domain/services/delivery.schema.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { addDays, dayOf, startOfDay } from '#platform/time/day.ts'
import type { Measure } from './application.schema.ts'
import { standing } from './order-action.schema.ts'
import { startClock } from './order-clock.schema.ts'
import {
  openChange,
  openReconsideration,
  type ChangeKind,
  type On,
  type OrderFile,
  type Side,
} from './order.schema.ts'
import {
  acted,
  beyondSixMonths,
  inPeriod,
  nextAlertOf,
  putInForce,
  timely,
} from './order.transition.ts'

export function serveOrder(order: OrderFile, given: Serve, on: On): OrderFile | Refusal {
  const refusal = standing('serve', order, on.now) ?? timely(given.at, order.decidedAt, on.now)
  if (refusal !== undefined) return refusal
  const deliveries = recordDelivery(order.deliveries, given)
  if (isRefusal(deliveries)) return deliveries
  const about = given.isRefused ? `${given.recipient}-refused` : given.recipient
  return acted({ ...order, deliveries }, 'served', on, { about })
}

/** A breach is written down also after the end, of the time when the order was in force. */
export function recordBreach(
  order: OrderFile,
  { at, text, isPoliceTold }: { at: string; text: string; isPoliceTold: boolean },
  on: On,
): OrderFile | Refusal {
  const refusal = standing('record-breach', order, on.now) ?? timely(at, order.decidedAt, on.now)
  if (refusal !== undefined) return refusal
  if (order.validUntil !== undefined && dayOf(new Date(at)) > order.validUntil) {
    return refuse('order-was-not-in-force')
  }
  if (order.status === 'revoked' && isAfter(at, order.endedAt)) {
    return refuse('order-was-not-in-force')
  }
  const breach = { at, text, isPoliceTold, recordedBy: on.actor.name }
  const { firstBreachedAt = at } = order
  const first = Date.parse(at) < Date.parse(firstBreachedAt) ? at : firstBreachedAt
  return acted(
    { ...order, breaches: [...order.breaches, breach], firstBreachedAt: first },
    'breached',
    on,
    { text },
  )
}

/** 复议: nothing stops while it runs (反家庭暴力法 31). */
export function askReconsideration(
  order: OrderFile,
  { side, at, reason }: { side: Side; at: string; reason: string },
  on: On,
): OrderFile | Refusal {
  const refusal =
    standing('ask-reconsideration', order, new Date(at)) ?? timely(at, order.decidedAt, on.now)
  if (refusal !== undefined) return refusal
  const asked = { side, at, reason, result: null, decidedAt: null }
  const reconsiderations = [...order.reconsiderations, asked]
  return acted({ ...order, reconsiderations }, 'reconsideration-asked', on, { about: side })
}

export type Reconsidered = {
  readonly at: string
  readonly result: 'upheld' | 'set-aside' | 'granted'
  readonly measures?: readonly Measure[] | undefined
  readonly validUntil?: string | undefined
}

export function decideReconsideration(
  order: OrderFile,
  { at, result, measures, validUntil }: Reconsidered,
  on: On,
): OrderFile | Refusal {
  const refusal = standing('decide-reconsideration', order, on.now)
  if (refusal !== undefined) return refusal
  const open = openReconsideration(order)
  if (open === undefined) return refuse('no-reconsideration-asked')
  const late = timely(at, open.at, on.now)
  if (late !== undefined) return late
  const reconsiderations = [{ ...open, result, decidedAt: at }]
  const decided: OrderFile = acted({ ...order, reconsiderations }, 'reconsideration-decided', on, {
    about: result,
  })
  switch (result) {
    case 'upheld':
      return decided
    case 'set-aside':
      return order.status === 'issued'
        ? revoked(decided, at, on)
        : refuse('reconsideration-result-impossible')
    case 'granted': {
      if (order.status !== 'rejected') return refuse('reconsideration-result-impossible')
      const made = { at, measures: measures ?? [], validUntil: validUntil ?? '' }
      const issued = putInForce({ ...decided, endedAt: undefined }, made)
      return isRefusal(issued) ? issued : acted(issued, 'issued', on, { about: made.validUntil })
    }
  }
}

export function askChange(
  order: OrderFile,
  { kind, reason, measures }: { kind: ChangeKind; reason: string; measures: readonly Measure[] },
  on: On,
): OrderFile | Refusal {
  const refusal = standing('ask-change', order, on.now)
  if (refusal !== undefined) return refusal
  if (kind === 'vary' && measures.length === 0) return refuse('measures-missing')
  const asked = {
    ...{ number: order.changes.length + 1, kind, at: on.now.toISOString(), reason },
    ...{ measures: [...measures], isGranted: null, decidedAt: null },
  }
  const changes = [...order.changes, asked]
  const isRenewalDue = kind === 'extend' ? false : order.isRenewalDue
  return acted({ ...order, changes, isRenewalDue }, 'change-asked', on, {
    about: kind,
    text: reason,
  })
}

export type ChangeDecided = {
  readonly at: string
  readonly isGranted: boolean
  readonly validUntil?: string | undefined
}

export function decideChange(
  order: OrderFile,
  { at, isGranted, validUntil }: ChangeDecided,
  on: On,
): OrderFile | Refusal {
  const refusal = standing('decide-change', order, on.now)
  const open = openChange(order)
  if (refusal !== undefined || open === undefined) return refusal ?? refuse('no-change-asked')
  const late = timely(at, open.at, on.now)
  if (late !== undefined) return late
  const changes = order.changes.map((one) =>
    one === open ? { ...one, isGranted, decidedAt: at } : one,
  )
  const decided: OrderFile = { ...order, changes }
  const about = open.kind
  if (!isGranted) {
    // Asked for in vain: what else can be done for her is due again.
    const isRenewalDue = order.isRenewalDue || (about === 'extend' && order.alerted.length > 0)
    return acted({ ...decided, isRenewalDue }, 'change-refused', on, { about })
  }
  switch (open.kind) {
    case 'revoke':
      return revoked(acted(decided, 'change-granted', on, { about }), at, on)
    case 'vary':
      return acted(served(decided, at, { measures: open.measures }), 'change-granted', on, {
        about,
      })
    case 'extend': {
      const former = order.validUntil ?? ''
      const beyond = beyondSixMonths(former, validUntil ?? '')
      if (beyond !== undefined) return beyond
      const extended = inPeriod(served(decided, at, {}), former, validUntil ?? '')
      return acted({ ...extended, endedAt: undefined }, 'change-granted', on, { about })
    }
  }
}

/** The changed order goes to everybody again. */
function served(order: OrderFile, at: string, change: Partial<OrderFile>): OrderFile {
  const orgs = Object.fromEntries(
    order.deliveries.map(({ recipient, orgId }) => [recipient, orgId]),
  )
  return {
    ...order,
    ...change,
    deliveries: openRound(order.deliveries, orgs),
    serving: startClock(order.rules, 'serve', at, order.isUrgent),
  }
}

function revoked(order: OrderFile, at: string, on: On): OrderFile {
  const ended = { status: 'revoked', endedAt: at, isRenewalDue: false } as const
  return acted({ ...order, ...ended, nextAlertOn: undefined }, 'revoked', on)
}

/** Nobody forgot it: it was decided not to ask for more. */
export function letExpire(
  order: OrderFile,
  { reason }: { reason: string },
  on: On,
): OrderFile | Refusal {
  return (
    standing('let-expire', order, on.now) ??
    acted({ ...order, isRenewalDue: false }, 'left-to-expire', on, { text: reason })
  )
}

/**
 * What time itself brings: the alerts whose day has come, each once in a period, and the end. After a
 * jump of the clock everything that was passed is told at once; of what is over only the end.
 * @returns the same order when there is nothing to tell
 */
export function passTime(order: OrderFile, on: On): OrderFile {
  const today = dayOf(on.now)
  const { status, validUntil, nextAlertOn } = order
  if (status !== 'issued' || validUntil === undefined) return order
  if (nextAlertOn === undefined || nextAlertOn > today) return order
  if (today > validUntil) {
    const endedAt = startOfDay(addDays(validUntil, 1)).toISOString()
    const over = { isRenewalDue: false, nextAlertOn: undefined, endedAt }
    return acted({ ...order, ...over }, 'expired', on)
  }
  const days = order.alertDays.find((one) => addDays(validUntil, -one) === nextAlertOn) ?? 0
  const told: OrderFile = {
    ...order,
    alerted: [...order.alerted, days],
    // Where an extension was asked for, or it was decided to let it run out, the question is answered.
    isRenewalDue:
      order.isRenewalDue || (order.alerted.length === 0 && openChange(order)?.kind !== 'extend'),
  }
  const next = { ...told, nextAlertOn: nextAlertOf(told) }
  return passTime(acted(next, 'expiring', on, { about: String(days) }), on)
}

function isAfter(at: string, end: string | undefined): boolean {
  return end !== undefined && Date.parse(at) > Date.parse(end)
}
