import { countCap } from '#platform/http/endpoint.ts'
import { insertMany, join, wholeNumber, pageOf, sql, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Executive } from './executive.schema.ts'

const columns = {
  ...{ region: 'text', id: 'uuid', number: 'text', name: 'text', sex: 'text', orgId: 'uuid' },
  ...{
    division: 'text',
    phone: 'bytea',
    accountId: 'uuid',
    endedAt: 'timestamptz',
    version: 'int',
  },
}

const selected = sql`id, region, number, name, sex, org_id, division, phone, account_id, ended_at,
  version`

type Row = Omit<Executive, 'phone'> & { readonly phone: Buffer | null }

export function saveExecutives(tx: Tx, executives: readonly Executive[]): void {
  tx.send(
    insertMany(
      'executives',
      columns,
      executives.map((executive) => sealed(tx, executive)),
    ),
  )
}

/** @returns ids of those that are new; a number that the region already has is passed over */
export async function insertNewExecutives(
  tx: Tx,
  executives: readonly Executive[],
): Promise<Set<string>> {
  if (executives.length === 0) return new Set()
  const rows = executives.map((executive) => sealed(tx, executive))
  const inserted = await tx.rows<{ id: string }>(
    sql`${insertMany('executives', columns, rows)}
        on conflict (region, number) do nothing returning id`,
  )
  return new Set(inserted.map(({ id }) => id))
}

/**
 * Deletes executives whom nobody has changed, who have no account and have recorded nothing. Goes on
 * as the system, which sees every visit. @returns ids of those that are gone
 */
export async function withdrawExecutives(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const seen = await tx.rows<{ id: string }>(
    sql`select id from executives
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
  tx.asSystem()
  const gone = await tx.rows<{ id: string }>(
    sql`delete from executives where region = ${tx.actor.region}
          and id = any (${seen.map(({ id }) => id)}::uuid[])
          and version = 1 and account_id is null and ended_at is null
          and not exists (select from visits where visits.region = ${tx.actor.region}
            and visits.executive_id = executives.id)
        returning id`,
  )
  return new Set(gone.map(({ id }) => id))
}

export async function findExecutive(tx: Tx, id: string): Promise<Executive | undefined> {
  const row = await tx.maybe<Row>(
    sql`select ${selected} from executives where region = ${tx.actor.region} and id = ${id}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export type ExecutiveRef = Pick<
  Executive,
  'id' | 'number' | 'name' | 'orgId' | 'division' | 'accountId'
>

export function findExecutivesByNumber(
  tx: Tx,
  numbers: readonly string[],
): Promise<ExecutiveRef[]> {
  if (numbers.length === 0) return Promise.resolve([])
  return tx.rows<ExecutiveRef>(
    sql`select id, number, name, org_id, division, account_id from executives
        where region = ${tx.actor.region} and number = any (${[...new Set(numbers)]}::text[])
          and ended_at is null`,
  )
}

export function findExecutiveOfAccount(
  tx: Tx,
  accountId: string,
): Promise<ExecutiveRef | undefined> {
  return tx.maybe<ExecutiveRef>(
    sql`select id, number, name, org_id, division, account_id from executives
        where region = ${tx.actor.region} and account_id = ${accountId} and ended_at is null`,
  )
}

/** Whoever an account stood for last, also where she is no executive any more. */
export function findLastExecutiveOf(tx: Tx, accountId: string): Promise<ExecutiveRef | undefined> {
  return tx.maybe<ExecutiveRef>(
    sql`select id, number, name, org_id, division, account_id from executives
        where region = ${tx.actor.region} and account_id = ${accountId}
        order by (ended_at is null) desc, ended_at desc, id limit 1`,
  )
}

export type ExecutiveFilter = {
  readonly division?: string | undefined
  readonly orgId?: string | undefined
  readonly q?: string | undefined
}

export async function findExecutivePage(
  tx: Tx,
  filter: ExecutiveFilter,
  { page, size }: { page: number; size: number },
): Promise<{ items: Executive[]; total: number; totalIsCapped: boolean }> {
  const where = await conditionOf(tx, filter)
  const [rows, counted] = await Promise.all([
    tx.rows<Row>(
      sql`select ${selected} from executives where ${where}
          order by division, number ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total
          from (select 1 from executives where ${where} limit ${wholeNumber(countCap + 1)}) counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return {
    items: rows.map((row) => opened(tx, row)),
    total: Math.min(total, countCap),
    totalIsCapped: total > countCap,
  }
}

/** Latin letters and digits look up a number from its start; anything else is a piece of a name. */
async function conditionOf(tx: Tx, { division, orgId, q }: ExecutiveFilter): Promise<Sql> {
  return join(
    [
      sql`region = ${tx.actor.region} and ended_at is null`,
      ...(division === undefined ? [] : [sql`division ^@ ${division}`]),
      ...(orgId === undefined ? [] : [sql`org_id = ${orgId}`]),
      ...(q === undefined || q === '' ? [] : [await matching(tx, q)]),
    ],
    ' and ',
  )
}

async function matching(tx: Tx, q: string): Promise<Sql> {
  if (/^[\dA-Za-z-]+$/.test(q)) return sql`number ^@ ${q.toUpperCase()}`
  const found = await tx.rows<{ id: string }>(
    sql`select app.search_executives(${q}, ${countCap + 1}) as id`,
  )
  return sql`id = any (${found.map(({ id }) => id)}::uuid[])`
}

function sealed(tx: Tx, executive: Executive): Readonly<Record<string, unknown>> {
  const { id, phone } = executive
  return {
    ...executive,
    phone:
      phone === null ? null : tx.keyring.seal(phone, { table: 'executives', field: 'phone', id }),
  }
}

function opened(tx: Tx, row: Row): Executive {
  const { id, phone } = row
  return {
    ...row,
    phone:
      phone === null ? null : tx.keyring.open(phone, { table: 'executives', field: 'phone', id }),
  }
}
