import { insertInto, raw, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dayOf } from '#platform/time/day.ts'
import type { Delegation } from './delegation.schema.ts'

const columns = raw(
  `region, id, org_id, from_account, to_account, from_name, to_name, from_day, to_day, reason,
   decided_by, created_at, revoked_at, version`,
)

export function insertDelegation(tx: Tx, delegation: Delegation): void {
  tx.send(insertInto('delegations', delegation))
}

export function saveDelegation(tx: Tx, { region, id, revokedAt, version }: Delegation): void {
  tx.send(updateIn('delegations', { region, id, revokedAt, version }))
}

export function lockDelegation(tx: Tx, id: string): Promise<Delegation | undefined> {
  return tx.maybe<Delegation>(
    sql`select ${columns} from delegations
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
}

export function findDelegations(tx: Tx): Promise<Delegation[]> {
  return tx.rows<Delegation>(
    sql`select ${columns} from delegations where region = ${tx.actor.region}
        order by to_day desc, id desc limit 200`,
  )
}

/** Whose steps stand on the actor's desk today besides her own. */
export async function findGivers(tx: Tx): Promise<string[]> {
  const today = dayOf(tx.now)
  const rows = await tx.rows<{ fromAccount: string }>(
    sql`select distinct from_account from delegations
        where region = ${tx.actor.region} and to_account = ${tx.actor.id} and revoked_at is null
          and from_day <= ${today} and to_day >= ${today}`,
  )
  return rows.map(({ fromAccount }) => fromAccount)
}
