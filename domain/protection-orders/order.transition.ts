import { refuse, type Refusal } from '#platform/access/decision.ts'
import { maskIdentity } from '#platform/text/mask.ts'
import { isWithheld } from '#platform/text/withhold.ts'
import { addDays, dayOf } from '#platform/time/day.ts'
import { openRound } from '#domain/services/delivery.schema.ts'
import {
  isEntitled,
  missingParts,
  type Application,
  type Confidential,
  type Measure,
} from './application.schema.ts'
import { standing } from './order-action.schema.ts'
import { startClock } from './order-clock.schema.ts'
import type { HistoryLine, On, Order, OrderAct, OrderFile } from './order.schema.ts'

/** Adds a line to the order's history; every command is one version. */
export function acted<O extends Order>(
  order: O,
  act: OrderAct,
  { actor, now }: On,
  { about, text }: Pick<HistoryLine, 'about' | 'text'> = {},
): O {
  const by = { byName: actor.name, byOrgId: actor.orgId }
  const line: HistoryLine = {
    ...{ act, at: now.toISOString(), ...by },
    ...(about === undefined ? {} : { about }),
    ...(text === undefined || text === '' ? {} : { text }),
  }
  return { ...order, history: [...order.history, line], version: order.version + 1 }
}

/** What is told of the past: neither ahead of the clock nor before what it follows. */
export function timely(at: string, after: string | undefined, now: Date): Refusal | undefined {
  if (Date.parse(at) > now.getTime()) return refuse('time-ahead')
  if (after !== undefined && Date.parse(at) < Date.parse(after)) return refuse('time-before')
  return undefined
}

export function editOrder(
  order: OrderFile,
  { application, confidential }: { application: Application; confidential: Confidential },
  on: On,
): OrderFile | Refusal {
  const refusal = standing('edit', order, on.now) ?? notEntitled(application)
  if (refusal !== undefined) return refusal
  if (isWithheld([application, confidential])) return refuse('text-was-withheld')
  const { isUrgent } = application
  const kept = withIdentities(application, order.application)
  // An urgent application waits for nobody; one that is no longer urgent keeps the clock it had.
  const submit = startClock(order.rules, 'submit', order.createdAt, isUrgent)
  const running = isUrgent && !order.isUrgent ? { ...order.running, submit } : order.running
  const courtOrgId = application.court.id ?? undefined
  return acted(
    { ...order, application: kept, confidential, isUrgent, running, courtOrgId },
    'edited',
    on,
  )
}

/** What the page shows of an identity number comes back as it was shown: it was not changed then. */
function withIdentities(given: Application, stored: Application): Application {
  const numberOf = (side: 'applicant' | 'respondent'): string => {
    const [shown, known] = [given[side].identity, stored[side].identity]
    return known !== '' && shown === maskIdentity(known) ? known : shown
  }
  return {
    ...given,
    applicant: { ...given.applicant, identity: numberOf('applicant') },
    respondent: { ...given.respondent, identity: numberOf('respondent') },
  }
}

function notEntitled({ onBehalf }: Application): Refusal | undefined {
  return onBehalf === null || isEntitled(onBehalf) ? undefined : refuse('not-entitled-to-apply')
}

/** Handed in: from here on the court sees it. */
export function submitOrder(
  order: OrderFile,
  { at }: { at?: string | undefined },
  on: On,
): OrderFile | Refusal {
  const submittedAt = at ?? on.now.toISOString()
  const refusal =
    standing('submit', order, on.now) ??
    notEntitled(order.application) ??
    timely(submittedAt, undefined, on.now)
  if (refusal !== undefined) return refusal
  const missing = missingParts(order.application)
  if (missing.length > 0) return refuse('order-incomplete', { missing: missing.join(',') })
  const acceptance = startClock(order.rules, 'acceptance', submittedAt, order.isUrgent)
  return acted(
    {
      ...withReader(order, order.courtOrgId),
      ...{ status: 'submitted', submittedAt, running: { acceptance } },
    },
    'submitted',
    on,
  )
}

export function withdrawOrder(
  order: OrderFile,
  { reason }: { reason: string },
  on: On,
): OrderFile | Refusal {
  const refusal = standing('withdraw', order, on.now)
  if (refusal !== undefined) return refusal
  const ended = { status: 'withdrawn', running: {}, endedAt: on.now.toISOString() } as const
  return acted({ ...order, ...ended, withdrawal: reason }, 'withdrawn', on, { text: reason })
}

