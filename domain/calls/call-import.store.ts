import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'

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
