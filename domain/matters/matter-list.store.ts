import { accountsActedFor } from '#domain/delegations/delegation.public.ts'
import { isInDivisions, withinScope } from '#domain/divisions/division.public.ts'
import { filesOf } from '#domain/people/person.public.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { join, raw, wholeNumber, pageOf, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { searchTerms } from '#platform/text/person-name.ts'
import { addDays, dayOf, startOfDay, yearOf } from '#platform/time/day.ts'
import type { DueStepKind } from './due-step.schema.ts'
import type { MatterFilter } from './matter-page.contract.ts'
import type { Matter } from './matter.schema.ts'
import { findMattersOfPeople } from './party.store.ts'

/** What a list shows of a matter; nothing sealed is even read. */
export type ListedMatter = Pick<
  Matter,
  | 'id'
  | 'number'
  | 'status'
  | 'level'
  | 'imminent'
  | 'sensitivity'
  | 'category'
  | 'division'
  | 'orgId'
  | 'foundOn'
  | 'openedAt'
> & {
  readonly subjectName: string | null
  readonly assigneeId: string | null
  readonly assigneeName: string | null
  readonly closedAt: string | null
  readonly dueKind: DueStepKind | null
  readonly dueAt: string | null
  readonly dueWarnsAt: string | null
}

/** Matters with a step past its time limit, by division: exactly those that the list of them shows. */
export async function countOverdueMatters(
  tx: Tx,
  division: readonly string[],
): Promise<{ division: string; matters: number }[]> {
  const where = await conditionOf(tx, { overdue: true, division: [...division] })
  return tx.rows(
    sql`select division, count(*)::int as matters from matters where ${where} group by division`,
  )
}

export type MatterPageOf = { items: ListedMatter[]; total: number; totalIsCapped: boolean }

export async function findMatterPage(
  tx: Tx,
  filter: MatterFilter & { q?: string | undefined },
  { page, size }: { page: number; size: number },
): Promise<MatterPageOf> {
  const where = await conditionOf(tx, filter)
  const [items, counted] = await Promise.all([
    tx.rows<ListedMatter>(pageOfList(filter, where, pageOf(page, size))),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from matters where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

const listed = raw(
  `region, id, number, status, level, imminent, sensitivity, category, division, org_id, found_on,
   opened_at, subject_name, assignee_id, assignee_name, closed_at`,
)

/**
 * The latest opened first; 在跟踪 by what is due next, since whoever monitors asks who is next. That
 * looks the next step of each monitored matter up before it sorts: as many as are monitored at one
 * time, however many years there are.
 */
function pageOfList(
  { status, q = '' }: MatterFilter & { q?: string | undefined },
  where: Sql,
  page: Sql,
): Sql {
  const isMonitored = status?.join() === 'monitoring' && q === ''
  const latest = sql`order by opened_at desc, id desc`
  const [within, outside] = isMonitored
    ? [sql``, sql`order by due.due_at, listed.id ${page}`]
    : [sql`${latest} ${page}`, latest]
  return sql`select listed.*, due.kind as due_kind, due.due_at, due.warns_at as due_warns_at
    from (select ${listed} from matters where ${where} ${within}) as listed
    left join lateral (
      select kind, due_at, warns_at from due_steps
      where region = listed.region and matter_id = listed.id and done_at is null
      order by due_at limit 1
    ) as due on true
    ${outside}`
}

/** More of one name than this, and the newest of them are shown. */
const namesakes = 60

/** For Ctrl+K: by number, or the newest of a name, in one statement. */
export function findMattersLike(
  tx: Tx,
  q: string,
  limit: number,
): Promise<Pick<ListedMatter, 'id' | 'number' | 'division' | 'subjectName'>[]> {
  const isFound =
    byNumber(tx, q) ?? sql`id = any (array(${join(byName(tx, q, namesakes), ' union ')}))`
  return tx.rows(
    sql`select id, number, division, subject_name from matters
        where region = ${tx.actor.region} and ${isFound}
        order by opened_at desc, id desc limit ${wholeNumber(limit)}`,
  )
}

async function conditionOf(
  tx: Tx,
  filter: MatterFilter & { q?: string | undefined },
): Promise<Sql> {
  const { status, level, whose, overdue, duty, imminent, division, category, from, to, q, person } =
    filter
  const { region, orgs } = tx.actor
  const conditions = [sql`region = ${region}`]
  if (status !== undefined) conditions.push(sql`status = any (${status}::text[])`)
  if (level !== undefined) conditions.push(sql`level = ${level}`)
  if (whose === 'mine') {
    conditions.push(sql`assignee_id = any (${await accountsActedFor(tx)}::uuid[])`)
  }
  if (whose === 'organisation') conditions.push(sql`org_id = any (${[...orgs]}::uuid[])`)
  if (imminent === true) conditions.push(sql`imminent and status in ('open', 'monitoring')`)
  if (overdue === true) conditions.push(isOverdue(tx, duty))
  if (division !== undefined) conditions.push(isInDivisions(sql`division`, division))
  if (category !== undefined) conditions.push(sql`category = ${category}`)
  if (from !== undefined) conditions.push(sql`opened_at >= ${startOfDay(from)}`)
  if (to !== undefined) conditions.push(sql`opened_at < ${startOfDay(addDays(to, 1))}`)
  if (person !== undefined) conditions.push(await isAbout(tx, person))
  if (q !== undefined && q !== '') conditions.push(await isFound(tx, q))
  else if (whose === undefined) conditions.push(...withinScope(tx, sql`select app.matters_apart()`))
  return join(conditions, ' and ')
}

async function isAbout(tx: Tx, person: string): Promise<Sql> {
  return sql`id = any (${await findMattersOfPeople(tx, await filesOf(tx, person))}::uuid[])`
}

function isOverdue({ actor, now }: Tx, duty: string | undefined): Sql {
  const ofOne = duty === undefined ? sql`` : sql`and duty_org_id = ${duty}`
  return sql`id in (select matter_id from due_steps
    where region = ${actor.region} and done_at is null and due_at <= ${now.toISOString()} ${ofOne})`
}

async function isFound(tx: Tx, q: string): Promise<Sql> {
  const numbered = byNumber(tx, q)
  if (numbered !== undefined) return numbered
  const searches = byName(tx, q, countCap + 1)
  const found = await Promise.all(searches.map((search) => tx.rows<{ id: string }>(search)))
  return sql`id = any (${[...new Set(found.flat().map(({ id }) => id))]}::uuid[])`
}

/** 阳新妇 2023-0318, 2023-0318, or 0318 of the last ten years. */
function byNumber(tx: Tx, q: string): Sql | undefined {
  const tail = /(\d{4}-\d{4,})$/.exec(q)?.[1]
  if (tail !== undefined) {
    const series = q.slice(0, -tail.length).trim()
    return series === '' ? sql`number_tail = ${tail}` : sql`number = ${`${series} ${tail}`}`
  }
  if (!/^\d{4,6}$/.test(q)) return undefined
  const year = yearOf(dayOf(tx.now))
  const tails = Array.from({ length: 10 }, (_, back) => `${year - back}-${q}`)
  return sql`number_tail = any (${tails}::text[])`
}

/** Where only her own townships are looked through, what her office works on elsewhere is added. */
function byName({ actor }: Tx, q: string, limit: number): Sql[] {
  return [
    ...searchTerms(q, actor.divisions).map(
      (terms) => sql`select app.search_matters(${terms}::text[], ${limit}) as id`,
    ),
    ...searchTerms(q, []).map(
      (terms) => sql`select app.search_matters_of_orgs(${terms}::text[], ${limit}) as id`,
    ),
  ]
}
