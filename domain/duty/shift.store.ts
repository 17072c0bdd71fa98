import { insertInto, raw, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Shift } from './shift.schema.ts'

const columns = raw(
  `id, region, org_id, division, account_id, account_name, phone, from_at, to_at, removed_at,
   version`,
)

type StoredShift = Omit<Shift, 'phone'> & { readonly phone: Buffer | null }

export function insertShift(tx: Tx, shift: Shift): void {
  const { phone, ...fields } = shift
  const sealed = phone === '' ? null : tx.keyring.seal(phone, contextOf(shift.id))
  tx.send(insertInto('duty_shifts', { ...fields, phone: sealed }))
}

export function saveShift(tx: Tx, { region, id, removedAt, version }: Shift): void {
  tx.send(updateIn('duty_shifts', { region, id, removedAt, version }))
}

export async function lockShift(tx: Tx, id: string): Promise<Shift | undefined> {
  const row = await tx.maybe<StoredShift>(
    sql`select ${columns} from duty_shifts
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

/** Shifts of an organisation that touch a span of time, in their order. */
export async function findShifts(
  tx: Tx,
  orgId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Shift[]> {
  const rows = await tx.rows<StoredShift>(
    sql`select ${columns} from duty_shifts
        where region = ${tx.actor.region} and org_id = ${orgId} and removed_at is null
          and from_at < ${to.toISOString()} and to_at > ${from.toISOString()}
        order by from_at, id`,
  )
  return rows.map((row) => opened(tx, row))
}

/** Who is on duty at an instant. A shift lasts a week at most, so the index need not go back further. */
export function findOnDuty(
  tx: Tx,
  orgIds: readonly string[],
  at: Date,
): Promise<{ orgId: string; accountId: string }[]> {
  const weekBefore = new Date(at.getTime() - 7 * 86_400_000).toISOString()
  return tx.rows<{ orgId: string; accountId: string }>(
    sql`select distinct org_id, account_id from duty_shifts
        where region = ${tx.actor.region} and org_id = any (${[...orgIds]}::uuid[])
          and removed_at is null and from_at >= ${weekBefore} and from_at <= ${at.toISOString()}
          and to_at > ${at.toISOString()}`,
  )
}

function opened(tx: Tx, { phone, ...row }: StoredShift): Shift {
  return { ...row, phone: phone === null ? '' : tx.keyring.open(phone, contextOf(row.id)) }
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'duty_shifts', field: 'phone', id }
}
