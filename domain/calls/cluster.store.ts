import type { Decision, PairScore } from '#linkage/incremental.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { callRuleSetting } from './call-rule.schema.ts'
import type { LinkedCall, Pair } from './call.schema.ts'
import { findCalls } from './call.store.ts'
import { findHouseholds, saveHouseholds, saveMembers, saveMerged } from './household.store.ts'
import { summaryOf } from './household.transition.ts'
import { countOpenPairs, lapsePairs, offerPairs } from './pair.store.ts'
import { correctPushes } from './push-correction.store.ts'

/** Ids of the calls of one household, in ascending order. */
export type Cluster = readonly string[]

type Placed = {
  readonly calls: readonly LinkedCall[]
  readonly clusters: ReadonlyMap<string, Cluster>
  readonly merged: ReadonlyMap<string, string>
  readonly review: readonly { readonly a: string; readonly b: string; readonly bits: number }[]
  readonly decisions: readonly Decision[]
  readonly score: (a: LinkedCall, b: LinkedCall) => PairScore
}

/** Writes where calls belong now, what there is to look at, and corrects what was told to others. */
export async function saveClusters(
  tx: Tx,
  orgId: string,
  placed: Placed,
): Promise<{ moved: number; offered: number }> {
  const { calls, clusters, merged } = placed
  const before = new Map(calls.map(({ id, householdId }) => [id, householdId]))
  const householdOf = new Map(
    [...clusters].flatMap(([id, members]) => members.map((call) => [call, id] as const)),
  )
  const changed = [...householdOf].filter(([call, id]) => before.get(call) !== id)
  saveMembers(tx, new Map(changed))
  const pairs = pairsToOffer(tx, orgId, placed, householdOf)
  lapsePairs(tx, orgId, [...before.keys()], pairs)
  offerPairs(tx, pairs)
  await saveSummaries(tx, orgId, clusters)
  saveMerged(tx, merged)
  await correctPushes(tx, [...clusters.keys()], merged)
  const moved = changed.filter(([call]) => (before.get(call) ?? null) !== null).length
  return { moved, offered: pairs.length }
}

async function saveSummaries(
  tx: Tx,
  orgId: string,
  clusters: ReadonlyMap<string, Cluster>,
): Promise<void> {
  const ids = [...clusters.values()].flat()
  const { body: rules } = await settingOf(tx, callRuleSetting)
  const [known, waiting, calls] = await Promise.all([
    findHouseholds(tx, [...clusters.keys()]),
    countOpenPairs(tx, orgId, ids),
    findCalls(tx, ids),
  ])
  const [households, byId] = [
    new Map(known.map((household) => [household.id, household])),
    new Map(calls.map((call) => [call.id, call])),
  ]
  const summarised = [...clusters].map(([id, members]) => {
    const own = members.flatMap((call) => byId.get(call) ?? [])
    const openPairs = members.reduce((sum, call) => sum + (waiting.get(call) ?? 0), 0)
    const createdAt = households.get(id)?.createdAt ?? tx.now.toISOString()
    const place = { region: tx.actor.region, id, orgId, openPairs, createdAt, version: 1 }
    return Object.assign(place, summaryOf(own, rules))
  })
  saveHouseholds(tx, summarised)
}

/** Of two households only the likeliest pair is asked about, and never once they were told apart. */
function pairsToOffer(
  tx: Tx,
  orgId: string,
  { calls, review, decisions, score }: Placed,
  householdOf: ReadonlyMap<string, string>,
): Pair[] {
  const byId = new Map(calls.map((call) => [call.id, call]))
  const between = (a: string, b: string): string =>
    [householdOf.get(a) ?? '', householdOf.get(b) ?? ''].toSorted().join(' ')
  const apart = new Set(
    decisions.filter(({ verdict }) => verdict === 'separated').map(({ a, b }) => between(a, b)),
  )
  const best = new Map<string, (typeof review)[number]>()
  for (const pair of review) {
    const key = between(pair.a, pair.b)
    if (!apart.has(key) && pair.bits > (best.get(key)?.bits ?? -Infinity)) best.set(key, pair)
  }
  return [...best.values()].flatMap(({ a, b, bits }): Pair[] => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const [one, other] = [byId.get(low), byId.get(high)]
    if (one === undefined || other === undefined) return []
    return [
      {
        ...{ region: tx.actor.region, id: newId(), orgId, a: low, b: high, bits },
        reasons: score(one, other).reasons.map(({ code, bits: share }) => ({ code, bits: share })),
        ...{ status: 'open', createdAt: tx.now.toISOString(), version: 1 },
      },
    ]
  })
}
