import { createHash } from 'node:crypto'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Check, CheckOutcome } from './zero-report.schema.ts'
import type { On } from './zero-report.transition.ts'

/**
 * Which of the nil returns are verified: those with the smallest SHA-256 of seed and id. The same
 * seed and the same returns give the same draw on any machine, in whatever order they come.
 * @param percent share in percent; at least one is drawn where there is any and the share is not 0
 */
export function drawn(seed: string, ids: readonly string[], percent: number): string[] {
  if (percent === 0 || ids.length === 0) return []
  const count = Math.max(1, Math.round((ids.length * percent) / 100))
  return ids
    .map((id) => ({ id, rank: createHash('sha256').update(`${seed}/${id}`).digest('hex') }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id)
}

/** What the calls showed. It is said once: a doubt is a new check, not another outcome. */
export function settleCheck(
  check: Check,
  {
    outcome,
    calls,
    note,
  }: { readonly outcome: CheckOutcome; readonly calls: number; readonly note: string },
  { actor, now }: On,
): Check | Refusal {
  if (check.outcome !== null) return refuse('check-already-settled')
  if (outcome === 'concealed' && note === '') return refuse('concealment-without-note')
  if (outcome !== 'not-reached' && calls === 0) return refuse('check-without-call')
  return {
    ...check,
    ...{ outcome, calls, note: note === '' ? null : note, doneAt: now.toISOString() },
    ...{ doneBy: actor.id, doneByName: actor.name, version: check.version + 1 },
  }
}
