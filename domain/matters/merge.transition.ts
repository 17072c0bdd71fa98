import type { Refusal } from '#platform/access/decision.ts'
import { refuse } from '#platform/access/decision.ts'
import type { Place, Sensitivity } from '#platform/access/place.ts'
import { keepDue, tightenSteps } from './due-step.transition.ts'
import { noted } from './entry.transition.ts'
import { standing } from './matter-action.schema.ts'
import type { MatterFile, On } from './matter.schema.ts'

/** One matter goes on in another. Both are changed by one command. */
export type Merging = { readonly from: MatterFile; readonly into: MatterFile }

const order: readonly Sensitivity[] = ['normal', 'sensitive', 'sealed']

type Restrictions = Pick<Place, 'sensitivity' | 'audience' | 'named' | 'barred'>

/** The stricter of both in everything, so that nobody gains access by a merge. */
function united(one: Restrictions, other: Restrictions): Restrictions {
  return {
    sensitivity: stricter(one.sensitivity, other.sensitivity),
    audience: one.audience.filter((org) => other.audience.includes(org)),
    named: one.named.filter((account) => other.named.includes(account)),
    barred: [...new Set([...one.barred, ...other.barred])],
  }
}

export function stricter(one: Sensitivity, other: Sensitivity): Sensitivity {
  return order.indexOf(one) > order.indexOf(other) ? one : other
}

/**
 * `from` goes on in `into`. Its clocks stay its own and run on; they stand on the page of `into`
 * for those who could see them before.
 */
export function mergeMatters(
  { from, into }: Merging,
  { reason }: { reason: string },
  on: On,
): Merging | Refusal {
  const refusal = standing('merge', from.status) ?? standing('merge', into.status)
  if (refusal !== undefined) return refusal
  if (from.id === into.id) return refuse('same-matter')
  if (from.status !== 'open' && from.status !== 'monitoring') return refuse('matter-closed')
  if (from.steps.some((step) => step.matterId !== from.id)) {
    return refuse('matter-holds-merged-ones')
  }
  const restrictions = united(into, from)
  if (restrictions.sensitivity === 'sealed' && restrictions.named.length === 0) {
    return refuse('nobody-would-be-left')
  }
  const merge = {
    status: from.status,
    sensitivity: into.sensitivity,
    lostAudience: lost(into.audience, restrictions.audience),
    lostNamed: lost(into.named, restrictions.named),
    addedBarred: lost(restrictions.barred, into.barred),
  }
  const merged: MatterFile = { ...from, status: 'merged', mergedInto: into.id, merge }
  const graver: MatterFile = {
    ...into,
    ...restrictions,
    imminent: into.imminent || from.imminent,
    level: from.level < into.level ? from.level : into.level,
  }
  return {
    from: noted(merged, 'merged', on, { text: reason, detail: { into: into.id } }),
    into: noted(tightenSteps(graver, on), 'merged', on, {
      text: reason,
      detail: { from: from.id },
    }),
  }
}

/**
 * Both are what they were, except for what happened since. Restrictions that another merged matter
 * or a later decision asks for stay.
 * @param others matters that remain merged into `into`
 */
export function undoMerge(
  { from, into }: Merging,
  { reason, others }: { reason: string; others: readonly Restrictions[] },
  on: On,
): Merging | Refusal {
  const refusal = standing('undo-merge', from.status)
  if (refusal !== undefined) return refusal
  const { merge } = from
  if (merge === undefined || from.mergedInto !== into.id) return refuse('matter-not-merged')
  const isUntouched = into.sensitivity === stricter(merge.sensitivity, from.sensitivity)
  const restored: Restrictions = {
    sensitivity: isUntouched ? merge.sensitivity : into.sensitivity,
    audience: [...into.audience, ...lost(merge.lostAudience, into.audience)],
    named: [...into.named, ...lost(merge.lostNamed, into.named)],
    barred: lost(into.barred, merge.addedBarred),
  }
  const grown: MatterFile = { ...into, ...others.reduce(united, restored) }
  const apart: MatterFile = {
    ...from,
    status: merge.status,
    mergedInto: undefined,
    merge: undefined,
  }
  return {
    from: noted(keepDue(apart, on), 'merge-undone', on, {
      text: reason,
      detail: { into: into.id },
    }),
    into: noted(keepDue(grown, on), 'merge-undone', on, {
      text: reason,
      detail: { from: from.id },
    }),
  }
}

/** What `before` had and `after` has not. */
function lost(before: readonly string[], after: readonly string[]): string[] {
  return before.filter((item) => !after.includes(item))
}
