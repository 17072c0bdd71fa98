import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { IdentityNumber } from '#platform/text/identity-number.ts'
import type { KeyGroup } from './key-group.schema.ts'
import { tellOfKinAgain } from './kinship.store.ts'
import { requestMatches } from './match.store.ts'
import { findKnown, withdrawFiles, withdrawFamily } from './person-intake.store.ts'
import { openFile } from './person-entry.transition.ts'
import { tagger } from './person.public.ts'
import type { PersonRef, Sex } from './person.schema.ts'
import { findMatches, findPeople, identityIndex, insertNewPeople } from './person.store.ts'
import type { NewPerson } from './person.store.ts'
import type { Relation } from './relation.schema.ts'
import { insertRelation } from './relation.store.ts'
import { relate } from './relation.transition.ts'
import { recordTags } from './tag.store.ts'

export { findKnown }
export { withdrawFiles, withdrawFamily }

/** Somebody whom a file names, whose cells have been read and who has no file in reach. */
export type ListedPerson = {
  readonly name: string
  readonly identity: IdentityNumber | null
  readonly sex: Sex | null
  readonly birth: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly division: string
  readonly orgId: string
  readonly tags: readonly KeyGroup[]
  /** of a household that is known already */
  readonly householdId: string | null
  readonly sensitivity: 'normal' | 'sensitive'
}

/**
 * Opens files in bulk. As everywhere, whoever is known only elsewhere gets a file of her own that
 * points to the other one, and neither answer nor work tell of it.
 * @returns the files, in the order of the list
 */
export async function openListed(tx: Tx, listed: readonly ListedPerson[]): Promise<PersonRef[]> {
  if (listed.length === 0) return []
  const indexes = listed.map(({ identity }) =>
    identity === null ? null : identityIndex(tx, identity.number),
  )
  const matches = await matchesOf(tx, indexes)
  const taggingsOf = await tagger(tx)
  const files = listed.map((person, at) =>
    fileOf(tx, person, matches.get(indexes[at]?.toString('hex') ?? '') ?? null),
  )
  const inserted = await insertNewPeople(tx, files)
  const lost = files.filter(({ id }) => !inserted.has(id))
  if (lost.length > 0) await openBeside(tx, lost)
  requestMatches(tx, files)
  recordTags(
    tx,
    files.flatMap(({ id, tags }) => taggingsOf(id, tags)),
    'file',
  )
  return files.map(({ id, householdId }) => ({ id, householdId }))
}

/** Somebody opened a file with the same number meanwhile: these are tied to it. */
async function openBeside(tx: Tx, lost: readonly NewPerson[]): Promise<void> {
  const indexes = lost.map(({ identity }) =>
    identity === null ? null : identityIndex(tx, identity),
  )
  const matches = await matchesOf(tx, indexes)
  const tied = lost.map((file, at) => ({
    ...file,
    sameAs: matches.get(indexes[at]?.toString('hex') ?? '') ?? null,
  }))
  const inserted = await insertNewPeople(tx, tied)
  if (inserted.size < tied.length) {
    throw new Error('files were opened and removed by others at once')
  }
}

async function matchesOf(
  tx: Tx,
  indexes: readonly (Buffer | null)[],
): Promise<Map<string, string>> {
  const found = await findMatches(
    tx,
    indexes.filter((index) => index !== null),
  )
  return new Map(found.map((match) => [match.identityIndex.toString('hex'), match.id]))
}

function fileOf(tx: Tx, listed: ListedPerson, sameAs: string | null): NewPerson {
  const { identity, householdId, orgId, name, sex, birth, phone, address, division } = listed
  const given = {
    ...{ name, sex, birth, identity: identity?.number ?? null, phone, address, division },
    ...{ tags: [...listed.tags], sensitivity: listed.sensitivity },
    ...{ ethnicity: null, interpreter: null },
  }
  const file = openFile(
    given,
    { identity, phone, householdId: householdId ?? newId(), sameAs },
    { actor: tx.actor, now: tx.now, id: newId() },
  )
  if (isRefusal(file)) throw new Error(`a listed person was not checked: ${file.refused}`)
  return { ...file, orgId }
}

export type ListedRelation = {
  readonly personId: string
  readonly otherId: string
  /** what the other is to the person */
  readonly relation: Relation
}

/** Relations between files of which one at least is new. @returns their ids, in the list's order */
export async function relateListed(
  tx: Tx,
  listed: readonly ListedRelation[],
): Promise<(string | null)[]> {
  if (listed.length === 0) return []
  const people = await findPeople(tx, [
    ...new Set(listed.flatMap(({ personId, otherId }) => [personId, otherId])),
  ])
  const byId = new Map(people.map((person) => [person.id, person]))
  const made = listed.map(({ personId, otherId, relation }) => {
    const [person, other] = [byId.get(personId), byId.get(otherId)]
    if (person === undefined || other === undefined) return null
    const given = { relation, validFrom: null, source: 'household-register' as const }
    const next = relate({ person, other, known: [] }, given, {
      ...{ actor: tx.actor, now: tx.now, id: newId() },
    })
    if (isRefusal(next)) return null
    insertRelation(tx, next)
    return next
  })
  const touched = made.flatMap((one) => (one === null ? [] : [one.personId, one.otherId]))
  if (touched.length > 0) tellOfKinAgain(tx, [...new Set(touched)])
  return made.map((one) => one?.id ?? null)
}
