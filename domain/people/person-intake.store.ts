import { identifier, join, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { identityIndex } from './person.store.ts'

/** How a list names somebody: by number, or else by name, village and birth. */
export type Named = {
  readonly name: string
  readonly identity: string | null
  readonly birth: string | null
  readonly division: string
}

export type KnownPerson = {
  readonly id: string
  readonly householdId: string
  readonly name: string
}

/**
 * Files in the actor's reach that the list's people have already; row-level security decides what
 * that is, so nothing is told of anybody else. Without a number only somebody of the same name,
 * village and birth (or with no birth on either side) is taken for the same person.
 * @returns in the order of the list
 */
export async function findKnown(
  tx: Tx,
  named: readonly Named[],
): Promise<(KnownPerson | undefined)[]> {
  const indexes = named.map(({ identity }) =>
    identity === null ? null : identityIndex(tx, identity),
  )
  const nameless = named.filter(({ identity }) => identity === null)
  const [byNumber, byName] = await Promise.all([
    findByNumber(
      tx,
      indexes.filter((index) => index !== null),
    ),
    findByName(tx, nameless),
  ])
  return named.map((person, at) => {
    const index = indexes[at] ?? null
    return index === null
      ? (byName.get(nameKey(person)) ?? byName.get(nameKey({ ...person, birth: null })))
      : byNumber.get(index.toString('hex'))
  })
}

async function findByNumber(tx: Tx, indexes: readonly Buffer[]): Promise<Map<string, KnownPerson>> {
  if (indexes.length === 0) return new Map()
  const found = await tx.rows<KnownPerson & { identityIndex: Buffer }>(
    sql`select id, household_id, name, identity_index from people
        where region = ${tx.actor.region} and identity_index = any (${indexes}::bytea[])
          and merged_into is null order by created_at, id`,
  )
  return new Map(found.toReversed().map((person) => [person.identityIndex.toString('hex'), person]))
}

async function findByName(tx: Tx, named: readonly Named[]): Promise<Map<string, KnownPerson>> {
  if (named.length === 0) return new Map()
  const divisions = [...new Set(named.map(({ division }) => division))]
  const names = [...new Set(named.map(({ name }) => name))]
  const found = await tx.rows<KnownPerson & { birth: string | null; division: string }>(
    sql`select id, household_id, name, birth::text as birth, division from people
        where region = ${tx.actor.region} and division = any (${divisions}::text[])
          and name = any (${names}::text[]) and merged_into is null order by created_at, id`,
  )
  return new Map(found.toReversed().map((person) => [nameKey(person), person]))
}

function nameKey({ name, division, birth }: Omit<Named, 'identity'>): string {
  return `${division} ${name} ${birth ?? ''}`
}

/** Where another record may name a person. A test holds this list to the catalogue. */
export const mentions: readonly (readonly [table: string, column: string])[] = [
  ['visits', 'person_id'],
  ['leads', 'person_id'],
  ['matters', 'person_id'],
  ['matter_parties', 'person_id'],
  ['person_contacts', 'person_id'],
  ['kinships', 'person_id'],
  ['past_entries', 'person_id'],
]

/**
 * Deletes files that an import opened and that nobody has touched since: still in their first
 * version, named by no record, without a label or request that is older or younger than the file.
 * Goes on as the system, which sees every mention.
 * @param ids of files that the actor's own import opened
 * @returns ids of those that are gone
 */
export async function withdrawFiles(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const seen = await tx.rows<{ id: string }>(
    sql`select id from people where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
  tx.asSystem()
  const { region } = tx.actor
  const free = await tx.rows<{ id: string }>(
    sql`select id from people where region = ${region}
          and id = any (${seen.map(({ id }) => id)}::uuid[])
          and version = 1 and merged_into is null
          and not exists (select from people other where other.region = ${region}
            and other.same_as = people.id)
          and not exists (select from people other where other.region = ${region}
            and other.merged_into = people.id)
          and not exists (select from person_merges where person_merges.region = ${region}
            and person_merges.into_id = people.id)
          and not exists (select from person_relations where person_relations.region = ${region}
            and person_relations.person_id = people.id)
          and not exists (select from person_relations where person_relations.region = ${region}
            and person_relations.other_id = people.id)
          and not exists (select from person_tags where person_tags.region = ${region}
            and person_tags.person_id = people.id
            and (person_tags.version > 1 or person_tags.created_at <> people.created_at))
          and not exists (select from match_requests where match_requests.region = ${region}
            and match_requests.file_id = people.id and match_requests.status <> 'waiting')
          and ${join(
            mentions.map((mention) => unmentioned(region, mention)),
            ' and ',
          )}
        for update`,
  )
  const gone = free.map(({ id }) => id)
  const those = (column: string): Sql =>
    sql`where region = ${region} and ${identifier(column)} = any (${gone}::uuid[])`
  tx.send(sql`delete from match_requests ${those('file_id')}`)
  tx.send(sql`delete from person_tags ${those('person_id')}`)
  tx.send(sql`delete from people ${those('id')}`)
  return new Set(gone)
}

function unmentioned(region: string, [table, column]: (typeof mentions)[number]): Sql {
  const [from, at] = [identifier(table), identifier(`${table}.${column}`)]
  return sql`not exists (select from ${from} where ${from}.region = ${region} and ${at} = people.id)`
}

/** Deletes relations that an import wrote and nobody has ended since. @returns ids of those gone */
export async function withdrawFamily(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const seen = await tx.rows<{ id: string }>(
    sql`select id from person_relations where region = ${tx.actor.region}
          and id = any (${[...ids]}::uuid[]) and version = 1 for update`,
  )
  tx.asSystem()
  const gone = seen.map(({ id }) => id)
  tx.send(
    sql`delete from person_relations
        where region = ${tx.actor.region} and id = any (${gone}::uuid[])`,
  )
  return new Set(gone)
}
