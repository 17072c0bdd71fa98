import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { dayOf } from '#platform/time/day.ts'
import type { KeyGroup } from './key-group.schema.ts'
import { expiryOf, keyGroupSetting } from './key-group-setting.schema.ts'
import { mayReadPeople } from './person.policy.ts'
import type { MetPerson, PersonRef } from './person.schema.ts'
import { requestMatches } from './match.store.ts'
import { findPeopleLike, type PersonLine } from './person-search.store.ts'
import {
  findFilesOf,
  findMatches,
  findPerson,
  identityIndex,
  insertNewPeople,
  insertPeople,
  saveTags,
  type Match,
  type NewPerson,
  type Retagging,
} from './person.store.ts'
import type { Tagging } from './tag.schema.ts'
import { recordTags } from './tag.store.ts'

/** Whose files people met belong to, and what has to be written for that to be true. */
export type PeoplePlan = {
  /** by identity number */
  readonly refs: ReadonlyMap<string, PersonRef>
  readonly files: readonly NewPerson[]
  readonly retaggings: readonly Retagging[]
  /** key groups that were told, of new files and of those that were there before */
  readonly taggings?: readonly Tagging[]
  /** files that are written already, to which only what goes with a new file is missing */
  readonly opened?: readonly NewPerson[]
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
  const taggingsOf = await tagger(tx)
  const matches = new Map(
    (await findMatches(tx, [...byIndex.keys()])).map(
      (match) => [match.identityIndex.toString('hex'), match] as const,
    ),
  )
  const refs = new Map<string, PersonRef>()
  const files: NewPerson[] = []
  const retaggings: Retagging[] = []
  const taggings: Tagging[] = []
  for (const [index, person] of byIndex) {
    const match = matches.get(index.toString('hex'))
    if (match?.seen === true) {
      refs.set(person.identity, { id: match.id, householdId: match.householdId })
      const tags = moreTags(match, person.tags)
      if (tags !== undefined) retaggings.push({ id: match.id, tags })
      taggings.push(...taggingsOf(match.id, person.tags))
    } else {
      const file = fileOf(tx, person, match?.id ?? null)
      refs.set(person.identity, { id: file.id, householdId: file.householdId })
      files.push(file)
      taggings.push(...taggingsOf(file.id, file.tags))
    }
  }
  return { refs, files, retaggings, taggings }
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
  const taggings = (await tagger(tx))(id, tags)
  return {
    person: { id, householdId, name },
    plan: { refs: new Map(), files: [], retaggings, taggings },
  }
}

/** Writes what was planned; somebody else's equal file in between fails the transaction (23505). */
export function savePeople(tx: Tx, plan: PeoplePlan): void {
  if (plan.files.length > 0) tx.send(insertPeople(tx, plan.files))
  saveTags(tx, plan.retaggings)
  requestMatches(tx, [...plan.files, ...(plan.opened ?? [])])
  recordTags(tx, plan.taggings ?? [], 'visit')
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
    const lostFiles = new Set(plan.files.filter(({ id }) => !inserted.has(id)))
    const lostIds = new Set(Array.from(lostFiles, ({ id }) => id))
    const taggings = plan.taggings?.filter(({ personId }) => !lostIds.has(personId)) ?? []
    const opened = plan.files.filter((file) => !lostFiles.has(file))
    savePeople(tx, { ...plan, files: [], taggings, opened })
    const lost = new Set(Array.from(lostFiles, (file) => file.identity))
    for (const [identity, ref] of plan.refs) if (!lost.has(identity)) refs.set(identity, ref)
    open = open.filter(({ identity }) => lost.has(identity))
  }
  return refs
}

/**
 * For Ctrl+K: two characters of a name, pinyin initials, or a whole phone or identity number by its
 * blind index. Nothing for those who may not read files, whatever their scope opens in the database.
 */
export async function searchPeople(tx: Tx, q: string, limit: number): Promise<PersonLine[]> {
  if (isRefusal(mayReadPeople(tx.actor)) || Array.from(q).length < 2) return []
  return findPeopleLike(tx, q, limit)
}

/** The file with those in reach that were joined to it: whatever hangs on any of them is hers. */
export function filesOf(tx: Tx, id: string): Promise<string[]> {
  return findFilesOf(tx, id)
}

/** Key groups told of one file that is opened by hand, as they are written down. */
export async function taggingsFor(
  tx: Tx,
  id: string,
  tags: readonly KeyGroup[],
): Promise<readonly Tagging[]> {
  return (await tagger(tx))(id, tags)
}

/** What a word of key groups is written down as, by the city's dictionary of today. */
export async function tagger(
  tx: Tx,
): Promise<(id: string, tags: readonly KeyGroup[]) => Tagging[]> {
  const { body } = await settingOf(tx, keyGroupSetting)
  const today = dayOf(tx.now)
  return (personId, tags) =>
    tags.map((tag) => ({ personId, tag, expiresOn: expiryOf(body, tag, today) }))
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
    ...{ ethnicity: null, interpreter: null, mergedInto: null },
    ...{ audience: [], barred: [], createdAt: tx.now.toISOString(), version: 1 },
  }
}
