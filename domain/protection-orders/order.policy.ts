import type { Actor } from '#platform/access/actor.ts'
import { covers, has, requireRole } from '#platform/access/actor.ts'
import { isRefusal, permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { withinReach, type Place } from '#platform/access/place.ts'
import type { Recipient } from '#domain/services/delivery.schema.ts'
import { OrderAction, standing } from './order-action.schema.ts'
import type { Order } from './order.schema.ts'

const officers = ['township-officer', 'county-officer', 'city-officer'] as const
const caseworkers = [...officers, 'liaison', 'mediator'] as const

/** Village executives see an order only where they are named: it is about violence by its nature. */
export function mayReadOrders(actor: Actor): Decision {
  return requireRole(actor, ...caseworkers, 'village-executive', 'leader') ?? permitted
}

/** Whoever is responsible for the matter, or acts in it, may help her to apply (反家庭暴力法 23). */
export function mayOpenOrder(actor: Actor, matter: Place): Decision {
  const reach = withinReach(actor, matter)
  if (isRefusal(reach)) return reach
  const role = requireRole(actor, ...caseworkers)
  if (role !== undefined) return role
  const acts = [matter.orgId, ...matter.audience].some((org) => actor.orgs.includes(org))
  return acts || isAbove(actor, matter) ? permitted : refuse('matter-of-another-organisation')
}

/** The applicant's side: the office that applies, or the federation above it. */
export function mayHandleOrder(actor: Actor, order: Order): Decision {
  const refusal = outOfReach(actor, order)
  if (refusal !== undefined) return refusal
  return actor.orgs.includes(order.orgId) || isAbove(actor, order)
    ? permitted
    : refuse('order-of-another-organisation')
}

/** What the court did is written down by its liaison, or by the applicant's side from its paper. */
export function mayRecordCourtAct(actor: Actor, order: Order): Decision {
  const refusal = outOfReach(actor, order)
  if (refusal !== undefined) return refusal
  return isCourt(actor, order) ? permitted : mayHandleOrder(actor, order)
}

/** Besides, every office may sign for its own copy. */
export function mayServeOrder(
  actor: Actor,
  order: Order,
  { recipient }: { recipient: Recipient },
): Decision {
  const refusal = outOfReach(actor, order)
  if (refusal !== undefined) return refusal
  const isOwnCopy = order.deliveries.some(
    (one) => one.recipient === recipient && one.orgId !== null && actor.orgs.includes(one.orgId),
  )
  return isOwnCopy ? permitted : mayRecordCourtAct(actor, order)
}

/** Whoever works with the order and hears of a breach writes it down: waiting for another is danger. */
export function mayRecordBreach(actor: Actor, order: Order): Decision {
  return outOfReach(actor, order) ?? permitted
}

/** Where she can be reached: her own side, and the court that has to find her. */
export function mayRevealContact(actor: Actor, order: Order): Decision {
  return mayRecordCourtAct(actor, order)
}

type Asked = { readonly action: OrderAction; readonly refusal: string | null }

/** Every action with the reason why it cannot be done, if it cannot: what the page shows. */
export function actionsOf(actor: Actor, order: Order, now: Date): Asked[] {
  return OrderAction.options.map((action) => {
    const decision = policies[action](actor, order)
    const refusal = isRefusal(decision) ? decision : standing(action, order, now)
    return { action, refusal: refusal?.refused ?? null }
  })
}

function mayServeAny(actor: Actor, order: Order): Decision {
  const [first] = order.deliveries
    .filter(({ servedAt }) => servedAt === null)
    .map(({ recipient }) => mayServeOrder(actor, order, { recipient }))
    .toSorted((left, right) => Number(isRefusal(left)) - Number(isRefusal(right)))
  return first ?? mayRecordCourtAct(actor, order)
}

const policies: Readonly<Record<OrderAction, (actor: Actor, order: Order) => Decision>> = {
  edit: mayHandleOrder,
  submit: mayHandleOrder,
  withdraw: mayHandleOrder,
  accept: mayRecordCourtAct,
  issue: mayRecordCourtAct,
  reject: mayRecordCourtAct,
  serve: mayServeAny,
  'record-breach': mayRecordBreach,
  'ask-reconsideration': mayRecordCourtAct,
  'decide-reconsideration': mayRecordCourtAct,
  'ask-change': mayHandleOrder,
  'decide-change': mayRecordCourtAct,
  'let-expire': mayHandleOrder,
}

function outOfReach(actor: Actor, order: Order): Exclude<Decision, typeof permitted> | undefined {
  const reach = withinReach(actor, order)
  return isRefusal(reach) ? reach : requireRole(actor, ...caseworkers)
}

function isCourt(actor: Actor, { courtOrgId, status }: Order): boolean {
  return courtOrgId !== undefined && status !== 'drafting' && actor.orgs.includes(courtOrgId)
}

function isAbove(actor: Actor, { division }: Place): boolean {
  return has(actor, 'county-officer', 'city-officer') && covers(actor, division)
}
