import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { dayOf } from '#platform/time/day.ts'
import type { DelegateWish, Delegation } from './delegation.schema.ts'

export type Colleague = { readonly id: string; readonly name: string }

/** Longest leave that one delegation covers; a longer absence is a hand-over. */
const longestDays = 92

/** @param colleagues the active accounts of the organisation whose steps are given */
export function delegate(
  wish: DelegateWish,
  colleagues: readonly Colleague[],
  { actor, now, id }: { actor: Actor; now: Date; id: () => string },
): Delegation | Refusal {
  const fromAccount = wish.fromAccount ?? actor.id
  const from = colleagues.find((one) => one.id === fromAccount)
  const to = colleagues.find((one) => one.id === wish.toAccount)
  if (from === undefined || to === undefined) return refuse('delegate-of-another-organisation')
  if (from.id === to.id) return refuse('delegate-is-oneself')
  const { fromDay, toDay, reason } = wish
  if (toDay < fromDay || toDay < dayOf(now)) return refuse('delegation-days-reversed')
  if ((Date.parse(toDay) - Date.parse(fromDay)) / 86_400_000 >= longestDays) {
    return refuse('delegation-too-long')
  }
  return {
    ...{ region: actor.region, id: id(), orgId: actor.orgId, fromDay, toDay, reason },
    ...{ fromAccount: from.id, fromName: from.name, toAccount: to.id, toName: to.name },
    ...{ decidedBy: actor.id, createdAt: now.toISOString(), revokedAt: null, version: 1 },
  }
}

export function revokeDelegation(delegation: Delegation, now: Date): Delegation | Refusal {
  if (delegation.revokedAt !== null) return refuse('delegation-revoked')
  if (stateOf(delegation, now) === 'over') return refuse('delegation-over')
  return { ...delegation, revokedAt: now.toISOString(), version: delegation.version + 1 }
}

export function stateOf(
  { fromDay, toDay, revokedAt }: Delegation,
  now: Date,
): 'ahead' | 'running' | 'over' | 'revoked' {
  const today = dayOf(now)
  if (revokedAt !== null) return 'revoked'
  if (today < fromDay) return 'ahead'
  return today > toDay ? 'over' : 'running'
}
