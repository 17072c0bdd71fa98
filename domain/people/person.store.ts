import { insertMany, join, raw, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { nameTerms, normalName } from '#platform/text/person-name.ts'
import type { KeyGroup } from './key-group.schema.ts'
import type { Person } from './person.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', householdId: 'uuid', name: 'text' },
  ...{ sex: 'text', birth: 'date', identity: 'bytea', identityIndex: 'bytea', phone: 'bytea' },
  ...{ phoneIndex: 'bytea', address: 'bytea', tags: 'text[]', sameAs: 'uuid' },
  ...{ createdAt: 'timestamptz', version: 'int' },
}

/** What a list shows: nothing of it was sealed. */
export type PersonLine = Pick<
  Person,
  'id' | 'name' | 'sex' | 'division' | 'sensitivity' | 'version'
> & { readonly hasIdentity: boolean; readonly hasPhone: boolean }

const line = raw(
  `id, name, sex, division, sensitivity, version, identity is not null as has_identity,
   phone is not null as has_phone`,
)

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, household_id, name, sex, birth,
   identity, phone, address, tags, created_at, version`,
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
      identityIndex: person.identity === null ? null : identityIndex(tx, person.identity),
      phoneIndex: person.phone === null ? null : tx.keyring.blindIndex('phone', person.phone),
    })),
  )
}

/** @returns ids of those that are new; the others were opened by somebody else meanwhile */
export async function insertNewPeople(tx: Tx, people: readonly NewPerson[]): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const inserted = await tx.rows<{ id: string }>(
    sql`${insertPeople(tx, people)} on conflict do nothing returning id`,
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

/** Other files in reach with the same identity number: whoever sees both can have them joined. */
export function findTwins(tx: Tx, person: Person): Promise<{ id: string; name: string }[]> {
  if (person.identity === null) return Promise.resolve([])
  return tx.rows(
    sql`select id, name from people where region = ${tx.actor.region}
        and identity_index = ${identityIndex(tx, person.identity)} and id <> ${person.id}`,
  )
}

/** Exactly this number, among the files in reach. */
export function findPeopleByNumber(
  tx: Tx,
  kind: 'identity' | 'phone',
  number: string,
  limit: number,
): Promise<PersonLine[]> {
  const column = raw(kind === 'identity' ? 'identity_index' : 'phone_index')
  return tx.rows<PersonLine>(
    sql`select ${line} from people
        where region = ${tx.actor.region} and ${column} = ${tx.keyring.blindIndex(kind, number)}
        order by id limit ${limit}`,
  )
}

export async function findPeoplePage(
  tx: Tx,
  filter: { q?: string | undefined; division?: string | undefined },
  { page, size }: { page: number; size: number },
): Promise<{ items: PersonLine[]; total: number; totalIsCapped: boolean }> {
  const where = join(
    [
      sql`region = ${tx.actor.region}`,
      ...(filter.division === undefined ? [] : within(filter.division)),
      ...(filter.q === undefined || filter.q === '' ? [] : [await named(tx, filter.q)]),
    ],
    ' and ',
  )
  const [items, counted] = await Promise.all([
    tx.rows<PersonLine>(
      sql`select ${line} from people where ${where}
          order by division, id limit ${size} offset ${(page - 1) * size}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from people where ${where} limit ${countCap + 1}) counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

/** A range of codes instead of a pattern: comparison may use the index under row-level security. */
function within(prefix: string): Sql[] {
  return [sql`division >= ${prefix.padEnd(12, '0')} and division <= ${prefix.padEnd(12, '9')}`]
}

async function named(tx: Tx, q: string): Promise<Sql> {
  const found = await tx.rows<{ id: string }>(
    sql`select app.search_people(${nameTerms(normalName(q))}::text[], ${countCap + 1}) as id`,
  )
  return sql`id = any (${found.map(({ id }) => id)}::uuid[])`
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
