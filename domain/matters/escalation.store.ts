import { wholeNumber, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DueStep } from './due-step.schema.ts'
import { openedStep, stepColumns, type StoredStep } from './due-step.store.ts'

/** Steps that go up now; another worker's are left to it. */
export async function lockOverdueSteps(tx: Tx, limit: number): Promise<DueStep[]> {
  const rows = await tx.rows<StoredStep>(
    sql`select ${stepColumns} from due_steps
        where region = ${tx.actor.region} and done_at is null and escalates_at is not null
          and escalates_at <= ${tx.now.toISOString()}
        order by escalates_at limit ${wholeNumber(limit)} for update skip locked`,
  )
  return rows.map(openedStep)
}

/** Once per step and stage, whatever crashes in between. @returns those that are ours to tell of */
export async function claimEscalations(tx: Tx, steps: readonly DueStep[]): Promise<DueStep[]> {
  const keys = steps.map(keyOf)
  const claimed = await tx.rows<{ key: string }>(
    sql`insert into effects (region, key, done_at)
        select ${tx.actor.region}, incoming.key, ${tx.now.toISOString()}::timestamptz
        from unnest(${keys}::text[]) as incoming (key)
        on conflict (region, key) do nothing returning key`,
  )
  const ours = new Set(claimed.map(({ key }) => key))
  return steps.filter((step) => ours.has(keyOf(step)))
}

function keyOf({ id, stage }: DueStep): string {
  return `due-step-escalated:${id}:${stage}`
}

export function markEscalated(tx: Tx, steps: readonly DueStep[]): void {
  tx.send(
    sql`update due_steps set escalated_at = ${tx.now.toISOString()},
          escalated_to = incoming.escalated_to, escalates_at = incoming.escalates_at,
          -- whoever is above must see a step that lies with another agency
          audience = case when due_steps.subject_kind = 'matter' or incoming.escalated_to is null
            then due_steps.audience else due_steps.audience || incoming.escalated_to end,
          stage = due_steps.stage + 1, version = due_steps.version + 1
        from unnest(${steps.map(({ id }) => id)}::uuid[],
          ${steps.map(({ escalatedTo }) => escalatedTo ?? null)}::uuid[],
          ${steps.map(({ escalatesAt }) => escalatesAt ?? null)}::timestamptz[]
        ) as incoming (id, escalated_to, escalates_at)
        where due_steps.region = ${tx.actor.region} and due_steps.id = incoming.id`,
  )
}
