import type { Actor } from '#platform/access/actor.ts'
import { join, wholeNumber, pageOf, raw, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { normalName, searchTerms } from '#platform/text/person-name.ts'
import type { VisitFilters } from './visit.contract.ts'
import type { Visit } from './visit.schema.ts'

/** A line of the list: it says that something was told, and opens nothing. */
export type VisitLine = Pick<
  Visit,
  'id' | 'number' | 'date' | 'division' | 'executiveId' | 'executiveNumber' | 'executiveName'
> &
  Pick<Visit, 'subjectName' | 'hazardLevel' | 'sensitivity' | 'status' | 'version'> & {
    readonly hasNeed: boolean
    readonly hasSolved: boolean
    readonly hasHazard: boolean
  }

const line = raw(
  `id, number, date, division, executive_id, executive_number, executive_name, subject_name,
   hazard_level, sensitivity, status, version, need is not null as has_need,
   solved is not null as has_solved, hazard is not null as has_hazard`,
)

export async function findVisitPage(
  tx: Tx,
  filters: VisitFilters,
  { page, size }: { page: number; size: number },
): Promise<{ items: VisitLine[]; total: number; totalIsCapped: boolean }> {
  const where = await conditionOf(tx, filters)
  const [items, counted] = await Promise.all([
    tx.rows<VisitLine>(
      sql`select ${line} from visits where ${where}
          order by date desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from visits where ${where} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

/** The list for an export, without counting. */
export async function findVisitLines(
  tx: Tx,
  filters: VisitFilters,
  limit: number,
): Promise<VisitLine[]> {
  const where = await conditionOf(tx, filters)
  return tx.rows<VisitLine>(
    sql`select ${line} from visits where ${where} order by date desc, id desc limit ${wholeNumber(limit)}`,
  )
}

export type PreviousVisit = Pick<
  Visit,
  'id' | 'date' | 'division' | 'subjectName' | 'personId' | 'tags' | 'executiveName'
>

/** The last visit to the same person, by her file or, in one township, by her name. */
export function findPreviousVisit(
  tx: Tx,
  who: { readonly person: string } | { readonly subject: string; readonly division: string },
): Promise<PreviousVisit | undefined> {
  const same =
    'person' in who
      ? sql`person_id = ${who.person}`
      : sql`township = ${who.division.slice(0, 9)} and subject_name = ${normalName(who.subject)}`
  return tx.maybe<PreviousVisit>(
    sql`select id, date, division, subject_name, person_id, tags, executive_name from visits
        where region = ${tx.actor.region} and status = 'recorded' and ${same}
        order by date desc, id desc limit 1`,
  )
}

/**
 * Only operators that PostgreSQL knows to leak nothing may use an index under row-level security:
 * ranges instead of patterns, `= any` instead of array operators, and a search function for names.
 */
export type NumberedVisit = Pick<Visit, 'id' | 'number' | 'date' | 'division'>

/** None or one: a number is given once in a city. */
export function findVisitsByNumber(tx: Tx, number: string): Promise<NumberedVisit[]> {
  return tx.rows<NumberedVisit>(
    sql`select id, number, date, division from visits
        where region = ${tx.actor.region} and number = ${number} and status = 'recorded'`,
  )
}

async function conditionOf(tx: Tx, filters: VisitFilters): Promise<Sql> {
  const { executive, person, from, to, need, solved, hazard, tag, batch, q } = filters
  return join(
    [
      sql`region = ${tx.actor.region} and status = 'recorded'`,
      ...area(tx.actor, filters),
      ...(executive === undefined ? [] : [sql`executive_id = ${executive}`]),
      ...(person === undefined ? [] : [sql`person_id = ${person}`]),
      ...(batch === undefined ? [] : [sql`batch_id = ${batch}`]),
      ...(from === undefined ? [] : [sql`date >= ${from}`]),
      ...(to === undefined ? [] : [sql`date <= ${to}`]),
      ...(need === undefined ? [] : [isTold('need', need)]),
      ...(solved === undefined ? [] : [isTold('solved', solved)]),
      ...(hazard === undefined ? [] : [isTold('hazard', hazard)]),
      ...(tag === undefined ? [] : [sql`${tag} = any (tags)`]),
      ...(q === undefined || q === '' ? [] : [await matching(tx, q)]),
    ],
    ' and ',
  )
}

/**
 * Where to look when nothing else narrows the list: in the divisions that the actor oversees. The
 * rule of sight would leave the same rows standing, but only after reading the whole city's.
 */
function area(actor: Actor, filters: VisitFilters): Sql[] {
  const { division, executive, person, batch, q } = filters
  if (division !== undefined) return [withinAny(division)]
  const isNarrow = [executive, person, batch, q].some((each) => each !== undefined && each !== '')
  const prefixes = actor.divisions.map((prefix) => prefix.slice(0, 9))
  if (isNarrow || prefixes.length === 0 || prefixes.some(({ length }) => length < 6)) return []
  return [withinAny([...new Set(prefixes)])]
}

function withinAny(prefixes: readonly string[]): Sql {
  return sql`(${join(prefixes.map(within), ' or ')})`
}

function within(prefix: string): Sql {
  if (prefix.length === 12) return sql`township = ${prefix.slice(0, 9)} and division = ${prefix}`
  if (prefix.length === 9) return sql`township = ${prefix}`
  return sql`township >= ${prefix.padEnd(9, '0')} and township <= ${prefix.padEnd(9, '9')}`
}

function isTold(column: 'need' | 'solved' | 'hazard', answer: 'yes' | 'no'): Sql {
  return sql`${raw(column)} is ${raw(answer === 'yes' ? 'not null' : 'null')}`
}

/**
 * Digits are a number; anything else is a piece of a name, looked up in the actor's own townships
 * where these are few.
 */
async function matching(tx: Tx, q: string): Promise<Sql> {
  if (/\d/.test(q)) return sql`number = ${q}`
  const found = await Promise.all(
    searchTerms(q, tx.actor.divisions).map((terms) =>
      tx.rows<{ id: string }>(
        sql`select app.search_visits(${terms}::text[], ${countCap + 1}) as id`,
      ),
    ),
  )
  return sql`id = any (${found.flat().map(({ id }) => id)}::uuid[])`
}
