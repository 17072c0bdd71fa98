import type { Tx } from '#platform/db/tx.ts'
import { command, type Route } from '#platform/http/route.ts'
import {
  askChange,
  askReconsideration,
  decideChange,
  decideReconsideration,
  letExpire,
  recordBreach,
  serveOrder,
} from './in-force.transition.ts'
import {
  acceptOrderContract,
  askChangeContract,
  askReconsiderationContract,
  decideChangeContract,
  decideReconsiderationContract,
  editOrderContract,
  issueOrderContract,
  letExpireContract,
  recordBreachContract,
  rejectOrderContract,
  serveOrderContract,
  submitOrderContract,
  withdrawOrderContract,
} from './order.contract.ts'
import { presentOrder } from './order-page.store.ts'
import {
  mayHandleOrder,
  mayRecordBreach,
  mayRecordCourtAct,
  mayServeOrder,
} from './order.policy.ts'
import type { OrderFile } from './order.schema.ts'
import { lockOrder } from './order.store.ts'
import {
  acceptOrder,
  editOrder,
  issueOrder,
  rejectOrder,
  submitOrder,
  withdrawOrder,
} from './order.transition.ts'
import { saveOrder } from './saving.store.ts'

const onOrder = {
  load: (tx: Tx, { params }: { params: { id: string } }) => lockOrder(tx, params.id),
  save: saveOrder,
  present: presentOrder,
}

export const orderRoutes: readonly Route[] = [
  command(editOrderContract, {
    ...onOrder,
    may: mayHandleOrder,
    apply: (order: OrderFile, body, on) => editOrder(order, body, on),
    audit: 'order.edited',
  }),
  command(submitOrderContract, {
    ...onOrder,
    may: mayHandleOrder,
    apply: (order: OrderFile, body, on) => submitOrder(order, body, on),
    audit: 'order.submitted',
  }),
  command(withdrawOrderContract, {
    ...onOrder,
    may: mayHandleOrder,
    apply: (order: OrderFile, body, on) => withdrawOrder(order, body, on),
    audit: 'order.withdrawn',
  }),
  command(acceptOrderContract, {
    ...onOrder,
    may: mayRecordCourtAct,
    apply: (order: OrderFile, body, on) => acceptOrder(order, body, on),
    audit: 'order.accepted',
  }),
  command(issueOrderContract, {
    ...onOrder,
    may: mayRecordCourtAct,
    apply: (order: OrderFile, body, on) => issueOrder(order, body, on),
    audit: 'order.issued',
  }),
  command(rejectOrderContract, {
    ...onOrder,
    may: mayRecordCourtAct,
    apply: (order: OrderFile, body, on) => rejectOrder(order, body, on),
    audit: 'order.rejected',
  }),
  command(serveOrderContract, {
    ...onOrder,
    may: mayServeOrder,
    apply: (order: OrderFile, body, on) => serveOrder(order, body, on),
    audit: 'order.served',
  }),
  command(recordBreachContract, {
    ...onOrder,
    may: mayRecordBreach,
    apply: (order: OrderFile, body, on) => recordBreach(order, body, on),
    audit: 'order.breach-recorded',
  }),
  command(askReconsiderationContract, {
    ...onOrder,
    may: mayRecordCourtAct,
    apply: (order: OrderFile, body, on) => askReconsideration(order, body, on),
    audit: 'order.reconsideration-asked',
  }),
  command(decideReconsiderationContract, {
    ...onOrder,
    may: mayRecordCourtAct,
    apply: (order: OrderFile, body, on) => decideReconsideration(order, body, on),
    audit: 'order.reconsideration-decided',
  }),
  command(askChangeContract, {
    ...onOrder,
    may: mayHandleOrder,
    apply: (order: OrderFile, body, on) => askChange(order, body, on),
    audit: 'order.change-asked',
  }),
  command(decideChangeContract, {
    ...onOrder,
    may: mayRecordCourtAct,
    apply: (order: OrderFile, body, on) => decideChange(order, body, on),
    audit: 'order.change-decided',
  }),
  command(letExpireContract, {
    ...onOrder,
    may: mayHandleOrder,
    apply: (order: OrderFile, body, on) => letExpire(order, body, on),
    audit: 'order.left-to-expire',
  }),
]
