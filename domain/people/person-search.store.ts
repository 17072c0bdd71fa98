import { join, wholeNumber, pageOf, raw, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { searchedInitials } from '#platform/text/name-initials.ts'
import { readIdentityNumber } from '#platform/text/identity-number.ts'
import { placedPieces, searchTerms } from '#platform/text/person-name.ts'
import { readPhone } from '#platform/text/phone.ts'
import { dayOf, yearsBefore } from '#platform/time/day.ts'
import type { PeopleFilter } from './ledger.schema.ts'
import type { Person } from './person.schema.ts'

type Shown = 'id' | 'name' | 'sex' | 'birth' | 'division' | 'sensitivity' | 'version'

/** What a list shows: nothing of it was sealed. */
export type PersonLine = Pick<Person, Shown> & {
  readonly hasIdentity: boolean
  readonly hasPhone: boolean
}

const line = raw(
  `id, name, sex, birth, division, sensitivity, version, identity is not null as has_identity,
   phone is not null as has_phone`,
)

/** A joined file stands in lists only for those who do not see the one it was joined to. */
const stands = raw(
  `(people.merged_into is null or not exists (select from people target
      where target.region = people.region and target.id = people.merged_into))`,
)

/** A longer search than this says no more; it is cut before it reaches the database. */
const asked = countCap + 1

export async function findPeoplePage(
  tx: Tx,
  filter: PeopleFilter,
  { page, size }: { page: number; size: number },
): Promise<{ items: PersonLine[]; total: number; totalIsCapped: boolean }> {
  const where = await conditionOf(tx, filter)
  const [items, counted] = await Promise.all([
    tx.rows<PersonLine>(
      sql`select ${line} from people where ${where}
          order by division, id ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from people where ${where} limit ${wholeNumber(asked)}) counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

/** Ids in the order of the list, for a ledger's export. */
export async function findPeopleIds(
  tx: Tx,
  filter: PeopleFilter,
  limit: number,
): Promise<string[]> {
  const where = await conditionOf(tx, filter)
  const found = await tx.rows<{ id: string }>(
    sql`select id from people where ${where} order by division, id limit ${wholeNumber(limit)}`,
  )
  return found.map(({ id }) => id)
}

/**
 * For Ctrl+K: whatever the text may be, the first few in reach, in one statement. Digits that are no
 * whole number of a person are some other number, and no name has any: nothing is asked.
 */
export function findPeopleLike(tx: Tx, q: string, limit: number): Promise<PersonLine[]> {
  if (/\d/.test(q) && !isWholeNumber(q)) return Promise.resolve([])
  return tx.rows<PersonLine>(
    sql`select ${line} from people
        where region = ${tx.actor.region} and id = any (array(${searchOf(tx, q, limit)}))
          and ${stands}
        order by division, id limit ${wholeNumber(limit)}`,
  )
}

async function conditionOf(tx: Tx, filter: PeopleFilter): Promise<Sql> {
  const { q, division, tags, sex, ageFrom, ageTo, isMinority, needsInterpreter } = filter
  const today = dayOf(tx.now)
  return join(
    [
      sql`region = ${tx.actor.region} and ${stands}`,
      ...(division === undefined ? [] : [within(division)]),
      ...(sex === undefined ? [] : [sql`sex = ${sex}`]),
      ...(ageFrom === undefined ? [] : [sql`birth <= ${yearsBefore(today, ageFrom)}`]),
      ...(ageTo === undefined ? [] : [sql`birth > ${yearsBefore(today, ageTo + 1)}`]),
      ...(isMinority === true ? [sql`ethnicity <> '01'`] : []),
      ...(needsInterpreter === true ? [sql`interpreter is not null`] : []),
      ...(tags === undefined || tags.length === 0 ? [] : [tagged(tx, tags, division)]),
      ...(q === undefined || q === ''
        ? []
        : [sql`id = any (${await searched(tx, q, asked)}::uuid[])`]),
    ],
    ' and ',
  )
}

/** A range of codes instead of a pattern: comparison may use the index under row-level security. */
function within(prefix: string): Sql {
  return sql`division >= ${prefix.padEnd(12, '0')} and division <= ${prefix.padEnd(12, '9')}`
}

/** By the dated records, not by the file's own set: those also know what a village may not see. */
function tagged(tx: Tx, tags: readonly string[], division: string | undefined): Sql {
  const place = division === undefined ? [] : [within(division)]
  const where = join(
    [
      sql`region = ${tx.actor.region} and tag = any (${[...tags]}::text[]) and ended_on is null`,
      sql`(expires_on is null or expires_on >= ${dayOf(tx.now)})`,
      ...place,
    ],
    ' and ',
  )
  return sql`id in (select person_id from person_tags where ${where})`
}

async function searched(tx: Tx, text: string, limit: number): Promise<string[]> {
  const found = await tx.rows<{ id: string }>(searchOf(tx, text, limit))
  return found.map(({ id }) => id)
}

/** Ids by a whole identity or phone number, initials in Latin letters, or two characters of a name. */
function searchOf(tx: Tx, text: string, limit: number): Sql {
  const identity = readIdentityNumber(text)
  if (typeof identity === 'object') return byIdentity(tx, identity.number, limit)
  const phone = readPhone(text)
  if (phone !== undefined) return byPhone(tx, phone, limit)
  const initials = searchedInitials(text)
  const byInitials =
    initials === undefined
      ? []
      : placedPieces(initials, tx.actor.divisions).map(
          (pieces) => sql`select app.search_initials(${[...pieces]}::text[], ${limit}) as id`,
        )
  const byName = searchTerms(text, tx.actor.divisions).map(
    (terms) => sql`select app.search_people(${[...terms]}::text[], ${limit}) as id`,
  )
  return join([...byInitials, ...byName], ' union ')
}

function isWholeNumber(text: string): boolean {
  return typeof readIdentityNumber(text) === 'object' || readPhone(text) !== undefined
}

function byIdentity(tx: Tx, number: string, limit: number): Sql {
  return sql`select id from people where region = ${tx.actor.region}
    and identity_index = ${tx.keyring.blindIndex('identity', number)} limit ${wholeNumber(limit)}`
}

/** The number on the file, and those learned since, each under its own sensitivity. */
function byPhone(tx: Tx, phone: string, limit: number): Sql {
  const index = tx.keyring.blindIndex('phone', phone)
  return sql`(select id from people where region = ${tx.actor.region} and phone_index = ${index}
      limit ${wholeNumber(limit)})
    union
    (select person_id as id from person_contacts
      where region = ${tx.actor.region} and value_index = ${index} and kind = 'phone'
      limit ${wholeNumber(limit)})`
}
