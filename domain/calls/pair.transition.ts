import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Selection } from './call-rule.schema.ts'
import type { Call, Pair } from './call.schema.ts'

type On = { readonly actor: Actor; readonly now: Date }

/** 是同一户吗: confirmed, told apart, or left for later. What was decided may be decided anew. */
export function decidePair(
  pair: Pair,
  { verdict, reason }: { verdict: 'confirmed' | 'separated' | 'deferred'; reason: string },
  { actor, now }: On,
): Pair | Refusal {
  if (pair.status === 'lapsed') return refuse('pair-lapsed')
  if (verdict === 'separated' && reason === '') return refuse('reason-needed')
  return {
    ...pair,
    ...{ status: verdict, reason: reason === '' ? undefined : reason, decidedBy: actor.id },
    ...{ decidedAt: now.toISOString(), version: pair.version + 1 },
  }
}

/** What nobody can tell by rules a person says: into the selection, or out of it, with the reason. */
export function chooseCall(
  call: Call,
  { verdict, reason }: { verdict: Exclude<Selection, 'borderline'>; reason: string },
): Call | Refusal {
  if (call.selection === verdict) return refuse('call-already-chosen')
  return {
    ...call,
    ...{ selection: verdict, facts: { ...call.facts, chosenBecause: reason } },
    ...{ householdId: null, version: call.version + 1 },
  }
}
