import { z } from 'zod'
import type { Delivery } from '#domain/services/delivery.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Place } from '#platform/access/place.ts'
import { dayOf } from '#platform/time/day.ts'
import { Measure, type Application, type Confidential } from './application.schema.ts'
import type { OrderRules, Running } from './order-clock.schema.ts'

export const OrderStatus = z.enum([
  'drafting',
  'submitted',
  'accepted',
  'issued',
  'rejected',
  'withdrawn',
  'revoked',
])
export type OrderStatus = z.infer<typeof OrderStatus>

/** What people see: `expired` follows from the time and is never stored. */
export const OrderState = z.enum([...OrderStatus.options, 'expired'])
export type OrderState = z.infer<typeof OrderState>

export const Side = z.enum(['applicant', 'respondent'])
export type Side = z.infer<typeof Side>

export const Breach = z.strictObject({
  at: z.string(),
  text: z.string(),
  isPoliceTold: z.boolean(),
  recordedBy: z.string(),
})
export type Breach = z.infer<typeof Breach>

/** 复议: once, within five days, and it suspends nothing (反家庭暴力法 31). */
export const Reconsideration = z.strictObject({
  side: Side,
  at: z.string(),
  reason: z.string(),
  result: z.enum(['upheld', 'set-aside', 'granted']).nullable(),
  decidedAt: z.string().nullable(),
})
export type Reconsideration = z.infer<typeof Reconsideration>

export const ChangeKind = z.enum(['extend', 'vary', 'revoke'])
export type ChangeKind = z.infer<typeof ChangeKind>

/** 变更、延长、撤销: applied for while the order is in force (反家庭暴力法 30). */
export const Change = z.strictObject({
  number: z.int(),
  kind: ChangeKind,
  at: z.string(),
  reason: z.string(),
  measures: z.array(Measure),
  isGranted: z.boolean().nullable(),
  decidedAt: z.string().nullable(),
})
export type Change = z.infer<typeof Change>

export const OrderAct = z.enum([
  ...(['opened', 'edited', 'submitted', 'withdrawn', 'accepted', 'issued', 'rejected'] as const),
  ...(['served', 'breached', 'reconsideration-asked', 'reconsideration-decided'] as const),
  ...(['change-asked', 'change-granted', 'change-refused', 'revoked', 'left-to-expire'] as const),
  ...(['expiring', 'expired'] as const),
])
export type OrderAct = z.infer<typeof OrderAct>

/** A line of the order's own time line: the court does not see the matter's. */
export const HistoryLine = z.strictObject({
  act: OrderAct,
  at: z.string(),
  byName: z.string(),
  byOrgId: z.string(),
  /** a code that tells it apart: a recipient, days left, a kind of change */
  about: z.string().optional(),
  text: z.string().optional(),
})
export type HistoryLine = z.infer<typeof HistoryLine>

/** Facts beside the status; sealed as one, since they retell what happened. */
export type Facts = {
  readonly rejection?: string | undefined
  readonly withdrawal?: string | undefined
  readonly deliveries: readonly Delivery[]
  readonly breaches: readonly Breach[]
  readonly reconsiderations: readonly Reconsideration[]
  readonly changes: readonly Change[]
  readonly history: readonly HistoryLine[]
  readonly running: Readonly<Partial<Record<'submit' | 'acceptance' | 'decision', Running>>>
  /** of the latest round of deliveries */
  readonly serving?: Running | undefined
  /** days before expiry that its owner was told of, in this period */
  readonly alerted: readonly number[]
  /** the day from which the period in force is counted */
  readonly periodFrom?: string | undefined
  /** whether to renew it is asked: since the first alert of the period */
  readonly isRenewalDue: boolean
  readonly alertDays: readonly number[]
}

/** 人身安全保护令. Text fields are in clear only in memory. */
export type Order = Place &
  Facts & {
    readonly id: string
    readonly matterId: string
    /** 护令 2023-0007 */
    readonly number: string
    readonly status: OrderStatus
    readonly application: Application
    readonly confidential: Confidential
    readonly isUrgent: boolean
    /** where the court uses the platform */
    readonly courtOrgId?: string | undefined
    readonly caseNumber?: string | undefined
    readonly submittedAt?: string | undefined
    readonly acceptedAt?: string | undefined
    readonly decisionDueAt?: string | undefined
    /** issued or rejected */
    readonly decidedAt?: string | undefined
    readonly measures: readonly Measure[]
    /** the last day in force */
    readonly validUntil?: string | undefined
    /** 1 for the period of the order itself, one more for each extension */
    readonly period: number
    /** the day on which the next alert, or the end itself, is to be told */
    readonly nextAlertOn?: string | undefined
    readonly firstBreachedAt?: string | undefined
    readonly endedAt?: string | undefined
    readonly createdAt: string
    readonly createdBy: string
    readonly version: number
  }

/** The order as a command works on it, with the rules of now and the offices it may have to tell. */
export type OrderFile = Order & { readonly rules: OrderRules; readonly offices: Offices }

/** Offices of the division that are told of an issued order, where they use the platform. */
export type Offices = {
  readonly policeOrgId?: string | undefined
  readonly committeeOrgId?: string | undefined
}

export type On = { readonly actor: Actor; readonly now: Date }

/** In force on a day: made, not revoked, not run out. */
export function isInForce(order: Pick<Order, 'status' | 'validUntil'>, now: Date): boolean {
  const { status, validUntil } = order
  return status === 'issued' && validUntil !== undefined && dayOf(now) <= validUntil
}

export function stateOf(order: Pick<Order, 'status' | 'validUntil'>, now: Date): OrderState {
  return order.status === 'issued' && !isInForce(order, now) ? 'expired' : order.status
}

/** The change that waits for the court, if one does. */
export function openChange({ changes }: Pick<Order, 'changes'>): Change | undefined {
  return changes.find(({ isGranted }) => isGranted === null)
}

export function openReconsideration(
  order: Pick<Order, 'reconsiderations'>,
): Reconsideration | undefined {
  return order.reconsiderations.find(({ result }) => result === null)
}

/** Orders changed: what was, what is, and which lines of their histories are new. */
export type OrdersChanged = {
  readonly type: 'orders.changed'
  readonly changes: readonly {
    before: Order | undefined
    order: Order
    lines: readonly HistoryLine[]
  }[]
}
