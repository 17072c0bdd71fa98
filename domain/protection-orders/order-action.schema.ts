import { z } from 'zod'
import { openDeliveries } from '#domain/services/delivery.schema.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { isInForce, openChange, openReconsideration, stateOf, type Order } from './order.schema.ts'

export const OrderAction = z.enum([
  'edit',
  'submit',
  'withdraw',
  'accept',
  'issue',
  'reject',
  'serve',
  'record-breach',
  'ask-reconsideration',
  'decide-reconsideration',
  'ask-change',
  'decide-change',
  'let-expire',
])
export type OrderAction = z.infer<typeof OrderAction>

/** 复议 within five days of the decision (反家庭暴力法 31). */
const reconsiderationDays = 5

/** Why the action has no place where the order stands now, if it has none. */
export function standing(action: OrderAction, order: Order, now: Date): Refusal | undefined {
  const { status } = order
  switch (action) {
    case 'edit':
    case 'submit':
      return status === 'drafting' ? undefined : refuse('order-already-submitted')
    case 'withdraw':
      if (status === 'drafting' || status === 'submitted' || status === 'accepted') return undefined
      return refuse('order-already-decided')
    case 'accept':
      if (status === 'drafting') return refuse('order-not-submitted')
      return status === 'submitted' ? undefined : refuse('order-already-accepted')
    case 'issue':
    case 'reject':
      if (status === 'drafting' || status === 'submitted') return refuse('order-not-accepted')
      return status === 'accepted' ? undefined : refuse('order-already-decided')
    case 'serve':
      if (status !== 'issued') return refuse('order-not-issued')
      return openDeliveries(order.deliveries).length > 0 ? undefined : refuse('already-served')
    case 'record-breach':
      return status === 'issued' || status === 'revoked' ? undefined : refuse('order-not-issued')
    case 'ask-reconsideration':
      return noReconsideration(order, now)
    case 'decide-reconsideration':
      return openReconsideration(order) === undefined
        ? refuse('no-reconsideration-asked')
        : undefined
    case 'ask-change':
      if (status !== 'issued') return refuse('order-not-issued')
      if (!isInForce(order, now)) return refuse('order-expired')
      return openChange(order) === undefined ? undefined : refuse('change-already-asked')
    case 'decide-change':
      if (status !== 'issued') return refuse('order-not-issued')
      return openChange(order) === undefined ? refuse('no-change-asked') : undefined
    case 'let-expire':
      return order.isRenewalDue && stateOf(order, now) === 'issued'
        ? undefined
        : refuse('renewal-not-due')
  }
}

function noReconsideration(order: Order, now: Date): Refusal | undefined {
  const { status, decidedAt, reconsiderations } = order
  if ((status !== 'issued' && status !== 'rejected') || decidedAt === undefined) {
    return refuse('order-not-decided')
  }
  if (reconsiderations.length > 0) return refuse('reconsidered-once')
  const last = Date.parse(decidedAt) + reconsiderationDays * 86_400_000
  return now.getTime() <= last ? undefined : refuse('reconsideration-too-late')
}
