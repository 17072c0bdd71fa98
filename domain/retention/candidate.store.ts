import { sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { startOfDay } from '#platform/time/day.ts'
import type { Blocker } from './retention.schema.ts'

export type Candidate = {
  readonly id: string
  readonly number: string
  readonly category: string
  readonly closedAt: string
}

/** One run lists as many at most; the next one goes on. */
export const runLimit = 2000

/**
 * Closed before the day (`YYYY-MM-DD`) and not erased yet, the oldest first. Read as the system: a sealed matter has
 * its time as well.
 */
export function findCandidates(tx: Tx, closedBefore: string): Promise<Candidate[]> {
  return tx.rows<Candidate>(
    sql`select m.id, m.number, m.category, m.closed_at from matters m
        where m.region = ${tx.actor.region} and m.closed_at is not null
          and m.closed_at < ${startOfDay(closedBefore).toISOString()}::timestamptz and m.status in ('closed', 'archived')
          and not exists (select 1 from erasure_items e
            where e.region = m.region and e.matter_id = m.id and e.state = 'erased')
        order by m.closed_at, m.id limit ${wholeNumber(runLimit)}`,
  )
}

/** Each of the matters with every one that was merged into it, itself included. */
export async function familiesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.rows<{ root: string; id: string }>(
    sql`with recursive family as (
          select id as root, id from unnest(${[...ids]}::uuid[]) as wanted (id)
          union
          select f.root, m.id from family f
          join matters m on m.region = ${tx.actor.region} and m.merged_into = f.id)
        select root, id from family`,
  )
  const families = new Map<string, string[]>(ids.map((id) => [id, []]))
  for (const { root, id } of rows) families.get(root)?.push(id)
  return families
}

/**
 * Why a matter must stay, for those that must: never over an open duty, an order in force or a hold.
 * @param today `YYYY-MM-DD`
 */
export async function blockersOf(
  tx: Tx,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, Blocker>> {
  const families = await familiesOf(tx, ids)
  const every = [...new Set([...families.values()].flat())]
  const { region } = tx.actor
  const rows = await tx.rows<{ matterId: string; blocker: Blocker }>(
    sql`with wanted as (select unnest(${every}::uuid[]) as id)
        select w.id as matter_id, 'legal-hold' as blocker, 1 as rank from wanted w
          join legal_holds h on h.region = ${region} and h.lifted_at is null and h.subject_id = w.id
        union all
        select w.id, 'legal-hold', 1 from wanted w
          join matters m on m.region = ${region} and m.id = w.id
          join legal_holds h on h.region = ${region} and h.lifted_at is null
            and h.subject_id = m.person_id
        union all
        select w.id, 'legal-hold', 1 from wanted w
          join matter_parties p on p.region = ${region} and p.matter_id = w.id
          join legal_holds h on h.region = ${region} and h.lifted_at is null
            and h.subject_id = p.person_id
        union all
        select w.id, 'reopened', 2 from wanted w
          join matters m on m.region = ${region} and m.id = w.id
            and m.status in ('open', 'monitoring')
        union all
        select w.id, 'open-step', 3 from wanted w
          join due_steps s on s.region = ${region} and s.matter_id = w.id and s.done_at is null
        union all
        select w.id, 'open-referral', 4 from wanted w
          join referrals r on r.region = ${region} and r.matter_id = w.id and r.ended_at is null
        union all
        select w.id, case when s.state = 'open' then 'open-service' else 'order-in-force' end, 5
          from wanted w join services s on s.region = ${region} and s.matter_id = w.id
            and (s.state = 'open' or s.holds_until >= ${today}::date)
        union all
        select w.id, 'open-supervision', 6 from wanted w
          join supervision_orders o on o.region = ${region} and o.matter_id = w.id
            and o.ended_at is null
        order by rank`,
  )
  const first = new Map<string, Blocker>()
  for (const { matterId, blocker } of rows) {
    if (!first.has(matterId)) first.set(matterId, blocker)
  }
  const found = new Map<string, Blocker>()
  for (const [root, family] of families) {
    const blocker = family.flatMap((id) => first.get(id) ?? [])[0]
    if (blocker !== undefined) found.set(root, blocker)
  }
  return found
}
