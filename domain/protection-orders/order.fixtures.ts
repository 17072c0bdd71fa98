import { aMatter } from '#domain/matters/matter.fixtures.ts'
import { placeOfService } from '#domain/services/service.schema.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { openService } from '#domain/services/service.public.ts'
import { Application, Confidential } from './application.schema.ts'
import { initialRules, startClock } from './order-clock.schema.ts'
import type { Order, OrderFile } from './order.schema.ts'
import { insertOrder } from './order.store.ts'
import { serviceOf } from './service.transition.ts'

let counted = 0

/** A complete application of a wife against her husband. */
export function anApplication(change: Partial<Application> = {}): Application {
  return Application.parse({
    applicant: { name: '李小芳', sex: 'female', bornOn: '1990-03-02' },
    respondent: { name: '王大力', sex: 'male', address: '阳新县富池镇港下村三组' },
    relation: 'spouse',
    measures: ['stop-violence', 'no-contact'],
    facts: '五月八日夜里他酒后动手，邻居报警。此前半年里有过三次。',
    evidence: ['police-record', 'hotline-record'],
    court: { name: '阳新县人民法院' },
    ...change,
  })
}

/** An application that is being written, in a matter about violence of 富池镇, unless told otherwise. */
export function anOrder(change: Partial<OrderFile> = {}): OrderFile {
  counted += 1
  const matter = aMatter({ sensitivity: 'sensitive' })
  const createdAt = '2023-05-10T01:00:00.000Z'
  return {
    ...placeOfService(matter, 'protection-order', { orgId: matter.orgId, audience: [] }),
    id: newId(),
    matterId: matter.id,
    number: `护令 2023-${String(counted).padStart(4, '0')}`,
    status: 'drafting',
    application: anApplication(),
    confidential: Confidential.parse({ phone: '13972300001', address: '下陆区团城山街道8栋302' }),
    isUrgent: false,
    running: { submit: startClock(initialRules, 'submit', createdAt, false) },
    ...{ deliveries: [], breaches: [], reconsiderations: [], changes: [], history: [] },
    ...{ measures: [], period: 0, alerted: [], alertDays: [], isRenewalDue: false },
    ...{ createdAt, createdBy: '01890000-0000-7000-8000-000000000001' },
    ...{ rules: initialRules, offices: {}, version: 1 },
    ...change,
  }
}

/** The record with its service and clocks, as it stands; nobody is told. */
export function insertOrders(tx: Tx, orders: readonly Order[]): void {
  for (const order of orders) {
    openService(tx, serviceOf(order))
    insertOrder(tx, order)
  }
}
