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
import { countCap } from '#platform/http/endpoint.ts'
import type { SheetHead } from './header.transition.ts'
import type { Import, ImportKind, Layout, LayoutColumn, StoredImport } from './import.schema.ts'
import type { ImportFault } from './row.schema.ts'

const columns = raw(
  `region, id, account_id, org_id, kind, filename, bytes, state, task_id, layout, is_remembered, pass,
   last_row, rows, accepted, repeated, rejected, undone, kept, refusal, created_at, finished_at,
   version`,
)
const total = raw(
  `(select total from tasks where tasks.region = imports.region
     and tasks.id = imports.task_id and tasks.state in ('waiting', 'running')) as total`,
)

export type ImportWithTotal = StoredImport & Pick<Import, 'total'>

export function insertImport(tx: Tx, stored: StoredImport, head: SheetHead | null): void {
  const { layout, ...rest } = stored
  tx.send(
    insertInto('imports', {
      ...rest,
      layout: sealed(tx, stored.id, 'layout', layout),
      head: sealed(tx, stored.id, 'head', head),
    }),
  )
}

export function saveImport(tx: Tx, stored: StoredImport): void {
  const { region, id, state, taskId, layout, isRemembered, pass, lastRow, version } = stored
  const { rows, accepted, repeated, rejected } = stored
  tx.send(
    updateIn('imports', {
      ...{ region, id, state, taskId, isRemembered, pass, lastRow, version },
      ...{ rows, accepted, repeated, rejected },
      layout: sealed(tx, id, 'layout', layout),
    }),
  )
}

type Row<Stored extends StoredImport> = Omit<Stored, 'layout'> & { readonly layout: Buffer | null }

export async function findImport(tx: Tx, id: string): Promise<ImportWithTotal | undefined> {
  const row = await tx.maybe<Row<ImportWithTotal>>(
    sql`select ${columns}, ${total} from imports
        where region = ${tx.actor.region} and id = ${id}`,
  )
  return row === undefined ? undefined : { ...row, layout: layoutOf(tx, row) }
}

