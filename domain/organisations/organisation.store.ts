import { countCap } from '#platform/http/endpoint.ts'
import {
  insertMany,
  join,
  wholeNumber,
  pageOf,
  sql,
  steady,
  updateIn,
  type Sql,
} from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DivisionCode, Level } from '#domain/divisions/division.schema.ts'
import type { Organisation, OrganisationKind } from './organisation.schema.ts'

const columns = {
  ...{ region: 'text', id: 'uuid', kind: 'text', level: 'text', name: 'text', division: 'text' },
  ...{ parentId: 'uuid', administers: 'text[]', members: 'int', womenMembers: 'int' },
  ...{ endedAt: 'timestamptz', version: 'int' },
}

const selected = sql`id, region, kind, level, name, division, parent_id, administers, members,
  women_members, ended_at, version`

export function saveOrganisations(tx: Tx, organisations: readonly Organisation[]): void {
  tx.send(insertMany('organisations', columns, organisations))
  tx.memory.forget(namesOf(tx))
}

export function updateOrganisation(tx: Tx, organisation: Organisation): void {
  const { region, id, name, parentId, administers } = organisation
  const { members, womenMembers, endedAt, version } = organisation
  tx.send(
    updateIn('organisations', {
      ...{ region, id, name, parentId, administers, members, womenMembers, endedAt, version },
    }),
  )
  tx.memory.forget(namesOf(tx))
}

export function findOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  return tx.maybe<Organisation>(
    sql`select ${selected} from organisations where region = ${tx.actor.region} and id = ${id}`,
  )
}

/**
 * Row-level security hides from `for update` what the actor may not change. Everybody may know that
 * an organisation exists, so it is then only read: the policy refuses with its own reason.
 */
export async function lockOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  const locked = await tx.maybe<Organisation>(
    sql`select ${selected} from organisations
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return locked ?? findOrganisation(tx, id)
}

export async function findOrganisations(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, Organisation>> {
  if (ids.length === 0) return new Map()
  const found = await tx.rows<Organisation>(
    sql`select ${selected} from organisations
        where region = ${tx.actor.region} and id = any (${steady([...new Set(ids)], 'uuid[]')})`,
  )
  return new Map(found.map((organisation) => [organisation.id, organisation]))
}

/** Living organisations of one kind at one level: at most a few dozen above the villages. */
export function findOfKind(tx: Tx, kind: OrganisationKind, level: Level): Promise<Organisation[]> {
  return tx.rows<Organisation>(
    sql`select ${selected} from organisations
        where region = ${tx.actor.region} and kind = ${kind} and level = ${level}
          and ended_at is null
        order by division, id`,
  )
}

/** Living organisations of one kind that administer one of the divisions, or something around it. */
export function findAdministering(
  tx: Tx,
  kind: OrganisationKind,
  levels: readonly Level[],
  divisions: readonly DivisionCode[],
): Promise<Organisation[]> {
  const prefixes = divisions.flatMap((code) =>
    Array.from({ length: code.length - 3 }, (_, more) => code.slice(0, 4 + more)),
  )
  return tx.rows<Organisation>(
    sql`select ${selected} from organisations
        where region = ${tx.actor.region} and kind = ${kind} and level = any (${levels}::text[])
          and ended_at is null and administers && ${[...new Set(prefixes)]}::text[]
        order by division, id`,
  )
}

/** Living organisations of some kinds that stand at some divisions themselves. */
export function findOfKindsAt(
  tx: Tx,
  kinds: readonly OrganisationKind[],
  divisions: readonly DivisionCode[],
): Promise<Organisation[]> {
  return tx.rows<Organisation>(
    sql`select ${selected} from organisations
        where region = ${tx.actor.region} and division = any (${[...divisions]}::text[])
          and kind = any (${[...kinds]}::text[]) and ended_at is null
        order by division, id`,
  )
}

/** The women's federation (妇联) that stands at the division itself. */
export function findFederationAt(
  tx: Tx,
  division: DivisionCode,
): Promise<Organisation | undefined> {
  return tx.maybe<Organisation>(
    sql`select ${selected} from organisations
        where region = ${tx.actor.region} and kind = 'womens-federation'
          and division = ${division} and ended_at is null
        order by id limit 1`,
  )
}

export type OrganisationFilter = {
  readonly kind?: OrganisationKind | undefined
  readonly level?: Level | undefined
  readonly division?: readonly string[] | undefined
  readonly parentId?: string | undefined
  readonly q?: string | undefined
  readonly ended: boolean
}

/** A city has some three thousand organisations: a name is found by reading them. */
export async function findPage(
  tx: Tx,
  filter: OrganisationFilter,
  { page, size }: { page: number; size: number },
): Promise<{ items: Organisation[]; total: number; totalIsCapped: boolean }> {
  const where = conditionOf(tx, filter)
  const [items, counted] = await Promise.all([
    tx.rows<Organisation>(
      sql`select ${selected} from organisations where ${where}
          order by division, kind, id ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from organisations where ${where} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

function conditionOf(tx: Tx, filter: OrganisationFilter): Sql {
  const { kind, level, division, parentId, q, ended } = filter
  return join(
    [
      sql`region = ${tx.actor.region}`,
      ...(ended ? [] : [sql`ended_at is null`]),
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
      ...(level === undefined ? [] : [sql`level = ${level}`]),
      ...(division === undefined ? [] : [sql`division ^@ any (${[...division]}::text[])`]),
      ...(parentId === undefined ? [] : [sql`parent_id = ${parentId}`]),
      ...(q === undefined || q === '' ? [] : [sql`strpos(name, ${q}) > 0`]),
    ],
    ' and ',
  )
}

/** Shortest names first: 阳新县妇女联合会 before its villages. */
type OrganisationName = Pick<Organisation, 'id' | 'name' | 'division'>

/**
 * The names of all that work today, the shortest first: read once and remembered, since every search
 * asks for a piece of a name, which no index serves under row-level security.
 */
function allNames(tx: Tx): Promise<readonly OrganisationName[]> {
  // The question is remembered with its answer: many who search at once read three thousand names once.
  const known = tx.memory.of<Promise<readonly OrganisationName[]>>(namesOf(tx), tx.now)
  const asked =
    known.get('') ??
    tx.rows<OrganisationName>(
      sql`select id, name, division from organisations
          where region = ${tx.actor.region} and ended_at is null
          order by char_length(name), division, id`,
    )
  known.set('', asked)
  asked.catch(() => known.delete(''))
  return asked
}

function namesOf({ actor }: Tx): string {
  return `organisation names ${actor.region}`
}

export async function searchByName(
  tx: Tx,
  q: string,
  limit: number,
): Promise<readonly OrganisationName[]> {
  if (tx.actor.kind === 'public') return []
  return (await allNames(tx)).filter(({ name }) => name.includes(q)).slice(0, limit)
}
