import type { Place } from '#platform/access/place.ts'
import { raw, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DueStep } from './due-step.schema.ts'
import { openedStep, stepColumns, type StoredStep } from './due-step.store.ts'

const placeColumns = raw('region, division, org_id, audience, sensitivity, named, barred')

export type PlacedStep = DueStep & Place

type StoredPlaced = StoredStep & Place & { readonly id: string }

/** A step as far as the actor sees it. */
export async function findStep(tx: Tx, id: string): Promise<PlacedStep | undefined> {
  const row = await tx.maybe<StoredPlaced>(
    sql`select ${stepColumns}, ${placeColumns} from due_steps
        where region = ${tx.actor.region} and id = ${id}`,
  )
  return row === undefined ? undefined : placed(row)
}

/**
 * Steps that went one organisation up before a moment, are still undone and were not supervised yet:
 * once each, and another worker's are left to it. A step of a supervision order is none of them.
 */
export async function claimUndone(tx: Tx, before: Date, limit: number): Promise<PlacedStep[]> {
  const { region } = tx.actor
  const rows = await tx.rows<StoredPlaced>(
    sql`update due_steps set supervised_at = ${tx.now.toISOString()}
        where region = ${region} and id in (
          select id from due_steps
          where region = ${region} and done_at is null and escalated_at is not null
            and supervised_at is null and escalated_at <= ${before.toISOString()}
            and subject_kind <> 'supervision' and kind <> 'renew'
          order by escalated_at limit ${wholeNumber(limit)} for update skip locked)
        returning ${stepColumns}, ${placeColumns}`,
  )
  return rows.map(placed)
}

/** Steps whose owner is to be reminded now: each is given out once, whatever crashes in between. */
export async function claimWarnings(
  tx: Tx,
  limit: number,
): Promise<{ count: number; steps: PlacedStep[] }> {
  const { region } = tx.actor
  const now = tx.now.toISOString()
  const rows = await tx.rows<StoredPlaced>(
    sql`update due_steps set warns_at = null
        where region = ${region} and id in (
          select id from due_steps
          where region = ${region} and done_at is null and warns_at is not null
            and warns_at <= ${now}
          order by warns_at limit ${wholeNumber(limit)} for update skip locked)
        returning ${stepColumns}, ${placeColumns}`,
  )
  if (rows.length === 0) return { count: 0, steps: [] }
  const claimed = await tx.rows<{ key: string }>(
    sql`insert into effects (region, key, done_at)
        select ${region}, incoming.key, ${now}::timestamptz
        from unnest(${rows.map(({ id }) => keyOf(id))}::text[]) as incoming (key)
        on conflict (region, key) do nothing returning key`,
  )
  const ours = new Set(claimed.map(({ key }) => key))
  return { count: rows.length, steps: rows.filter(({ id }) => ours.has(keyOf(id))).map(placed) }
}

function keyOf(id: string): string {
  return `due-step-warned:${id}`
}

function placed(row: StoredPlaced): PlacedStep {
  return openedStep(row) as PlacedStep
}