/** 受理: the court's clock runs from here: 72 hours, 24 in an urgent case (反家庭暴力法 28). */
export function acceptOrder(
  order: OrderFile,
  { at, caseNumber }: { at: string; caseNumber: string },
  on: On,
): OrderFile | Refusal {
  const refusal = standing('accept', order, on.now) ?? timely(at, order.submittedAt, on.now)
  if (refusal !== undefined) return refusal
  const decision = startClock(order.rules, 'decision', at, order.isUrgent)
  return acted(
    {
      ...order,
      ...{ status: 'accepted', acceptedAt: at, caseNumber, running: { decision } },
      decisionDueAt: decision.dueAt,
    },
    'accepted',
    on,
  )
}

export type Made = {
  readonly at: string
  readonly measures: readonly Measure[]
  readonly validUntil: string
}

/** 作出: effective when made; it goes to both parties, the police and the committee. */
export function issueOrder(order: OrderFile, made: Made, on: On): OrderFile | Refusal {
  const refusal = standing('issue', order, on.now) ?? timely(made.at, order.acceptedAt, on.now)
  if (refusal !== undefined) return refusal
  const issued = putInForce(order, made)
  return 'refused' in issued ? issued : acted(issued, 'issued', on, { about: made.validUntil })
}

/** @returns a refusal when the time is longer than six months, or none */
export function putInForce(order: OrderFile, made: Made): OrderFile | Refusal {
  const from = dayOf(new Date(made.at))
  const refusal = beyondSixMonths(from, made.validUntil)
  if (refusal !== undefined) return refusal
  if (made.measures.length === 0) return refuse('measures-missing')
  const { policeOrgId, committeeOrgId } = order.offices
  const orgs = { police: policeOrgId ?? null, committee: committeeOrgId ?? null }
  const issued: OrderFile = {
    ...withReader(withReader(order, policeOrgId), committeeOrgId),
    ...{ status: 'issued', decidedAt: made.at, measures: made.measures, running: {} },
    deliveries: openRound(order.deliveries, orgs),
    serving: startClock(order.rules, 'serve', made.at, order.isUrgent),
  }
  return inPeriod(issued, from, made.validUntil)
}

/** A period in force begins, with its alerts ahead of it. */
export function inPeriod(order: OrderFile, from: string, validUntil: string): OrderFile {
  const alertDays = order.rules.body.alertDays.toSorted((left, right) => right - left)
  const next: OrderFile = {
    ...order,
    ...{ validUntil, period: order.period + 1, periodFrom: from },
    ...{ alerted: [], isRenewalDue: false, alertDays },
  }
  return { ...next, nextAlertOn: nextAlertOf(next) }
}

/** Six months at most (反家庭暴力法 30): the same day of the sixth month, or that month's last. */
export function beyondSixMonths(from: string, until: string): Refusal | undefined {
  if (until <= from) return refuse('validity-missing')
  return until > sixMonthsAfter(from) ? refuse('validity-beyond-six-months') : undefined
}

export function sixMonthsAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [toYear, toMonth] = month > 6 ? [year + 1, month - 6] : [year, month + 6]
  const first = `${toYear}-${String(toMonth).padStart(2, '0')}-01`
  const next = addDays(`${first.slice(0, 8)}28`, 4)
  const lastDate = Number(addDays(`${next.slice(0, 8)}01`, -1).slice(8))
  return addDays(first, Math.min(date, lastDate) - 1)
}

/** Alerts of days that lie within the period and were not told yet; without one, the end itself. */
export function nextAlertOf(order: Order): string | undefined {
  const { validUntil, periodFrom, alerted, alertDays } = order
  if (validUntil === undefined || periodFrom === undefined) return undefined
  const open = alertDays.find(
    (days) => !alerted.includes(days) && addDays(validUntil, -days) > periodFrom,
  )
  return open === undefined ? addDays(validUntil, 1) : addDays(validUntil, -open)
}

export function rejectOrder(
  order: OrderFile,
  { at, reason }: { at: string; reason: string },
  on: On,
): OrderFile | Refusal {
  const refusal = standing('reject', order, on.now) ?? timely(at, order.acceptedAt, on.now)
  if (refusal !== undefined) return refusal
  const ended = { status: 'rejected', decidedAt: at, running: {}, endedAt: at } as const
  return acted({ ...order, ...ended, rejection: reason }, 'rejected', on, { text: reason })
}

/** An office that works with the order from now on sees it, and not the matter. */
function withReader(order: OrderFile, orgId: string | undefined): OrderFile {
  const isKnown = orgId === undefined || orgId === order.orgId || order.audience.includes(orgId)
  return isKnown ? order : { ...order, audience: [...order.audience, orgId] }
}
