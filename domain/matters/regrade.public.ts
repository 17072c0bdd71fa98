import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findUnreached } from './entry.store.ts'
import type { Matter, MattersChanged } from './matter.schema.ts'
import { findMatter, findMatters, findMergedInto, lockMatter, saveMatter } from './matter.store.ts'
import { regradeMatter, type Regrade } from './regrade.transition.ts'

export { findUnreached }

/** A matter as it is graded: with the ids of those merged into it, whose facts are its own now. */
export type GradedMatter = { readonly matter: Matter; readonly memberIds: readonly string[] }

/** The matters behind these ids, each once; a merged one stands for the one it went into. As the system. */
export async function mattersToGrade(tx: Tx, ids: readonly string[]): Promise<GradedMatter[]> {
  tx.asSystem()
  const asked = await findMatters(tx, ids)
  const targets = [...new Set(asked.map(({ id, mergedInto }) => mergedInto ?? id))]
  const matters = asked.every(({ mergedInto }) => mergedInto === undefined)
    ? asked
    : await findMatters(tx, targets)
  const members = await membersOf(tx, targets)
  return matters.map((matter) => ({ matter, memberIds: members.get(matter.id) ?? [matter.id] }))
}

/** Each of these matters with the ids of those merged into it, itself the first. */
export async function membersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const merged = await tx.rows<{ id: string; mergedInto: string }>(
    sql`select id, merged_into from matters
        where region = ${tx.actor.region} and merged_into = any (${[...ids]}::uuid[])`,
  )
  const into = Map.groupBy(merged, ({ mergedInto }) => mergedInto)
  return new Map(ids.map((id) => [id, [id, ...(into.get(id) ?? []).map((one) => one.id)]]))
}

/** The same for one matter, as far as the actor may see it. */
export async function findGradable(tx: Tx, id: string): Promise<GradedMatter | undefined> {
  const [matter, merged] = await Promise.all([findMatter(tx, id), findMergedInto(tx, id)])
  if (matter === undefined) return undefined
  return { matter, memberIds: [matter.id, ...merged.map((each) => each.id)] }
}

/**
 * Raises a matter to what the rules found, as the system and at once: clocks are shortened, danger is
 * flagged with its ladder, whoever is concerned is told. Does nothing where it is not graver.
 */
export async function regrade(tx: Tx, matterId: string, found: Regrade): Promise<void> {
  tx.asSystem()
  const before = await lockMatter(tx, matterId)
  if (before === undefined) return
  const matter = regradeMatter(before, found, { actor: tx.initiator, now: tx.now, id: newId })
  if (matter === before) return
  saveMatter(tx, matter, before)
  const event: MattersChanged = {
    type: 'matters.changed',
    changes: [{ before, matter, entries: matter.entries }],
  }
  tx.publish(event)
}
