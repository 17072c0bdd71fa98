import { insertInto, raw, sql, updateIn, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dayOf } from '#platform/time/day.ts'
import type { Delegation } from './delegation.schema.ts'

const columns = raw(
  `region, id, org_id, from_account, to_account, from_name, to_name, from_day, to_day, reason,
   decided_by, created_at, revoked_at, version`,
)

/** Why somebody is away is sealed; of before it was, nothing is kept. */
type Stored = Omit<Delegation, 'reason'> & { readonly reason: Buffer | null }

const sealedAs = (id: string) => ({ table: 'delegations', field: 'reason', id })

function opened(tx: Tx, row: Stored): Delegation {
  const { id, reason } = row
  return { ...row, reason: reason === null ? '' : tx.keyring.open(reason, sealedAs(id)) }
}

export function insertDelegation(tx: Tx, delegation: Delegation): void {
  const { id, reason } = delegation
  tx.send(
    insertInto('delegations', { ...delegation, reason: tx.keyring.seal(reason, sealedAs(id)) }),
  )
}

export function saveDelegation(tx: Tx, { region, id, revokedAt, version }: Delegation): void {
  tx.send(updateIn('delegations', { region, id, revokedAt, version }))
}

export async function lockDelegation(tx: Tx, id: string): Promise<Delegation | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from delegations
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function findDelegations(tx: Tx): Promise<Delegation[]> {
  const rows = await tx.rows<Stored>(
    sql`select ${columns} from delegations where region = ${tx.actor.region}
        order by to_day desc, id desc limit 200`,
  )
  return rows.map((row) => opened(tx, row))
}

/** Whose steps stand on the actor's desk today besides her own. */
export async function findGivers(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ fromAccount: string }>(giversOf(tx))
  return rows.map(({ fromAccount }) => fromAccount)
}

/** The same as part of another statement. */
export function giversOf({ actor, now }: Tx): Sql {
  const today = dayOf(now)
  return sql`select distinct from_account from delegations
        where region = ${actor.region} and to_account = ${actor.id} and revoked_at is null
          and from_day <= ${today} and to_day >= ${today}`
}
