import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Lead } from '#domain/leads/lead.schema.ts'
import { mayListVisits } from './visit.policy.ts'
import { findVisitsByNumber, type NumberedVisit } from './visit-list.store.ts'
import { findVisitPlace, restamp } from './visit.store.ts'

export { findVisitPlace as placeOfVisit }
export { importVisitsFile } from './visit-import.jobs.ts'
export { recordVisit } from './visit.transition.ts'

/** For Ctrl+K: by its number; only what the actor may see. */
export async function searchVisits(tx: Tx, number: string): Promise<NumberedVisit[]> {
  return isRefusal(mayListVisits(tx.actor)) ? [] : findVisitsByNumber(tx, number)
}

/** A visit is kept at least as closely as what became of it, and shut to whoever is shut out there. */
export async function restampVisits(
  tx: Tx,
  { leads }: { readonly leads: readonly Lead[] },
): Promise<void> {
  const stamps = leads
    .filter(({ channel }) => channel === 'visit')
    .map(({ sourceId, sensitivity, named, barred }) => ({
      id: sourceId,
      sensitivity,
      named,
      barred,
    }))
  if (stamps.length > 0) restamp(tx, stamps)
}
