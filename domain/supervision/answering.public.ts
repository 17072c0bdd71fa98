import { isRefusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { mayActOn } from './supervision.policy.ts'
import { openTo } from './supervision.schema.ts'
import { findSupervision } from './supervision.store.ts'

/**
 * Where the files of a reply lie: with the order. Only whom it was sent to adds any, and only while it
 * waits for the reply; to everybody else it is as if the order were not there.
 */
export async function placeToAnswer(tx: Tx, id: string): Promise<Place | undefined> {
  const order = await findSupervision(tx, id)
  if (order === undefined || !openTo.reply.includes(order.status)) return undefined
  return isRefusal(mayActOn(tx.actor, order, 'reply')) ? undefined : order
}
