import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Open matters that an account works on, and sealed ones that she is named on. As the system. */
export async function findMattersHeldBy(tx: Tx, accountId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select id from matters
        where region = ${tx.actor.region} and assignee_id = ${accountId}
          and status in ('open', 'monitoring')
        union select id from app.matters_naming(${accountId}) as id`,
  )
  return rows.map(({ id }) => id).toSorted()
}

/** Steps of referrals and services that were hers are her organisation's again. */
export function releaseSteps(tx: Tx, accountId: string): void {
  tx.send(
    sql`update due_steps set assignee_id = null, version = version + 1
        where region = ${tx.actor.region} and assignee_id = ${accountId} and done_at is null
          and subject_kind <> 'matter'`,
  )
}

/** Matters that an organisation answers for and that are not archived. As the system. */
export async function findMattersOfOrganisation(tx: Tx, orgId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select id from matters
        where region = ${tx.actor.region} and org_id = ${orgId}
          and status in ('open', 'monitoring', 'closed', 'merged')
        union
        select matter_id from due_steps
        where region = ${tx.actor.region} and duty_org_id = ${orgId} and done_at is null
          and subject_kind = 'matter'`,
  )
  return rows.map(({ id }) => id).toSorted()
}
