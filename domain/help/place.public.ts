import type { Place } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findRequest } from './help.store.ts'

/** Where a request lies, as far as the actor may see it: its files lie there. */
export async function placeOfRequest(tx: Tx, id: string): Promise<Place | undefined> {
  return findRequest(tx, id)
}
