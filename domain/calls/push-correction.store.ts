import { notify } from '#domain/inbox/notice.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findHouseholds, markPushed } from './household.store.ts'
import { findPushesOf, updatePush } from './push.store.ts'

/**
 * What was told of a household and is not answered yet says at any time what its calls say: a call
 * more, a link undone. The desk is told that it changed. As the system, since a sealed push is open by name only.
 */
export async function correctPushes(
  tx: Tx,
  householdIds: readonly string[],
  merged: ReadonlyMap<string, string>,
): Promise<void> {
  tx.asSystem()
  const pushes = await findPushesOf(tx, [...householdIds, ...merged.keys()], 'lock-sent')
  if (pushes.length === 0) return
  const current = (id: string): string => merged.get(id) ?? id
  const households = await findHouseholds(
    tx,
    pushes.map(({ householdId }) => current(householdId)),
  )
  const byId = new Map(households.map((household) => [household.id, household]))
  const taken = new Set(pushes.map(({ householdId }) => householdId))
  for (const push of pushes) {
    const target = current(push.householdId)
    const household = byId.get(target)
    if (household === undefined) continue
    const { calls, firstAt, lastAt, isEscalating, facts } = household
    if (calls === push.calls && target === push.householdId) continue
    // One household has one open push: of two that flow together the other keeps its old place.
    const householdId = target !== push.householdId && taken.has(target) ? push.householdId : target
    taken.add(householdId)
    updatePush(tx, {
      ...push,
      ...{ householdId, calls, correctedAt: tx.now.toISOString(), version: push.version + 1 },
      content: { ...push.content, calls, firstAt, lastAt, isEscalating, cues: [...facts.cues] },
    })
    markPushed(tx, target, calls)
    const { orgId, id: subjectId, matterId, sensitivity, named, barred } = push
    const place = { sensitivity, named, barred }
    notify(tx, [{ kind: 'push-corrected', to: { orgId }, subjectId, matterId, place }])
  }
}
