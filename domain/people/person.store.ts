import { inParts } from '#platform/db/in-parts.ts'
import { insertMany, raw, sql, updateIn, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { initialPieces } from '#platform/text/name-initials.ts'
import type { KeyGroup } from './key-group.schema.ts'
import type { Person } from './person.schema.ts'

/** What stands on every row about a person and decides who sees it. */
export const placeTypes = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]' },
}

const types = {
  ...placeTypes,
  ...{ householdId: 'uuid', name: 'text', initials: 'text[]', ethnicity: 'text' },
  ...{ interpreter: 'text', mergedInto: 'uuid' },
  ...{ sex: 'text', birth: 'date', identity: 'bytea', identityIndex: 'bytea', phone: 'bytea' },
  ...{ phoneIndex: 'bytea', address: 'bytea', tags: 'text[]', sameAs: 'uuid' },
  ...{ createdAt: 'timestamptz', version: 'int' },
}

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, household_id, name, sex, birth,
   identity, phone, address, tags, ethnicity, interpreter, merged_into, created_at, version`,
)

type SealedField = 'identity' | 'phone' | 'address'
type Row = Omit<Person, SealedField> & { readonly [Field in SealedField]: Buffer | null }

/** @param person.sameAs the file that this one may turn out to be the same as, unseen by its maker */
export type NewPerson = Person & { readonly sameAs: string | null }

export function identityIndex(tx: Tx, identity: string): Buffer {
  return tx.keyring.blindIndex('identity', identity)
}

/** New files in one statement. Without `on conflict` a race with another maker fails the transaction. */
export function insertPeople(tx: Tx, people: readonly NewPerson[]): Sql {
  return insertMany(
    'people',
    types,
    people.map((person) => ({
      ...person,
      ...sealedFields(tx, person),
      ...lookups(tx, person),
    })),
  )
}

/** What a file is found by, made anew whenever name, place or number change. */
function lookups(
  tx: Tx,
  { name, division, identity, phone }: Person,
): { initials: string[]; identityIndex: Buffer | null; phoneIndex: Buffer | null } {
  const township = division.slice(0, 9)
  return {
    initials: initialPieces(name).flatMap((piece) => [piece, township + piece]),
    identityIndex: identity === null ? null : identityIndex(tx, identity),
    phoneIndex: phone === null ? null : tx.keyring.blindIndex('phone', phone),
  }
}

export function savePerson(tx: Tx, person: Person): void {
  const { id, region, name, sex, birth, division, householdId, ethnicity, interpreter } = person
  const { sensitivity, audience, named, barred, tags, mergedInto, version } = person
  tx.send(
    updateIn('people', {
      ...{ region, id, name, sex, birth, division, householdId, ethnicity, interpreter, version },
      ...{ sensitivity, audience, named, barred, tags, mergedInto },
      ...sealedFields(tx, person),
      ...lookups(tx, person),
    }),
  )
}

/** That a file may be the same as another one, unseen by whoever says so. */
export function tieToFile(tx: Tx, id: string, sameAs: string | null): void {
  tx.send(
    sql`update people set same_as = ${sameAs} where region = ${tx.actor.region} and id = ${id}`,
  )
}

/** @returns ids of those that are new; the others were opened by somebody else meanwhile */
export async function insertNewPeople(tx: Tx, people: readonly NewPerson[]): Promise<Set<string>> {
  const inserted = await inParts<NewPerson, { id: string }>(
    tx,
    people,
    (some) => sql`${insertPeople(tx, some)} on conflict do nothing returning id`,
  )
  return new Set(inserted.map(({ id }) => id))
}

/** `seen`: the actor may know of the file; otherwise only that there is one, and only the server. */
export type Match = {
  readonly identityIndex: Buffer
  readonly id: string
  readonly householdId: string
  readonly tags: readonly KeyGroup[]
  readonly seen: boolean
}

export function findMatches(tx: Tx, indexes: readonly Buffer[]): Promise<Match[]> {
  if (indexes.length === 0) return Promise.resolve([])
  return tx.rows<Match>(
    sql`select identity_index, id, household_id, tags, seen
        from app.match_people(${indexes}::bytea[])`,
  )
}

export type Retagging = { readonly id: string; readonly tags: readonly KeyGroup[] }

export function saveTags(tx: Tx, retaggings: readonly Retagging[]): void {
  if (retaggings.length === 0) return
  const ids = retaggings.map(({ id }) => id)
  const tags = retaggings.map((each) => `{${each.tags.join(',')}}`)
  tx.send(
    sql`update people set tags = incoming.tags::text[], version = version + 1
        from unnest(${ids}::uuid[], ${tags}::text[]) as incoming (id, tags)
        where people.region = ${tx.actor.region} and people.id = incoming.id`,
  )
}

export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const row = await tx.maybe<Row>(
    sql`select ${columns} from people where region = ${tx.actor.region} and id = ${id}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

/** In the order of a list: by division, then by id. */
export async function findPeople(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  const rows = await tx.rows<Row>(
    sql`select ${columns} from people
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[]) order by division, id`,
  )
  return rows.map((row) => opened(tx, row))
}

export async function lockPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const row = await tx.maybe<Row>(
    sql`select ${columns} from people
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

/** In the order of their ids, so that two commands on the same pair wait instead of deadlocking. */
export async function lockPeople(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  const rows = await tx.rows<Row>(
    sql`select ${columns} from people
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[]) order by id for update`,
  )
  return rows.map((row) => opened(tx, row))
}

/** The file with all that were joined to it: whatever hangs on any of them is hers. */
export async function findFilesOf(tx: Tx, id: string): Promise<string[]> {
  const joined = await tx.rows<{ id: string }>(
    sql`select id from people where region = ${tx.actor.region} and merged_into = ${id}`,
  )
  return [id, ...joined.map((file) => file.id)]
}

/** Other files in reach with the same identity number: whoever sees both can have them joined. */
export function findTwins(tx: Tx, person: Person): Promise<{ id: string; name: string }[]> {
  if (person.identity === null) return Promise.resolve([])
  return tx.rows(
    sql`select id, name from people where region = ${tx.actor.region}
        and identity_index = ${identityIndex(tx, person.identity)} and id <> ${person.id}
          and merged_into is null`,
  )
}

function sealedFields(tx: Tx, person: Person): Record<SealedField, Buffer | null> {
  const seal = (field: SealedField): Buffer | null => {
    const text = person[field]
    return text === null ? null : tx.keyring.seal(text, { table: 'people', field, id: person.id })
  }
  return { identity: seal('identity'), phone: seal('phone'), address: seal('address') }
}

function opened(tx: Tx, row: Row): Person {
  const open = (field: SealedField): string | null => {
    const sealed = row[field]
    return sealed === null ? null : tx.keyring.open(sealed, { table: 'people', field, id: row.id })
  }
  return { ...row, identity: open('identity'), phone: open('phone'), address: open('address') }
}
