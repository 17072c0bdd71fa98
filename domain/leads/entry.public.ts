import { insertParties } from '#domain/matters/party.public.ts'
import { savePeople } from '#domain/people/person.public.ts'
import { maySee } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { insertCheck } from './check.store.ts'
import { namedOn, type PreparedLead } from './entry.store.ts'
import type { Lead } from './lead.schema.ts'
import { insertNewLeads } from './lead.store.ts'

export { prepareLead, type PreparedLead } from './entry.store.ts'
export { enterLead } from './entry.transition.ts'
export { attachToMatter } from './lead.transition.ts'
export type { EnterLead } from './entry.contract.ts'

/**
 * Writes a lead that `enterLead` made, with its parties and the files of people whose numbers were
 * told. Whoever writes it publishes `leads.registered`. Goes on as the system where she may not see it.
 */
export async function saveEnteredLead(tx: Tx, lead: Lead, prepared: PreparedLead): Promise<void> {
  // What she tells may be beyond her own sight from the moment it is written.
  if (!maySee(tx.actor, lead)) tx.asSystem()
  savePeople(tx, prepared.people)
  await insertNewLeads(tx, [lead])
  insertParties(tx, namedOn(lead, prepared.parties, prepared.people.refs, tx.now))
  insertCheck(tx, lead)
}

/** Whom the lead is about, where the number of the victim is known. */
export function victimOf({ parties, people }: PreparedLead): string | undefined {
  const victim = parties.find(({ role }) => role === 'victim')
  return people.refs.get(victim?.identity ?? '')?.id
}
