import { findAllDivisions } from '#domain/divisions/division.public.ts'
import { gazetteerOf } from '#linkage/gazetteer.ts'
import type { CallReader } from '#linkage/call.ts'
import { recordsOf, type Rowed } from '#linkage/incremental.ts'
import { callReader, modelOf, type Model } from '#linkage/model.ts'
import type { Keyring } from '#platform/crypto/keyring.ts'
import { insertInto, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { LinkedCall } from './call.schema.ts'
import { featureOf } from './call.store.ts'

/** A run over everything, and the statistics that came of it. */
export type ModelRun = {
  readonly number: number
  readonly madeAt: string
  readonly calls: number
  readonly households: number
  readonly moved: number
  readonly reviewPairs: number
  readonly shift: number
}

const columns = sql`number, made_at, calls, households, moved, review_pairs, shift`

type Held = { readonly number: number; readonly model: Model }

/** What a process remembers, by the keys that opened it: another database's rows are not these. */
type Remembered = {
  readonly readers: Map<string, Promise<CallReader>>
  readonly models: Map<string, Held>
}
const remembered = new WeakMap<Keyring, Remembered>()

function memoryOf({ keyring }: Tx): Remembered {
  const found = remembered.get(keyring) ?? { readers: new Map(), models: new Map() }
  remembered.set(keyring, found)
  return found
}

/** The reader of calls with the city's gazetteer; made once in a process. */
export function readerOf(tx: Tx): Promise<CallReader> {
  const { readers } = memoryOf(tx)
  const { region } = tx.actor
  const found = readers.get(region) ?? makeReader(tx)
  readers.set(region, found)
  return found
}

async function makeReader(tx: Tx): Promise<CallReader> {
  return callReader(gazetteerOf(await findAllDivisions(tx)))
}

/** Held until the transaction ends: two that link at once would put one call into two households. */
export async function lockLinking(tx: Tx, orgId: string): Promise<void> {
  const { region } = tx.actor
  tx.send(
    sql`${insertInto('call_models', {
      ...{ region, orgId, number: 0, madeAt: tx.now.toISOString(), calls: 0, households: 0 },
      ...{ moved: 0, reviewPairs: 0, shift: 0 },
    })} on conflict (region, org_id, number) do nothing`,
  )
  await tx.rows(
    sql`select number from call_models
        where region = ${region} and org_id = ${orgId} and number = 0 for update`,
  )
}

export function findLastRun(tx: Tx, orgId: string): Promise<ModelRun | undefined> {
  return tx.maybe<ModelRun>(
    sql`select ${columns} from call_models
        where region = ${tx.actor.region} and org_id = ${orgId} and number > 0
        order by number desc limit 1`,
  )
}

/** The model in force: made of the same calls in every process, so that all of them score alike. */
export async function modelInForce(tx: Tx, orgId: string): Promise<Model> {
  const { models } = memoryOf(tx)
  const run = await findLastRun(tx, orgId)
  const number = run?.number ?? 0
  const key = `${tx.actor.region} ${orgId}`
  const held = models.get(key)
  if (held?.number === number) return held.model
  const model = { ...modelOf(recordsOf(await modelledRows(tx, orgId))), shift: run?.shift ?? 0 }
  models.set(key, { number, model })
  return model
}

async function modelledRows(tx: Tx, orgId: string): Promise<Rowed[]> {
  const rows = await tx.rows<{ id: string; feature: Buffer }>(
    sql`select id, feature from calls
        where region = ${tx.actor.region} and org_id = ${orgId} and modelled is not null order by id`,
  )
  return rows.map(({ id, feature }) => ({ id, row: featureOf(tx, id, feature) }))
}

/** Writes down a run over everything: from now on its calls are what the statistics are made of. */
export function saveRun(tx: Tx, orgId: string, run: ModelRun): void {
  const { region } = tx.actor
  tx.send(insertInto('call_models', { region, orgId, ...run }))
  tx.send(
    sql`update calls set modelled = case when selection = 'in' then ${run.number}::int end
        where region = ${region} and org_id = ${orgId}
          and (selection = 'in' or modelled is not null)`,
  )
}

/** Calls in the selection, and how many of them the model in force has counted. */
export async function countModelled(
  tx: Tx,
  orgId: string,
): Promise<{ selected: number; modelled: number }> {
  const counted = await tx.maybe<{ selected: number; modelled: number }>(
    sql`select count(*)::int as selected, count(modelled)::int as modelled from calls
        where region = ${tx.actor.region} and org_id = ${orgId} and selection = 'in'`,
  )
  return counted ?? { selected: 0, modelled: 0 }
}

type StoredRow = Omit<LinkedCall, 'row'> & { readonly feature: Buffer }

/** Calls as linking needs them: all in the selection, those without a household, or those asked for. */
export async function findLinkedCalls(
  tx: Tx,
  orgId: string,
  wanted:
    | 'all'
    | { readonly unlinked: number }
    | { readonly ids: readonly string[] }
    | { readonly householdIds: readonly string[] },
): Promise<LinkedCall[]> {
  const some =
    wanted === 'all'
      ? sql`order by id`
      : 'unlinked' in wanted
        ? sql`and household_id is null order by called_at, id limit ${wanted.unlinked}`
        : 'ids' in wanted
          ? sql`and id = any (${[...wanted.ids]}::uuid[])`
          : sql`and household_id = any (${[...wanted.householdIds]}::uuid[])`
  const rows = await tx.rows<StoredRow>(
    sql`select id, feature, household_id, called_at from calls
        where region = ${tx.actor.region} and org_id = ${orgId} and selection = 'in' ${some}`,
  )
  return rows.map(({ id, householdId, calledAt, feature }) => {
    return { id, householdId, calledAt, row: featureOf(tx, id, feature) }
  })
}
