import { isInDivisions } from '#domain/divisions/division.public.ts'
import { sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Scope } from './sum.store.ts'

/** An organisation that is late with something, and with how many matters. */
export type LateOrganisation = {
  readonly orgId: string
  readonly name: string
  readonly matters: number
  /** the time limit that was passed the longest ago */
  readonly dueAt: string
}

/**
 * Organisations with steps past their limit, the longest wait first and never by how many; read from
 * the open steps, as the transaction's actor sees them.
 */
export function findLateOrganisations(
  tx: Tx,
  scope: Scope,
  limit: number,
): Promise<LateOrganisation[]> {
  const { region } = tx.actor
  return tx.rows<LateOrganisation>(
    sql`select late.*, organisation.name
        from (
          select duty_org_id as org_id, count(distinct matter_id)::int as matters,
            min(due_at) as due_at
          from due_steps
          where region = ${region} and done_at is null and due_at <= ${tx.now.toISOString()}
            and ${isInDivisions(sql`division`, scope)}
          group by duty_org_id order by min(due_at), duty_org_id limit ${wholeNumber(limit)}
        ) as late
        join organisations organisation
          on organisation.region = ${region} and organisation.id = late.org_id
        order by late.due_at, late.org_id`,
  )
}
