import { insertMany, pageOf, raw, sql, wholeNumber, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { Household, HouseholdFacts } from './call.schema.ts'

const table = 'call_households'
const columns = raw(
  `region, id, org_id, division, facts, calls, first_at, last_at, is_repeat, is_escalating,
   open_pairs, pushed_calls, merged_into, created_at, version`,
)
const types = {
  ...{ region: 'text', id: 'uuid', orgId: 'uuid', division: 'text', facts: 'bytea', calls: 'int' },
  ...{
    firstAt: 'timestamptz',
    lastAt: 'timestamptz',
    isRepeat: 'boolean',
    isEscalating: 'boolean',
  },
  ...{ openPairs: 'int', createdAt: 'timestamptz', version: 'int' },
}

type StoredHousehold = Omit<Household, 'facts'> & { readonly facts: Buffer }

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table, field: 'facts', id }
}

function opened(tx: Tx, { facts, ...open }: StoredHousehold): Household {
  return {
    ...open,
    facts: JSON.parse(tx.keyring.open(facts, contextOf(open.id))) as HouseholdFacts,
  }
}

export async function findHousehold(tx: Tx, id: string): Promise<Household | undefined> {
  return one(tx, id, sql``)
}

export async function lockHousehold(tx: Tx, id: string): Promise<Household | undefined> {
  return one(tx, id, sql`for update`)
}

async function one(tx: Tx, id: string, lock: Sql): Promise<Household | undefined> {
  const row = await tx.maybe<StoredHousehold>(
    sql`select ${columns} from call_households
        where region = ${tx.actor.region} and id = ${id} ${lock}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function findHouseholds(tx: Tx, ids: readonly string[]): Promise<Household[]> {
  if (ids.length === 0) return []
  const rows = await tx.rows<StoredHousehold>(
    sql`select ${columns} from call_households
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
  return rows.map((row) => opened(tx, row))
}

/** Writes what the calls say now; who was pushed stays. */
export function saveHouseholds(
  tx: Tx,
  households: readonly Omit<Household, 'pushedCalls' | 'mergedInto'>[],
): void {
  if (households.length === 0) return
  const rows = households.map((household) => ({
    ...household,
    facts: tx.keyring.seal(JSON.stringify(household.facts), contextOf(household.id)),
  }))
  tx.send(
    sql`${insertMany(table, types, rows)} on conflict (region, id) do update
        set division = excluded.division, facts = excluded.facts, calls = excluded.calls,
          first_at = excluded.first_at, last_at = excluded.last_at,
          is_repeat = excluded.is_repeat, is_escalating = excluded.is_escalating,
          open_pairs = excluded.open_pairs, merged_into = null,
          version = call_households.version + 1`,
  )
}

/** Households that flowed into others: kept, so that who looks for one finds where it went. */
export function saveMerged(tx: Tx, merged: ReadonlyMap<string, string>): void {
  if (merged.size === 0) return
  tx.send(
    sql`update call_households set merged_into = flow.target, calls = 0, open_pairs = 0,
          is_repeat = false, version = version + 1
        from unnest(${[...merged.keys()]}::uuid[], ${[...merged.values()]}::uuid[])
          as flow (source, target)
        where region = ${tx.actor.region} and id = flow.source`,
  )
}

export function saveMembers(tx: Tx, members: ReadonlyMap<string, string>): void {
  if (members.size === 0) return
  tx.send(
    sql`update calls set household_id = placed.household_id
        from unnest(${[...members.keys()]}::uuid[], ${[...members.values()]}::uuid[])
          as placed (call_id, household_id)
        where region = ${tx.actor.region} and id = placed.call_id`,
  )
}

/** A household without a call left: nothing is linked, nothing shows. */
export function closeHousehold(tx: Tx, id: string): void {
  tx.send(
    sql`update call_households set calls = 0, open_pairs = 0, is_repeat = false, merged_into = id,
          version = version + 1
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function markPushed(tx: Tx, id: string, calls: number): void {
  tx.send(
    sql`update call_households set pushed_calls = ${calls}, version = version + 1
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export type HouseholdView = 'to-push' | 'repeat' | 'all'

export async function findHouseholdPage(
  tx: Tx,
  { view }: { view: HouseholdView },
  { page, size }: { page: number; size: number },
): Promise<{ items: Household[]; total: number; totalIsCapped: boolean }> {
  const where = sql`region = ${tx.actor.region} and org_id = any (${[...tx.initiator.orgs]}::uuid[])
    and merged_into is null ${conditionOf(view)}`
  const [items, counted] = await Promise.all([
    tx.rows<StoredHousehold>(
      sql`select ${columns} from call_households where ${where}
          order by last_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (select 1 from call_households
            where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return {
    items: items.map((row) => opened(tx, row)),
    ...{ total: Math.min(total, countCap), totalIsCapped: total > countCap },
  }
}

function conditionOf(view: HouseholdView): Sql {
  switch (view) {
    case 'to-push':
      return sql`and is_repeat and (pushed_calls is null or pushed_calls < calls)`
    case 'repeat':
      return sql`and is_repeat`
    case 'all':
      return sql``
  }
}
