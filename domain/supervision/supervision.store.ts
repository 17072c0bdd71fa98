import { isInDivisions } from '#domain/divisions/division.public.ts'
import {
  insertInto,
  join,
  pageOf,
  raw,
  sql,
  updateIn,
  wholeNumber,
  type Sql,
} from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { yearOf, dayOf } from '#platform/time/day.ts'
import type {
  Round,
  Supervision,
  SupervisionKind,
  SupervisionStatus,
} from './supervision.schema.ts'

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, kind, status, number,
   matter_id, step_id, step_kind, step_due_at, subject_number, issuer_org_id, addressee_org_id,
   requirement, rounds, reply_due_at, clock_number, created_at, issued_at, issued_by,
   issued_by_name, ended_at, outcome, closing, version`,
)

type Stored = Omit<Supervision, 'requirement' | 'rounds' | 'closing'> & {
  readonly requirement: Buffer
  readonly rounds: Buffer
  readonly closing: Buffer | null
}

function sealed(tx: Tx, order: Supervision): Stored {
  const { id, requirement, rounds, closing } = order
  return {
    ...order,
    requirement: tx.keyring.seal(requirement, contextOf('requirement', id)),
    rounds: tx.keyring.seal(JSON.stringify(rounds), contextOf('rounds', id)),
    closing: closing === null ? null : tx.keyring.seal(closing, contextOf('closing', id)),
  }
}

function opened(tx: Tx, row: Stored): Supervision {
  const { id, requirement, rounds, closing } = row
  return {
    ...row,
    requirement: tx.keyring.open(requirement, contextOf('requirement', id)),
    rounds: JSON.parse(tx.keyring.open(rounds, contextOf('rounds', id))) as Round[],
    closing: closing === null ? null : tx.keyring.open(closing, contextOf('closing', id)),
  }
}

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table: 'supervision_orders', field, id }
}

export function insertSupervision(tx: Tx, order: Supervision): void {
  tx.send(insertInto('supervision_orders', sealed(tx, order)))
}

export function updateSupervision(tx: Tx, order: Supervision): void {
  tx.send(updateIn('supervision_orders', sealed(tx, order)))
}

/** The next number of a series; its row is locked from here to the end of the transaction. */
export async function takeNumber(tx: Tx, series: string): Promise<string> {
  const year = yearOf(dayOf(tx.now))
  const taken = await tx.maybe<{ last: number }>(
    sql`insert into supervision_numbers (region, series, year, last)
        values (${tx.actor.region}, ${series}, ${year}, 1)
        on conflict (region, series, year)
          do update set last = supervision_numbers.last + excluded.last
        returning last`,
  )
  return `${series} ${year}-${String(taken?.last ?? 1).padStart(4, '0')}`
}

export async function findSupervision(tx: Tx, id: string): Promise<Supervision | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from supervision_orders where region = ${tx.actor.region} and id = ${id}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function lockSupervision(tx: Tx, id: string): Promise<Supervision | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from supervision_orders
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function lockOfMatters(tx: Tx, matterIds: readonly string[]): Promise<Supervision[]> {
  if (matterIds.length === 0) return []
  const rows = await tx.rows<Stored>(
    sql`select ${columns} from supervision_orders
        where region = ${tx.actor.region} and matter_id = any (${[...matterIds]}::uuid[])
        order by id for update`,
  )
  return rows.map((row) => opened(tx, row))
}

export type SupervisionFilter = {
  readonly kind?: SupervisionKind | undefined
  readonly status?: readonly SupervisionStatus[] | undefined
  readonly whose?: 'to-us' | 'from-us' | undefined
  readonly overdue?: boolean | undefined
  readonly matterId?: string | undefined
  readonly division?: readonly string[] | undefined
}

/** A city sends some hundreds a year, so the rule of sight is asked row by row. */
export async function findSupervisionPage(
  tx: Tx,
  filter: SupervisionFilter,
  { page, size }: { page: number; size: number },
): Promise<{ items: Supervision[]; total: number; totalIsCapped: boolean }> {
  const where = conditionOf(tx, filter)
  const [rows, counted] = await Promise.all([
    tx.rows<Stored>(
      sql`select ${columns} from supervision_orders where ${where}
          order by created_at desc, id desc ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from supervision_orders where ${where}
            limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  const items = rows.map((row) => opened(tx, row))
  return { items, total: Math.min(total, countCap), totalIsCapped: total > countCap }
}

function conditionOf({ actor, now }: Tx, filter: SupervisionFilter): Sql {
  const { kind, status, whose, overdue, matterId, division } = filter
  const orgs = [...actor.orgs]
  return join(
    [
      sql`region = ${actor.region}`,
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
      ...(status === undefined ? [] : [sql`status = any (${[...status]}::text[])`]),
      ...(whose === 'to-us'
        ? [sql`addressee_org_id = any (${orgs}::uuid[]) and status <> 'proposed'`]
        : []),
      ...(whose === 'from-us' ? [sql`issuer_org_id = any (${orgs}::uuid[])`] : []),
      ...(overdue === true
        ? [sql`status = 'issued' and reply_due_at <= ${now.toISOString()}`]
        : []),
      ...(matterId === undefined ? [] : [sql`matter_id = ${matterId}`]),
      ...(division === undefined ? [] : [isInDivisions(sql`division`, division)]),
    ],
    ' and ',
  )
}
