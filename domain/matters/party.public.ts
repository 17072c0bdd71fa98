import { findActors } from '#domain/accounts/account.public.ts'
import { findFederations } from '#domain/organisations/organisation.public.ts'
import { kinOf, shutOutOfFiles } from '#domain/people/kinship.public.ts'
import type { KinshipsDeclared } from '#domain/people/kinship.schema.ts'
import { has } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { barKin } from './kin.transition.ts'
import type { MatterChange, MattersChanged } from './matter.schema.ts'
import { findMatters, findMergedInto, lockMatter, saveMatter } from './matter.store.ts'
import {
  isExcluded,
  type ExcludedContact,
  type PartiesChanged,
  type Party,
} from './party.schema.ts'
import {
  adoptParties,
  findMattersOfPeople,
  findParties,
  findPartiesOfLeads,
  insertParties,
} from './party.store.ts'

export { findPartiesOfLeads as partiesOfLeads, insertParties }
export { partyOf, readParty } from './party.transition.ts'

/** The parties (当事人) of a matter, as far as the actor may see it, in the order they were named. */
export function partiesOf(tx: Tx, matterId: string): Promise<Party[]> {
  return findParties(tx, [matterId])
}

/**
 * Guardians who are suspects: they give no consent, get no notice and are not contacted; the ground
 * stands in place of the consent. Those of merged matters too. To be asked before anything is sent, shown or printed for a guardian.
 */
export async function excludedContacts(tx: Tx, matterId: string): Promise<ExcludedContact[]> {
  const merged = await findMergedInto(tx, matterId)
  const parties = await findParties(tx, [matterId, ...merged.map(({ id }) => id)])
  return parties.filter(isExcluded).map(({ id, personId, name, phone, legalGround }) => ({
    id,
    personId,
    name,
    phone,
    legalGround,
  }))
}

/** Subscriber of `matters.changed`: a new matter takes over the parties that its lead named. */
export async function adoptFromLeads(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const opened = changes.flatMap(({ before, matter }) => (before === undefined ? [matter] : []))
  if (opened.length === 0) return
  const parties = await findPartiesOfLeads(
    tx,
    opened.map(({ leadId }) => leadId),
  )
  const named = new Set(parties.map(({ leadId }) => leadId))
  adoptParties(
    tx,
    opened
      .filter(({ leadId }) => named.has(leadId))
      .map((matter) => ({ leadId: matter.leadId, matterId: matter.id, place: matter })),
  )
  await barKinFrom(
    tx,
    opened.map(({ id }) => id),
  )
}

/** Subscriber of `parties.changed`. */
export function barKinOfParties(tx: Tx, { matterIds }: PartiesChanged): Promise<void> {
  return barKinFrom(tx, matterIds)
}

/** Subscriber of `kinships.declared`: what concerns these people already is closed to the account. */
export async function barDeclaredKin(tx: Tx, { kin }: KinshipsDeclared): Promise<void> {
  tx.asSystem()
  const people = kin.flatMap(({ personIds }) => personIds)
  await barKinFrom(tx, await findMattersOfPeople(tx, people))
}

/** One question for all; only a matter with kin on it is locked and written. */
async function barKinFrom(tx: Tx, matterIds: readonly string[]): Promise<void> {
  if (matterIds.length === 0) return
  tx.asSystem()
  const [matters, parties] = [await findMatters(tx, matterIds), await findParties(tx, matterIds)]
  const people = new Map<string, Set<string>>()
  const about = [
    ...matters.map(({ id, personId }) => [id, personId] as const),
    ...parties.map(({ matterId, personId }) => [matterId, personId] as const),
  ]
  for (const [matterId, personId] of about) {
    if (matterId === null || personId === undefined || personId === null) continue
    people.set(personId, (people.get(personId) ?? new Set()).add(matterId))
  }
  const kin = await kinOf(tx, [...people.keys()])
  const shutOut = new Map<string, Set<string>>()
  for (const { personId, accountId } of kin) {
    for (const id of people.get(personId) ?? []) {
      shutOut.set(id, (shutOut.get(id) ?? new Set()).add(accountId))
    }
  }
  for (const [matterId, accounts] of shutOut) {
    const concerned = [...people].filter(([, ids]) => ids.has(matterId)).map(([id]) => id)
    // Whoever is kin of one side would find the other's address in her file.
    shutOutOfFiles(tx, concerned, [...accounts])
  }
  await shut(tx, shutOut)
}

async function shut(tx: Tx, shutOut: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
  const on = { actor: tx.initiator, now: tx.now, id: newId }
  const changes: MatterChange[] = []
  for (const [id, accounts] of [...shutOut].toSorted(([left], [right]) =>
    left < right ? -1 : 1,
  )) {
    const before = await lockMatter(tx, id)
    if (before === undefined) continue
    const standIns =
      before.sensitivity === 'sealed' ? await countyOfficers(tx, before.division) : []
    const matter = barKin(before, [...accounts].toSorted(), standIns, on)
    if (matter === before) continue
    saveMatter(tx, matter, before)
    changes.push({ before, matter })
  }
  if (changes.length === 0) return
  const event: MattersChanged = { type: 'matters.changed', changes }
  tx.publish(event)
}

/** Who answers in a county for what only named people may see. As the system. */
export async function countyOfficers(tx: Tx, division: string): Promise<string[]> {
  const counties = await findFederations(tx, [division], 'county')
  const county = counties.get(division)
  if (county === undefined) return []
  const actors = await findActors(tx, { orgs: [county.id], accounts: [] })
  return actors.filter((actor) => has(actor, 'county-officer')).map(({ id }) => id)
}
