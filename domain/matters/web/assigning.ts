import type { MatterRow } from '../matter-page.contract.ts'

/** What the server said of one of many. */
export type Answered = { readonly id: string; readonly refusal: string | null }

type Before = Pick<MatterRow, 'id' | 'assigneeId'>

/** What takes an assignment back: each matter to whoever had it, or to nobody. */
export function backwards(
  rows: readonly Before[],
  answers: readonly Answered[],
): { ids: string[]; accountId: string | null }[] {
  const given = new Set(answers.filter(({ refusal }) => refusal === null).map(({ id }) => id))
  const groups = new Map<string | null, string[]>()
  for (const { id, assigneeId } of rows) {
    if (given.has(id)) groups.set(assigneeId, [...(groups.get(assigneeId) ?? []), id])
  }
  return [...groups].map(([accountId, ids]) => ({ ids, accountId }))
}
