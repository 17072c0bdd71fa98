import { recordCues, type NewCue } from '#domain/grading/grading.public.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import type { Notification } from '#domain/inbox/notice.schema.ts'
import { noteOnMatters, type MatterNote } from '#domain/matters/entry.public.ts'
import { openService, saveService } from '#domain/services/service.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { HistoryLine, Order, OrderAct, OrdersChanged } from './order.schema.ts'
import { insertOrder, updateOrder } from './order.store.ts'
import { endedAs, serviceOf } from './service.transition.ts'

/** A new order with everything that follows from it. As the system: the court is beyond our reach. */
export async function saveNewOrder(tx: Tx, order: Order): Promise<void> {
  openService(tx, serviceOf(order))
  insertOrder(tx, order)
  await tell(tx, order, undefined)
}

/** What a command changed: the record, its service and clocks, the matter's time line, who is told. */
export async function saveOrder(tx: Tx, next: Order, before: Order): Promise<void> {
  saveService(tx, serviceOf(next), serviceOf(before), endedAs(next))
  updateOrder(tx, next)
  await tell(tx, next, before)
}

async function tell(tx: Tx, order: Order, before: Order | undefined): Promise<void> {
  const lines = order.history.slice(before?.history.length ?? 0)
  const told = lines.filter(({ act }) => act !== 'edited')
  await noteOnMatters(
    tx,
    told.map((line) => noteOf(order, line)),
  )
  notify(
    tx,
    told.flatMap((line) => noticesOf(order, line)),
  )
  await recordCues(
    tx,
    told.flatMap((line) => cuesOf(order, line)),
  )
  const changed: OrdersChanged = { type: 'orders.changed', changes: [{ before, order, lines }] }
  tx.publish(changed)
}

/** Codes and ids only; the words of a reason stand in the order. */
function noteOf({ id, number, matterId }: Order, { act, about }: HistoryLine): MatterNote {
  const detail = { service: 'protection-order', act, subject: id, number }
  return { matterId, kind: 'service', detail: about === undefined ? detail : { ...detail, about } }
}

/** An order in force, or broken, makes a matter graver; its end is a fact too (domain M10). */
function cuesOf({ id, matterId }: Order, { act, text }: HistoryLine): NewCue[] {
  const said = { matterId, source: { kind: 'order', id } } as const
  if (act === 'issued') return [{ ...said, cue: 'order-in-force', answer: 'yes' }]
  if (act === 'breached') {
    return [{ ...said, cue: 'order-breached', answer: 'yes', evidence: text }]
  }
  const isOver = act === 'revoked' || act === 'expired'
  return isOver ? [{ ...said, cue: 'order-in-force', answer: 'no' }] : []
}

type Told = { readonly kind: Notification['kind']; readonly to: 'owner' | 'court' | 'all' }

/** Who is told of which act; a line that is not here tells nobody. */
const tellings: Readonly<Partial<Record<OrderAct, readonly Told[]>>> = {
  opened: [{ kind: 'order-drafted', to: 'owner' }],
  submitted: [{ kind: 'order-submitted', to: 'court' }],
  accepted: [{ kind: 'order-accepted', to: 'owner' }],
  issued: [
    { kind: 'order-issued', to: 'all' },
    { kind: 'order-to-serve', to: 'court' },
  ],
  rejected: [{ kind: 'order-rejected', to: 'owner' }],
  withdrawn: [{ kind: 'order-changed', to: 'court' }],
  served: [{ kind: 'order-served', to: 'owner' }],
  breached: [{ kind: 'order-breached', to: 'all' }],
  'reconsideration-asked': [{ kind: 'order-changed', to: 'court' }],
  'reconsideration-decided': [{ kind: 'order-changed', to: 'owner' }],
  'change-asked': [{ kind: 'order-changed', to: 'court' }],
  'change-granted': [
    { kind: 'order-changed', to: 'all' },
    { kind: 'order-to-serve', to: 'court' },
  ],
  'change-refused': [{ kind: 'order-changed', to: 'owner' }],
  revoked: [{ kind: 'order-changed', to: 'all' }],
  expiring: [{ kind: 'order-expiring', to: 'owner' }],
  expired: [{ kind: 'order-changed', to: 'all' }],
}

function noticesOf(order: Order, { act }: HistoryLine): Notification[] {
  const { id, matterId, sensitivity, named, barred, orgId, audience, courtOrgId } = order
  const orgs = {
    owner: [orgId],
    court: courtOrgId === undefined || !audience.includes(courtOrgId) ? [] : [courtOrgId],
    all: [orgId, ...audience],
  }
  return (tellings[act] ?? []).flatMap(({ kind, to }) =>
    orgs[to].map((org) => ({
      kind,
      to: { orgId: org },
      subjectId: id,
      matterId,
      place: { sensitivity, named, barred },
    })),
  )
}
