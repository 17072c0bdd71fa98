import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { readIdentityNumber } from '#platform/text/identity-number.ts'
import { readPhone } from '#platform/text/phone.ts'
import type { KeyGroup } from './key-group.schema.ts'
import { mayReadPeople } from './person.policy.ts'
import type { MetPerson, PersonRef } from './person.schema.ts'
import {
  findMatches,
  findPeopleByNumber,
  findPerson,
  findPeoplePage,
  identityIndex,
  insertNewPeople,
  insertPeople,
  saveTags,
  type Match,
  type NewPerson,
  type PersonLine,
  type Retagging,
} from './person.store.ts'

/** Whose files people met belong to, and what has to be written for that to be true. */
export type PeoplePlan = {
  /** by identity number */
  readonly refs: ReadonlyMap<string, PersonRef>
  readonly files: readonly NewPerson[]
  readonly retaggings: readonly Retagging[]
}

/**
 * Finds the files of people met, by their identity numbers; writes nothing. Where a file exists that
 * the actor must not know of, a new one is planned that points to it: the answer, and the work done
 * for it, are the same as for somebody whom nobody knew.
 */
export async function planPeople(tx: Tx, met: readonly MetPerson[]): Promise<PeoplePlan> {
  const byIndex = new Map(
    joined(met).map((person) => [identityIndex(tx, person.identity), person] as const),
  )
  const matches = new Map(
    (await findMatches(tx, [...byIndex.keys()])).map(
      (match) => [match.identityIndex.toString('hex'), match] as const,
    ),
  )
  const refs = new Map<string, PersonRef>()
  const files: NewPerson[] = []
  const retaggings: Retagging[] = []
  for (const [index, person] of byIndex) {
    const match = matches.get(index.toString('hex'))
    if (match?.seen === true) {
      refs.set(person.identity, { id: match.id, householdId: match.householdId })
      const tags = moreTags(match, person.tags)
      if (tags !== undefined) retaggings.push({ id: match.id, tags })
    } else {
      const file = fileOf(tx, person, match?.id ?? null)
      refs.set(person.identity, { id: file.id, householdId: file.householdId })
      files.push(file)
    }
  }
  return { refs, files, retaggings }
}

/** The file that the actor has chosen, and what a visit to her adds to it; none where it is not in reach. */
export async function planForPerson(
  tx: Tx,
  id: string,
  tags: readonly KeyGroup[],
): Promise<
  { readonly person: PersonRef & { readonly name: string }; plan: PeoplePlan } | undefined
> {
  const found = isRefusal(mayReadPeople(tx.actor)) ? undefined : await findPerson(tx, id)
  if (found === undefined) return undefined
  const { householdId, name } = found
  const more = moreTags(found, tags)
  const retaggings = more === undefined ? [] : [{ id, tags: more }]
  return { person: { id, householdId, name }, plan: { refs: new Map(), files: [], retaggings } }
}

/** Writes what was planned; somebody else's equal file in between fails the transaction (23505). */
export function savePeople(tx: Tx, { files, retaggings }: PeoplePlan): void {
  if (files.length > 0) tx.send(insertPeople(tx, files))
  saveTags(tx, retaggings)
}

/** Plans and writes in bulk; files that others opened meanwhile are found on the next round. */
export async function resolvePeople(
  tx: Tx,
  met: readonly MetPerson[],
): Promise<ReadonlyMap<string, PersonRef>> {
  const refs = new Map<string, PersonRef>()
  let open = joined(met)
  for (let round = 0; open.length > 0; round++) {
    if (round === 3) throw new Error('people met were opened and removed by others at once')
    const plan = await planPeople(tx, open)
    const inserted = await insertNewPeople(tx, plan.files)
    saveTags(tx, plan.retaggings)
    const lost = new Set(
      plan.files.filter(({ id }) => !inserted.has(id)).map((file) => file.identity),
    )
    for (const [identity, ref] of plan.refs) if (!lost.has(identity)) refs.set(identity, ref)
    open = open.filter(({ identity }) => lost.has(identity))
  }
  return refs
}

/**
 * For Ctrl+K: a name of at least two characters, or a whole phone or identity number by its blind
 * index. Nothing for those who may not read files, whatever their scope opens in the database.
 */
export async function searchPeople(tx: Tx, q: string, limit: number): Promise<PersonLine[]> {
  if (isRefusal(mayReadPeople(tx.actor)) || Array.from(q).length < 2) return []
  const identity = readIdentityNumber(q)
  if (typeof identity === 'object') {
    return findPeopleByNumber(tx, 'identity', identity.number, limit)
  }
  const phone = readPhone(q)
  if (phone !== undefined) return findPeopleByNumber(tx, 'phone', phone, limit)
  return (await findPeoplePage(tx, { q }, { page: 1, size: limit })).items
}

/** One entry per identity number: the first one's particulars, everybody's tags. */
function joined(met: readonly MetPerson[]): MetPerson[] {
  const byIdentity = new Map<string, MetPerson>()
  for (const person of met) {
    const known = byIdentity.get(person.identity)
    if (known === undefined) byIdentity.set(person.identity, person)
    else byIdentity.set(person.identity, { ...known, tags: union(known.tags, person.tags) })
  }
  return [...byIdentity.values()]
}

/**
 * Tags that the file does not have yet. "Exposed to violence" is not added to a file that a whole
 * village may read; that is grading's to decide.
 */
function moreTags(
  match: Pick<Match, 'tags'>,
  tags: readonly KeyGroup[],
): readonly KeyGroup[] | undefined {
  const all = union(
    match.tags,
    tags.filter((tag) => tag !== 'exposed-to-violence'),
  )
  return all.length > match.tags.length ? all : undefined
}

function union(left: readonly KeyGroup[], right: readonly KeyGroup[]): KeyGroup[] {
  return [...new Set([...left, ...right])].toSorted()
}

function fileOf(tx: Tx, met: MetPerson, sameAs: string | null): NewPerson {
  return {
    ...met,
    ...{ region: tx.actor.region, id: newId(), householdId: newId(), sameAs },
    ...{ audience: [], barred: [], createdAt: tx.now.toISOString(), version: 1 },
  }
}
