import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { addYears } from './retention-day.transition.ts'
import type { Hold, HoldScope, Run } from './retention.schema.ts'

type On = { readonly actor: Actor; readonly now: Date; readonly id: () => string }

export type HeldMatter = {
  readonly id: string
  readonly number: string
  readonly personId: string | null
}

export function placeHold(
  { scope, reason }: { scope: HoldScope; reason: string },
  matter: HeldMatter,
  { actor, now, id }: On,
): Hold | Refusal {
  const subjectId = scope === 'matter' ? matter.id : matter.personId
  if (subjectId === null) return refuse('hold-without-person')
  return {
    ...{ region: actor.region, id: id(), subjectKind: scope, subjectId, reason },
    ...{ matterNumber: matter.number, placedBy: actor.id, placedByName: actor.name },
    ...{ placedAt: now.toISOString(), liftedByName: null, liftedAt: null, liftReason: null },
    version: 1,
  }
}

export function liftHold(
  hold: Hold,
  { reason }: { readonly reason: string },
  { actor, now }: Omit<On, 'id'>,
): Hold | Refusal {
  if (hold.liftedAt !== null) return refuse('hold-lifted')
  return {
    ...hold,
    ...{ liftedByName: actor.name, liftedAt: now.toISOString(), liftReason: reason },
    version: hold.version + 1,
  }
}

/** @param rule the setting in force @param counts of the list that was made with it */
export function proposeRun(
  rule: { readonly number: number; readonly years: number },
  counts: { readonly listed: number; readonly blocked: number },
  { actor, now, id }: On,
): Run | Refusal {
  if (counts.listed + counts.blocked === 0) return refuse('erasure-nothing-due')
  return {
    ...{ region: actor.region, id: id(), status: 'proposed', ...counts, erased: 0, kept: 0 },
    ...{ years: rule.years, settingNumber: rule.number, closedBefore: addYears(now, -rule.years) },
    ...{ proposedBy: actor.id, proposedByName: actor.name, proposedAt: now.toISOString() },
    ...{ approvedBy: null, approvedByName: null, approvedAt: null, endedAt: null, version: 1 },
  }
}

export function approveRun(run: Run, { actor, now }: Omit<On, 'id'>): Run | Refusal {
  if (run.status !== 'proposed') return refuse('erasure-not-proposed')
  if (run.listed === 0) return refuse('erasure-nothing-due')
  return {
    ...run,
    ...{ status: 'approved', approvedBy: actor.id, approvedByName: actor.name },
    ...{ approvedAt: now.toISOString(), version: run.version + 1 },
  }
}

export function withdrawRun(run: Run, { now }: Pick<On, 'now'>): Run | Refusal {
  if (run.status !== 'proposed') return refuse('erasure-not-proposed')
  return { ...run, status: 'withdrawn', endedAt: now.toISOString(), version: run.version + 1 }
}

/** What a step of the worker did; the run is over when nothing is listed any more. */
export function goOn(
  run: Run,
  { erased, kept, left }: { readonly erased: number; readonly kept: number; readonly left: number },
  now: Date,
): Run {
  const next = {
    ...run,
    erased: run.erased + erased,
    kept: run.kept + kept,
    version: run.version + 1,
  }
  return left > 0 ? next : { ...next, status: 'done', endedAt: now.toISOString() }
}
