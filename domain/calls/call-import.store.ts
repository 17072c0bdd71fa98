import { insertInto, insertMany, wholeNumber, pageOf, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type {
  CallImportFault,
  NumberedCallFault,
  StoredCallImport,
  CallImport,
} from './call-import.schema.ts'

const shown = raw(
  `id, filename, task_id, rows, accepted, repeated, rejected, unknown_columns, refusal, created_at,
   finished_at,
   (select total from tasks where tasks.region = import_batches.region
     and tasks.id = import_batches.task_id) as total`,
)

const ofKind = sql`kind = 'calls'`

export function insertCallImport(
  tx: Tx,
  batch: Pick<StoredCallImport, 'id' | 'filename' | 'taskId' | 'bytes'>,
): void {
  const { region, id: accountId } = tx.actor
  const createdAt = tx.now.toISOString()
  tx.send(insertInto('import_batches', { region, ...batch, accountId, kind: 'calls', createdAt }))
}

export function findCallImport(tx: Tx, id: string): Promise<StoredCallImport | undefined> {
  return tx.maybe<StoredCallImport>(
    sql`select ${shown}, last_row, bytes from import_batches
        where region = ${tx.actor.region} and ${ofKind} and id = ${id}`,
  )
}

/** Held until the chunk is in: two workers on one file would count its rows twice. */
export function lockCallImport(tx: Tx, id: string): Promise<StoredCallImport | undefined> {
  return tx.maybe<StoredCallImport>(
    sql`select ${shown}, last_row, bytes from import_batches
        where region = ${tx.actor.region} and ${ofKind} and id = ${id} for update`,
  )
}

export async function findCallImports(
  tx: Tx,
  { page, size }: { page: number; size: number },
): Promise<{ items: CallImport[]; total: number; totalIsCapped: boolean }> {
  const mine = sql`region = ${tx.actor.region} and account_id = ${tx.actor.id} and ${ofKind}`
  const [items, counted] = await Promise.all([
    tx.rows<CallImport>(
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

export type ChunkCounts = Pick<StoredCallImport, 'rows' | 'accepted' | 'repeated' | 'rejected'>

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

export function finishCallImport(tx: Tx, id: string, refusal: string | null): void {
  tx.send(
    sql`update import_batches set refusal = ${refusal}, finished_at = ${tx.now.toISOString()}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

export function insertFaults(tx: Tx, batchId: string, faults: readonly NumberedCallFault[]): void {
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
): Promise<{ items: CallImportFault[]; total: number; totalIsCapped: boolean }> {
  const those = sql`region = ${tx.actor.region} and batch_id = ${batchId}`
  const [items, counted] = await Promise.all([
    tx.rows<CallImportFault>(
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

export function findAllFaults(tx: Tx, batchId: string, limit: number): Promise<CallImportFault[]> {
  return tx.rows<CallImportFault>(
    sql`select row, column_name as column, code, shown from import_errors
        where region = ${tx.actor.region} and batch_id = ${batchId}
        order by row, column_name limit ${wholeNumber(limit)}`,
  )
}

function capped(total: number): { total: number; totalIsCapped: boolean } {
  return { total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

/** What the rules made of the file's calls, and how many still wait to be linked. */
export async function countSelected(
  tx: Tx,
  batchId: string,
): Promise<{ selected: { in: number; borderline: number; out: number }; unlinked: number }> {
  const rows = await tx.rows<{
    selection: 'in' | 'borderline' | 'out'
    count: number
    linked: number
  }>(
    sql`select selection, count(*)::int as count, count(household_id)::int as linked from calls
        where region = ${tx.actor.region} and org_id = any (${[...tx.initiator.orgs]}::uuid[])
          and batch_id = ${batchId} group by selection`,
  )
  const of = (wanted: string): number => rows.find((row) => row.selection === wanted)?.count ?? 0
  const linked = rows.find((row) => row.selection === 'in')?.linked ?? 0
  return {
    selected: { in: of('in'), borderline: of('borderline'), out: of('out') },
    unlinked: of('in') - linked,
  }
}
