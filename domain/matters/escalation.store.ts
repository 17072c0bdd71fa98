import { wholeNumber, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DueStep } from './due-step.schema.ts'
import { openedStep, stepColumns, type StoredStep } from './due-step.store.ts'

/** Overdue steps that nobody above has been told of; another worker's are left to it. */
export async function lockOverdueSteps(tx: Tx, limit: number): Promise<DueStep[]> {
  const rows = await tx.rows<StoredStep>(
    sql`select ${stepColumns} from due_steps
        where region = ${tx.actor.region} and done_at is null and escalated_at is null
          and due_at <= ${tx.now.toISOString()}
        order by due_at limit ${wholeNumber(limit)} for update skip locked`,
  )
  return rows.map(openedStep)
}

/** Once per step and stage, whatever crashes in between. @returns those that are ours to tell of */
export async function claimEscalations(tx: Tx, steps: readonly DueStep[]): Promise<DueStep[]> {
  const keys = steps.map(({ id }) => keyOf(id))
  const claimed = await tx.rows<{ key: string }>(
    sql`insert into effects (region, key, done_at)
        select ${tx.actor.region}, incoming.key, ${tx.now.toISOString()}::timestamptz
        from unnest(${keys}::text[]) as incoming (key)
        on conflict (region, key) do nothing returning key`,
  )
  const ours = new Set(claimed.map(({ key }) => key))
  return steps.filter(({ id }) => ours.has(keyOf(id)))
}

function keyOf(stepId: string): string {
  return `due-step-escalated:${stepId}:1`
}

export function markEscalated(tx: Tx, steps: readonly DueStep[]): void {
  tx.send(
    sql`update due_steps set escalated_at = ${tx.now.toISOString()},
          escalated_to = incoming.escalated_to, version = due_steps.version + 1
        from unnest(${steps.map(({ id }) => id)}::uuid[],
          ${steps.map(({ escalatedTo }) => escalatedTo ?? null)}::uuid[]
        ) as incoming (id, escalated_to)
        where due_steps.region = ${tx.actor.region} and due_steps.id = incoming.id`,
  )
}
