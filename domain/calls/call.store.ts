import { isInDivisions } from '#domain/divisions/division.public.ts'
import { insertMany, join, pageOf, raw, sql, wholeNumber, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { Selection } from './call-rule.schema.ts'
import type { Call, CallFacts } from './call.schema.ts'

const table = 'calls'

/** A new call with what linking keeps of it. */
export type NewCall = Call & {
  readonly fingerprint: Buffer
  readonly row: Uint8Array
  readonly batchId: string | null
}

const types = {
  ...{ region: 'text', id: 'uuid', orgId: 'uuid', number: 'text', calledAt: 'timestamptz' },
  ...{ division: 'text', selection: 'text', selectionCodes: 'text[]', isViolent: 'boolean' },
  ...{ handling: 'text', facts: 'bytea', fingerprint: 'bytea', feature: 'bytea' },
  ...{ householdId: 'uuid', batchId: 'uuid', createdAt: 'timestamptz', version: 'int' },
}

const columns = raw(
  `region, id, org_id, number, called_at, division, selection, selection_codes, is_violent,
   handling, facts, household_id, created_at, version`,
)

type StoredCall = Omit<Call, 'facts'> & { readonly facts: Buffer }

function opened(tx: Tx, { facts, ...open }: StoredCall): Call {
  return {
    ...open,
    facts: JSON.parse(tx.keyring.open(facts, contextOf('facts', open.id))) as CallFacts,
  }
}

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table, field, id }
}

/** The feature row of a kept call, in memory of its own. */
export function featureOf(tx: Tx, id: string, feature: Buffer): Uint8Array {
  return new Uint8Array(tx.keyring.openBytes(feature, contextOf('feature', id)))
}

function sealedFacts(tx: Tx, { id, facts }: Pick<Call, 'id' | 'facts'>): Buffer {
  return tx.keyring.seal(JSON.stringify(facts), contextOf('facts', id))
}

/** One number gives one call. @returns the ids of those that are new */
export async function insertCalls(tx: Tx, calls: readonly NewCall[]): Promise<Set<string>> {
  if (calls.length === 0) return new Set()
  const rows = calls.map(({ row, ...call }) => ({
    ...call,
    facts: sealedFacts(tx, call),
    feature: tx.keyring.sealBytes(Buffer.from(row), contextOf('feature', call.id)),
  }))
  const inserted = await tx.rows<{ id: string }>(
    sql`${insertMany(table, types, rows)}
        on conflict (region, org_id, number) do nothing returning id`,
  )
  return new Set(inserted.map(({ id }) => id))
}

/** Keyed hashes of the organisation's calls by their number. */
export async function findNumbered(
  tx: Tx,
  orgId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map()
  const found = await tx.rows<{ number: string; fingerprint: Buffer }>(
    sql`select number, fingerprint from calls
        where region = ${tx.actor.region} and org_id = ${orgId}
          and number = any (${[...numbers]}::text[])`,
  )
  return new Map(found.map(({ number, fingerprint }) => [number, fingerprint.toString('hex')]))
}

export async function findCall(tx: Tx, id: string): Promise<Call | undefined> {
  const row = await select(tx, id, sql``)
  return row === undefined ? undefined : opened(tx, row)
}

export async function lockCall(tx: Tx, id: string): Promise<Call | undefined> {
  const row = await select(tx, id, sql`for update`)
  return row === undefined ? undefined : opened(tx, row)
}

function select(tx: Tx, id: string, lock: Sql): Promise<StoredCall | undefined> {
  return tx.maybe<StoredCall>(
    sql`select ${columns} from calls where region = ${tx.actor.region} and id = ${id} ${lock}`,
  )
}

export async function findCalls(tx: Tx, ids: readonly string[]): Promise<Call[]> {
  if (ids.length === 0) return []
  const rows = await tx.rows<StoredCall>(
    sql`select ${columns} from calls
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
  return rows.map((row) => opened(tx, row))
}

/** The calls of households, in the order they were made. */
export async function findCallsOf(tx: Tx, householdIds: readonly string[]): Promise<Call[]> {
  if (householdIds.length === 0) return []
  const rows = await tx.rows<StoredCall>(
    sql`select ${columns} from calls
        where region = ${tx.actor.region} and household_id = any (${[...householdIds]}::uuid[])
        order by called_at, id`,
  )
  return rows.map((row) => opened(tx, row))
}

/** What a person decided about a borderline call. */
export function saveSelection(tx: Tx, call: Call): void {
  const { id, selection, householdId, version } = call
  tx.send(
    sql`update calls set selection = ${selection}, facts = ${sealedFacts(tx, call)},
          household_id = ${householdId}, version = ${version}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

type Filter = {
  readonly selection?: Selection | undefined
  readonly view?: 'unhandled' | undefined
  readonly batch?: string | undefined
  readonly q?: string | undefined
  readonly division?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The organisation's own calls, the latest first. */
export async function findCallPage(
  tx: Tx,
  { selection, view, batch, q, division, from, to }: Filter,
  { page, size }: { page: number; size: number },
): Promise<{ items: Call[]; total: number; totalIsCapped: boolean }> {
  const where = join(
    [
      sql`region = ${tx.actor.region} and org_id = any (${[...tx.initiator.orgs]}::uuid[])`,
      ...(selection === undefined ? [] : [sql`selection = ${selection}`]),
      ...(view === undefined ? [] : [unhandled()]),
      ...(batch === undefined ? [] : [sql`batch_id = ${batch}`]),
      ...(q === undefined || q === '' ? [] : [sql`number = ${q}`]),
      ...(division === undefined ? [] : [isInDivisions(sql`division`, division)]),
      ...(from === undefined ? [] : [sql`called_at >= ${startOfDay(from).toISOString()}`]),
      ...(to === undefined ? [] : [sql`called_at < ${startOfDay(addDays(to, 1)).toISOString()}`]),
    ],
    ' and ',
  )
  const [items, counted] = await Promise.all([
    tx.rows<StoredCall>(
      sql`select ${columns} from calls where ${where}
          order by called_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from calls where ${where} limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return {
    items: items.map((row) => opened(tx, row)),
    ...{ total: Math.min(total, countCap), totalIsCapped: total > countCap },
  }
}

/** Violence, and neither a written warning, nor sent on, nor pushed. */
function unhandled(): Sql {
  return sql`is_violent and handling = 'none' and selection = 'in'
    and not exists (select 1 from call_households as household
      where household.region = calls.region and household.id = calls.household_id
        and household.pushed_calls is not null)`
}
