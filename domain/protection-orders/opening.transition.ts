import { placeOfService } from '#domain/services/service.schema.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { isEntitled, type Application, type Confidential } from './application.schema.ts'
import { startClock, type OrderRules } from './order-clock.schema.ts'
import type { Offices, On, OrderFile } from './order.schema.ts'
import { acted } from './order.transition.ts'

/** What must be known of the matter that an order is applied for in. */
export type Ground = {
  readonly place: Place
  readonly matterId: string
  readonly isRunning: boolean
  readonly id: string
  readonly number: string
  readonly rules: OrderRules
  readonly offices: Offices
}

/** An application is begun; the office that begins it has it on its desk until it is handed in. */
export function openOrder(
  { application, confidential }: { application: Application; confidential: Confidential },
  { place, matterId, isRunning, id, number, rules, offices }: Ground,
  on: On,
): OrderFile | Refusal {
  if (!isRunning) return refuse('matter-closed')
  const { onBehalf, isUrgent, court } = application
  if (onBehalf !== null && !isEntitled(onBehalf)) return refuse('not-entitled-to-apply')
  const createdAt = on.now.toISOString()
  // A co-acting office may apply for her: the responsible one then reads along.
  const isCoActing = !on.actor.orgs.includes(place.orgId) && place.audience.includes(on.actor.orgId)
  const orgId = isCoActing ? on.actor.orgId : place.orgId
  const order: OrderFile = {
    ...placeOfService(place, 'protection-order', { orgId, audience: [] }),
    ...{ id, matterId, number, application, confidential, isUrgent, rules, offices },
    ...{ status: 'drafting', courtOrgId: court.id ?? undefined, measures: [], period: 0 },
    running: { submit: startClock(rules, 'submit', createdAt, isUrgent) },
    ...{ deliveries: [], breaches: [], reconsiderations: [], changes: [], history: [] },
    ...{ alerted: [], alertDays: [], isRenewalDue: false },
    ...{ createdAt, createdBy: on.actor.id, version: 0 },
  }
  return acted(order, 'opened', on)
}
