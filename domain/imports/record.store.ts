import { insertMany, pageOf, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import type { KeptRecord, MadeRecord, RecordKind, StoredImport } from './import.schema.ts'

/** What a chunk made, in the chunk's own transaction. */
export function insertRecords(
  tx: Tx,
  { id, accountId }: Pick<StoredImport, 'id' | 'accountId'>,
  made: readonly MadeRecord[],
): void {
  if (made.length === 0) return
  const { region } = tx.actor
  tx.send(
    insertMany(
      'import_records',
      {
        ...{ region: 'text', importId: 'uuid', kind: 'text', recordId: 'uuid', row: 'int' },
        ...{ accountId: 'uuid', state: 'text' },
      },
      made.map(({ kind, id: recordId, row }) => ({
        ...{ region, importId: id, kind, recordId, row, accountId, state: 'made' },
      })),
    ),
  )
}

/** The next records of a kind that undoing has not looked at, the last made first. */
export async function findMade(
  tx: Tx,
  importId: string,
  kind: RecordKind,
  limit: number,
): Promise<string[]> {
  const found = await tx.rows<{ recordId: string }>(
    sql`select record_id from import_records where region = ${tx.actor.region}
          and import_id = ${importId} and kind = ${kind} and state = 'made'
        order by row desc, record_id limit ${wholeNumber(limit)} for update`,
  )
  return found.map(({ recordId }) => recordId)
}

/** Says of each record whether it was taken back, and counts it, in one transaction with the doing. */
export function settleRecords(
  tx: Tx,
  importId: string,
  kind: RecordKind,
  { gone, kept }: { readonly gone: readonly string[]; readonly kept: readonly string[] },
): void {
  const { region } = tx.actor
  const settle = (ids: readonly string[], state: 'undone' | 'kept'): void => {
    if (ids.length === 0) return
    tx.send(
      sql`update import_records set state = ${state} where region = ${region}
            and import_id = ${importId} and kind = ${kind}
            and record_id = any (${[...ids]}::uuid[])`,
    )
  }
  settle(gone, 'undone')
  settle(kept, 'kept')
  tx.send(
    sql`update imports set undone = undone + ${gone.length}, kept = kept + ${kept.length}
        where region = ${region} and id = ${importId}`,
  )
}

/** What undoing had to leave: somebody has made something of it. */
export async function findKept(
  tx: Tx,
  importId: string,
  { page, size }: { page: number; size: number },
): Promise<{ items: KeptRecord[]; total: number; totalIsCapped: boolean }> {
  const those = sql`region = ${tx.actor.region} and import_id = ${importId} and state = 'kept'`
  const [items, counted] = await Promise.all([
    tx.rows<KeptRecord>(
      sql`select kind, record_id, row from import_records where ${those}
          order by row, kind, record_id ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from import_records where ${those} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}
