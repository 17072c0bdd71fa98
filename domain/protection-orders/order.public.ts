import { placeRecords } from '#domain/services/service.public.ts'
import type { ServicesMoved } from '#domain/services/service.schema.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Subscriber of `services.moved`. */
export async function followServices(tx: Tx, event: ServicesMoved): Promise<void> {
  placeRecords(tx, 'protection_orders', 'protection-order', event)
  return Promise.resolve()
}
