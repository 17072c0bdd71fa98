import {
  insertInto,
  insertMany,
  pageOf,
  raw,
  sql,
  updateIn,
  wholeNumber,
} from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Blocker, ItemState, Run, RunItem } from './retention.schema.ts'

const columns = raw(
  `region, id, status, closed_before, years, setting_number, listed, blocked, erased, kept,
   proposed_by, proposed_by_name, proposed_at, approved_by, approved_by_name, approved_at, ended_at,
   version`,
)

export async function findRuns(
  tx: Tx,
  { page, size }: { page: number; size: number },
): Promise<{ items: Run[]; total: number }> {
  const { region } = tx.actor
  const [items, count] = await Promise.all([
    tx.rows<Run>(
      sql`select ${columns} from erasure_runs where region = ${region}
          order by proposed_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*) as total from erasure_runs where region = ${region}`,
    ),
  ])
  return { items, total: count?.total ?? 0 }
}

export function findRun(tx: Tx, id: string): Promise<Run | undefined> {
  return tx.maybe<Run>(
    sql`select ${columns} from erasure_runs where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function lockRun(tx: Tx, id: string): Promise<Run | undefined> {
  return tx.maybe<Run>(
    sql`select ${columns} from erasure_runs
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
}

/** A list that waits for approval or for the worker: there is one at most. */
export function findOpenRun(tx: Tx): Promise<{ id: string } | undefined> {
  return tx.maybe<{ id: string }>(
    sql`select id from erasure_runs
        where region = ${tx.actor.region} and status in ('proposed', 'approved')`,
  )
}

/** The run that the worker goes on with; another worker that has it already is left alone. */
export function lockApprovedRun(tx: Tx): Promise<Run | undefined> {
  return tx.maybe<Run>(
    sql`select ${columns} from erasure_runs
        where region = ${tx.actor.region} and status = 'approved' for update skip locked`,
  )
}

export function insertRun(tx: Tx, run: Run): void {
  tx.send(insertInto('erasure_runs', { ...run }))
}

export function saveRun(tx: Tx, run: Run): void {
  const { region, id, status, erased, kept, approvedBy, approvedByName, approvedAt } = run
  const { endedAt, version } = run
  const set = { status, erased, kept, approvedBy, approvedByName, approvedAt, endedAt, version }
  tx.send(updateIn('erasure_runs', { region, id, ...set }))
}

const itemTypes = {
  ...{ region: 'text', runId: 'uuid', matterId: 'uuid', number: 'text', category: 'text' },
  ...{ closedAt: 'timestamptz', state: 'text', blocker: 'text' },
}

export function insertItems(tx: Tx, runId: string, items: readonly RunItem[]): void {
  if (items.length === 0) return
  const { region } = tx.actor
  tx.send(
    insertMany(
      'erasure_items',
      itemTypes,
      items.map((item) => ({ ...item, region, runId })),
    ),
  )
}

export async function findItems(
  tx: Tx,
  runId: string,
  { page, size, state }: { page: number; size: number; state?: ItemState | undefined },
): Promise<{ items: RunItem[]; total: number }> {
  const { region } = tx.actor
  const where =
    state === undefined
      ? sql`region = ${region} and run_id = ${runId}`
      : sql`region = ${region} and run_id = ${runId} and state = ${state}`
  const [items, count] = await Promise.all([
    tx.rows<RunItem>(
      sql`select matter_id, number, category, closed_at, state, blocker from erasure_items
          where ${where} order by closed_at, matter_id ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(sql`select count(*) as total from erasure_items where ${where}`),
  ])
  return { items, total: count?.total ?? 0 }
}

/** The next matters of a run, locked with their items so that nobody reopens them meanwhile. */
export async function lockListed(tx: Tx, runId: string, most: number): Promise<string[]> {
  const rows = await tx.rows<{ matterId: string }>(
    sql`select e.matter_id from erasure_items e
        join matters m on m.region = e.region and m.id = e.matter_id
        where e.region = ${tx.actor.region} and e.run_id = ${runId} and e.state = 'listed'
        order by e.closed_at, e.matter_id limit ${wholeNumber(most)} for update`,
  )
  return rows.map(({ matterId }) => matterId)
}

export async function countListed(tx: Tx, runId: string): Promise<number> {
  const row = await tx.maybe<{ left: number }>(
    sql`select count(*) as left from erasure_items
        where region = ${tx.actor.region} and run_id = ${runId} and state = 'listed'`,
  )
  return row?.left ?? 0
}

export function settleItem(
  tx: Tx,
  runId: string,
  matterId: string,
  settled: { readonly state: 'erased' | 'kept'; readonly blocker: Blocker | null },
): void {
  tx.send(
    sql`update erasure_items set state = ${settled.state}, blocker = ${settled.blocker}
        where region = ${tx.actor.region} and run_id = ${runId} and matter_id = ${matterId}`,
  )
}