/** Held until a chunk is in: two workers on one file would count its rows twice. */
export async function lockImport(tx: Tx, id: string): Promise<StoredImport | undefined> {
  const row = await tx.maybe<Row<StoredImport>>(
    sql`select ${columns} from imports where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : { ...row, layout: layoutOf(tx, row) }
}

function layoutOf(tx: Tx, { id, layout }: Pick<Row<StoredImport>, 'id' | 'layout'>): Layout | null {
  if (layout === null) return null
  return JSON.parse(tx.keyring.open(layout, { table: 'imports', field: 'layout', id })) as Layout
}

function sealed(tx: Tx, id: string, field: 'head' | 'layout', value: object | null): Buffer | null {
  return value === null
    ? null
    : tx.keyring.seal(JSON.stringify(value), { table: 'imports', field, id })
}

export async function findHead(tx: Tx, id: string): Promise<SheetHead | undefined> {
  const row = await tx.maybe<{ head: Buffer | null }>(
    sql`select head from imports where region = ${tx.actor.region} and id = ${id}`,
  )
  const head = row?.head ?? null
  if (head === null) return undefined
  return JSON.parse(tx.keyring.open(head, { table: 'imports', field: 'head', id })) as SheetHead
}

export async function findImports(
  tx: Tx,
  { page, size }: { page: number; size: number },
): Promise<{ items: ImportWithTotal[]; total: number; totalIsCapped: boolean }> {
  const mine = sql`region = ${tx.actor.region} and account_id = ${tx.actor.id}`
  const [rows, counted] = await Promise.all([
    tx.rows<Row<ImportWithTotal>>(
      sql`select ${columns}, ${total} from imports where ${mine}
          order by created_at desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from imports where ${mine} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  const items = rows.map((row) => Object.assign({}, row, { layout: layoutOf(tx, row) }))
  return { items, ...capped(counted?.total ?? 0) }
}

export type ChunkCounts = Pick<Import, 'rows' | 'accepted' | 'repeated' | 'rejected'>

/** Counts add up in the statement, beside the rows themselves: what a crash undoes, it undoes together. */
export function saveChunk(tx: Tx, id: string, lastRow: number, counts: ChunkCounts): void {
  tx.send(
    sql`update imports set last_row = ${lastRow}, rows = rows + ${counts.rows},
          accepted = accepted + ${counts.accepted}, repeated = repeated + ${counts.repeated},
          rejected = rejected + ${counts.rejected}
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

/** The end of a pass. A file that is over keeps nothing of what stood in it. */
export function settleImport(
  tx: Tx,
  id: string,
  { state, refusal = null }: Pick<StoredImport, 'state'> & { refusal?: string | null },
): void {
  const isOver = state !== 'rehearsed'
  tx.send(
    sql`update imports set state = ${state}, refusal = ${refusal}, version = version + 1,
          finished_at = ${isOver ? tx.now.toISOString() : null},
          head = case when ${isOver} then null else head end
        where region = ${tx.actor.region} and id = ${id}`,
  )
}

/** Files that nobody has run since: as the system. */
export function findForgotten(tx: Tx, before: Date, limit: number): Promise<{ id: string }[]> {
  return tx.rows<{ id: string }>(
    sql`select id from imports where region = ${tx.actor.region} and finished_at is null
          and created_at < ${before.toISOString()} and state in ('received', 'rehearsed')
        order by created_at limit ${wholeNumber(limit)} for update`,
  )
}

export function insertFaults(
  tx: Tx,
  { id, pass, accountId }: Pick<StoredImport, 'id' | 'pass' | 'accountId'>,
  faults: readonly ImportFault[],
): void {
  if (faults.length === 0) return
  const { region } = tx.actor
  tx.send(
    sql`${insertMany(
      'import_faults',
      {
        ...{ region: 'text', importId: 'uuid', pass: 'int', row: 'int', columnName: 'text' },
        ...{ code: 'text', accountId: 'uuid', shown: 'text' },
      },
      faults.map(({ column, ...fault }) => ({
        ...fault,
        ...{ region, importId: id, pass, accountId, columnName: column },
      })),
    )} on conflict do nothing`,
  )
}

/** Those of the last pass. */
export async function findFaults(
  tx: Tx,
  { id, pass }: Pick<StoredImport, 'id' | 'pass'>,
  { page, size }: { page: number; size: number },
): Promise<{ items: ImportFault[]; total: number; totalIsCapped: boolean }> {
  const those = sql`region = ${tx.actor.region} and import_id = ${id} and pass = ${pass}`
  const [items, counted] = await Promise.all([
    tx.rows<ImportFault>(
      sql`select row, column_name as column, code, shown from import_faults where ${those}
          order by row, column_name ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from import_faults where ${those} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  return { items, ...capped(counted?.total ?? 0) }
}

function capped(counted: number): { total: number; totalIsCapped: boolean } {
  return { total: Math.min(counted, countCap), totalIsCapped: counted > countCap }
}

type Meaning = Pick<LayoutColumn, 'at' | 'field'>

/** How this organisation's file with this header was read last time. */
export async function findMapping(
  tx: Tx,
  kind: ImportKind,
  signature: string,
): Promise<Meaning[] | undefined> {
  const found = await tx.maybe<{ columns: Meaning[] }>(
    sql`select columns from import_mappings where region = ${tx.actor.region}
          and org_id = ${tx.actor.orgId} and kind = ${kind} and signature = ${hashed(tx, signature)}`,
  )
  return found?.columns
}

export function rememberMapping(
  tx: Tx,
  kind: ImportKind,
  signature: string,
  { columns: read }: Pick<Layout, 'columns'>,
): void {
  const { region, orgId, id } = tx.actor
  const meanings: Meaning[] = read.map(({ at, field }) => ({ at, field }))
  tx.send(
    sql`insert into import_mappings
          (region, org_id, kind, signature, columns, account_id, updated_at)
        values (${region}, ${orgId}, ${kind}, ${hashed(tx, signature)},
          ${JSON.stringify(meanings)}, ${id}, ${tx.now.toISOString()})
        on conflict (region, org_id, kind, signature) do update
          set columns = excluded.columns, account_id = excluded.account_id,
            updated_at = excluded.updated_at`,
  )
}

function hashed(tx: Tx, signature: string): string {
  return tx.keyring.blindIndex('import-row', `header ${signature}`).toString('hex')
}
