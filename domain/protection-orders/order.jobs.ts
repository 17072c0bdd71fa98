import { systemActor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { dayOf } from '#platform/time/day.ts'
import { passTime } from './in-force.transition.ts'
import type { OrderFile } from './order.schema.ts'
import { claimAlerts, lockOrdersToTell } from './order.store.ts'
import { saveOrder } from './saving.store.ts'

const batch = 50

/** Alerts before an order runs out, and its end: each once, whatever is restarted (domain M14). */
export const tellOfExpiry: Schedule = {
  name: 'tell-of-expiring-orders',
  every: 'minute',
  async run({ db, config }) {
    const turn = (): Promise<number> => db.within(systemActor(config.region), (tx) => tellBatch(tx))
    while ((await turn()) === batch);
  },
}

async function tellBatch(tx: Tx): Promise<number> {
  const orders = await lockOrdersToTell(tx, dayOf(tx.now), batch)
  for (const before of orders) {
    const next = passTime(before, { actor: tx.actor, now: tx.now })
    const claimed = await claimAlerts(tx, keysOf(next, before))
    // The row itself remembers what was told; the effect holds even where a row was restored.
    const history = [
      ...before.history,
      ...next.history
        .slice(before.history.length)
        .filter(({ act, about }) => claimed.has(keyOf(next, act, about))),
    ]
    await saveOrder(tx, { ...next, history }, before)
  }
  return orders.length
}

function keysOf(next: OrderFile, before: OrderFile): string[] {
  return next.history.slice(before.history.length).map(({ act, about }) => keyOf(next, act, about))
}

function keyOf({ id, period }: OrderFile, act: string, about = ''): string {
  return `order-${act}:${id}:${period}:${about}`
}
