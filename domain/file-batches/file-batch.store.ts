import { insertInto, insertMany, wholeNumber, pageOf, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { BatchFault, BatchKind, FileBatch, StoredBatch } from './file-batch.schema.ts'

const shown = raw(
  `id, filename, task_id, rows, accepted, repeated, rejected, unknown_columns, refusal, created_at,
   finished_at,
   (select total from tasks where tasks.region = import_batches.region
     and tasks.id = import_batches.task_id) as total`,
)

export function insertBatch(
  tx: Tx,
  kind: BatchKind,
  batch: Pick<StoredBatch, 'id' | 'filename' | 'taskId' | 'bytes'>,
): void {
  const { region, id: accountId } = tx.actor
  const createdAt = tx.now.toISOString()
  tx.send(insertInto('import_batches', { region, ...batch, accountId, kind, createdAt }))
}

export function findBatch(tx: Tx, kind: BatchKind, id: string): Promise<StoredBatch | undefined> {
  return tx.maybe<StoredBatch>(
    sql`select ${shown}, last_row, bytes from import_batches
        where region = ${tx.actor.region} and kind = ${kind} and id = ${id}`,
  )
}

/** Held until the chunk is in: two workers on one file would count its rows twice. */
export function lockBatch(tx: Tx, kind: BatchKind, id: string): Promise<StoredBatch | undefined> {
  return tx.maybe<StoredBatch>(
    sql`select ${shown}, last_row, bytes from import_batches
        where region = ${tx.actor.region} and kind = ${kind} and id = ${id} for update`,
  )
}

export async function findBatches(
  tx: Tx,
  kind: BatchKind,
  { page, size }: { page: number; size: number },
): Promise<{ items: FileBatch[]; total: number; totalIsCapped: boolean }> {
  const mine = sql`region = ${tx.actor.region} and account_id = ${tx.actor.id} and kind = ${kind}`
  const [items, counted] = await Promise.all([
    tx.rows<FileBatch>(
      sql`select ${shown} from import_batches where ${mine}
          order by created_at desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from import_batches where ${mine} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  return { items, ...capped(counted?.total ?? 0) }
}

export type ChunkCounts = Pick<StoredBatch, 'rows' | 'accepted' | 'repeated' | 'rejected'>

/** Written with the rows themselves: what a crash undoes, it undoes together. */
export function saveChunk(tx: Tx, id: string, lastRow: number, counts: ChunkCounts): void {
  tx.send(
    sql`update import_batches set last_row = ${lastRow}, rows = rows + ${counts.rows},
          accepted = accepted + ${counts.accepted}, repeated = repeated + ${counts.repeated},
          rejected = rejected + ${counts.rejected}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function saveUnknownColumns(tx: Tx, id: string, columns: readonly string[]): void {
  tx.send(
    sql`update import_batches set unknown_columns = ${columns}::text[]
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function finishBatch(tx: Tx, id: string, refusal: string | null): void {
  tx.send(
    sql`update import_batches set refusal = ${refusal}, finished_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function insertFaults(tx: Tx, batchId: string, faults: readonly BatchFault[]): void {
  if (faults.length === 0) return
  const { region, id: accountId } = tx.actor
  tx.send(
    insertMany(
      'import_errors',
      {
        ...{ region: 'text', batchId: 'uuid', row: 'int', columnName: 'text', code: 'text' },
        ...{ accountId: 'uuid', shown: 'text' },
      },
      faults.map(({ column, ...fault }) => ({
        ...fault,
        ...{ region, batchId, accountId, columnName: column },
      })),
    ),
  )
}

export async function findFaults(
  tx: Tx,
  batchId: string,
  { page, size }: { page: number; size: number },
): Promise<{ items: BatchFault[]; total: number; totalIsCapped: boolean }> {
  const those = sql`region = ${tx.actor.region} and batch_id = ${batchId}`
  const [items, counted] = await Promise.all([
    tx.rows<BatchFault>(
      sql`select row, column_name as column, code, shown from import_errors where ${those}
          order by row, column_name ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from import_errors where ${those} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  return { items, ...capped(counted?.total ?? 0) }
}

export function findAllFaults(tx: Tx, batchId: string, limit: number): Promise<BatchFault[]> {
  return tx.rows<BatchFault>(
    sql`select row, column_name as column, code, shown from import_errors
        where region = ${tx.actor.region} and batch_id = ${batchId}
        order by row, column_name limit ${wholeNumber(limit)}`,
  )
}

function capped(total: number): { total: number; totalIsCapped: boolean } {
  return { total: Math.min(total, countCap), totalIsCapped: total > countCap }
}
