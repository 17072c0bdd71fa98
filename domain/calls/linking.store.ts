import { clusterComponent, recordsOf, scorePair, type Decision } from '#linkage/incremental.ts'
import { linkAll, type Linked } from '#linkage/link.ts'
import { nameGroups } from '#linkage/cluster-name.ts'
import { modelOf, type Model } from '#linkage/model.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { LinkedCall } from './call.schema.ts'
import { dropKeys, findSharing, insertKeys } from './key.store.ts'
import { findDecisions, findConfirmedWith } from './pair.store.ts'
import {
  countModelled,
  findLastRun,
  findLinkedCalls,
  lockLinking,
  modelInForce,
  saveRun,
  type ModelRun,
} from './model.store.ts'
import { saveClusters, type Cluster } from './cluster.store.ts'

/** Of fewer calls nothing can be learnt about how rare a name is: the prior stays as it was measured. */
const leastForPrior = 200

/** A component beyond this comes of a shared telephone; only sure links hold it together then. */
const largestComponent = 300

/** Share of calls that no model has counted, from which on a run over everything comes first. */
const staleShare = 0.2

/** Calls of one transaction. */
const batch = 50

/**
 * Links the next calls that have no household yet, each as it would have come in alone.
 * @returns how many were linked; 0 when nothing waits
 */
export async function linkNext(tx: Tx, orgId: string): Promise<number> {
  await lockLinking(tx, orgId)
  const waiting = await findLinkedCalls(tx, orgId, { unlinked: batch })
  if (waiting.length === 0) return 0
  const { selected, modelled } = await countModelled(tx, orgId)
  if (selected - modelled > selected * staleShare) {
    await linkEverything(tx, orgId)
    return waiting.length
  }
  const model = await modelInForce(tx, orgId)
  for (const call of waiting) {
    insertKeys(tx, orgId, model, [call])
    await placeAround(tx, orgId, model, [call])
  }
  return waiting.length
}

/** Puts calls, and whatever they hang together with, together anew: after a decision, or a new call. */
export async function relink(tx: Tx, orgId: string, callIds: readonly string[]): Promise<void> {
  await lockLinking(tx, orgId)
  const model = await modelInForce(tx, orgId)
  const calls = await findLinkedCalls(tx, orgId, { ids: callIds })
  await placeAround(tx, orgId, model, calls)
}

/** The component of these calls: who shares a key and is likely, and all of their households. */
async function placeAround(
  tx: Tx,
  orgId: string,
  model: Model,
  calls: readonly LinkedCall[],
): Promise<void> {
  const component = new Map(calls.map((call) => [call.id, call]))
  const candidates = new Set<string>()
  for (const call of calls) {
    for (const id of await findSharing(tx, orgId, model, call)) candidates.add(id)
  }
  for (const id of await findConfirmedWith(tx, orgId, [...component.keys()])) candidates.add(id)
  const found = await findLinkedCalls(tx, orgId, { ids: [...candidates] })
  for (const other of found) {
    const isLikely = calls.some((call) => scorePair(model, call.row, other.row).verdict !== 'none')
    if (isLikely) component.set(other.id, other)
  }
  const confirmed = await findConfirmedWith(tx, orgId, [...component.keys()])
  const households = [
    ...component.values(),
    ...found.filter(({ id }) => confirmed.includes(id)),
  ].flatMap(({ householdId }) => householdId ?? [])
  for (const member of await findLinkedCalls(tx, orgId, {
    householdIds: [...new Set(households)],
  })) {
    component.set(member.id, member)
  }
  const members = [...component.values()]
  const decisions = await findDecisions(tx, orgId, [...component.keys()])
  const clustering = clusterComponent(model, members, decisions)
  await saveClusters(tx, orgId, {
    ...{ calls: members, decisions, ...named(clustering, members) },
    score: (a, b) => scorePair(model, a.row, b.row),
  })
}

/**
 * Links all calls with one another and makes the model anew. Decisions hold, names last.
 * @returns what it changed: the drift since calls were linked one by one
 */
export async function linkEverything(tx: Tx, orgId: string): Promise<ModelRun> {
  await lockLinking(tx, orgId)
  const calls = await findLinkedCalls(tx, orgId, 'all')
  const sorted = calls.toSorted((x, y) => (x.id < y.id ? -1 : 1))
  const records = recordsOf(sorted)
  const linked = sorted.length < leastForPrior ? undefined : await linkAll(records)
  // Few calls are one component: all of them are compared, and no prior is learnt from so little.
  const model = linked?.model ?? modelOf(records)
  const decisions = await findDecisions(tx, orgId, 'all')
  const components = linked === undefined ? [sorted] : componentsOf(sorted, linked, decisions)
  const clusters: Cluster[] = []
  const review: { a: string; b: string; bits: number }[] = []
  for (const component of components) {
    const clustering =
      component.length === 1
        ? { groups: [component.map(({ id }) => id)], review: [] }
        : clusterComponent(model, component, decisions)
    clusters.push(...clustering.groups)
    review.push(...clustering.review)
  }
  dropKeys(tx, orgId)
  for (let at = 0; at < sorted.length; at += 500) {
    insertKeys(tx, orgId, model, sorted.slice(at, at + 500))
  }
  const placed = named({ groups: clusters, review }, sorted)
  const { moved, offered } = await saveClusters(tx, orgId, {
    ...{ calls: sorted, decisions, ...placed },
    score: (a, b) => scorePair(model, a.row, b.row),
  })
  const last = await findLastRun(tx, orgId)
  const run: ModelRun = {
    ...{ number: (last?.number ?? 0) + 1, madeAt: tx.now.toISOString(), calls: sorted.length },
    ...{ households: clusters.length, moved, reviewPairs: offered, shift: model.shift },
  }
  saveRun(tx, orgId, run)
  return run
}

/** Calls that hang together by links, likely ones and confirmed ones. */
function componentsOf(
  sorted: readonly LinkedCall[],
  { links, review }: Linked,
  decisions: readonly Decision[],
): LinkedCall[][] {
  const index = new Map(sorted.map(({ id }, at) => [id, at]))
  const confirmed = decisions
    .filter(({ verdict }) => verdict === 'confirmed')
    .flatMap(({ a, b }): [number, number][] => {
      const [x, y] = [index.get(a), index.get(b)]
      return x === undefined || y === undefined ? [] : [[x, y]]
    })
  const sure = [...pairsOf(links), ...confirmed]
  const broad = hangingTogether(sorted, [...sure, ...pairsOf(review)])
  return broad.flatMap((component) =>
    component.length <= largestComponent ? [component] : hangingTogether(sorted, sure, component),
  )
}

function pairsOf({ a, b }: Linked['links']): [number, number][] {
  return Array.from(a, (x, at): [number, number] => [x, b[at] ?? x])
}

function hangingTogether(
  sorted: readonly LinkedCall[],
  pairs: readonly (readonly [number, number])[],
  only: readonly LinkedCall[] = sorted,
): LinkedCall[][] {
  const parent = Uint32Array.from(sorted, (_, at) => at)
  const root = (at: number): number => {
    let up = at
    while (parent[up] !== up) up = parent[up] = parent[parent[up] ?? up] ?? up
    return up
  }
  for (const [x, y] of pairs) parent[root(x)] = root(y)
  const index = new Map(sorted.map(({ id }, at) => [id, at]))
  return [...Map.groupBy(only, ({ id }) => root(index.get(id) ?? 0)).values()]
}

/** Households that were keep their ids; a new one gets an id of its own. */
function named(
  { groups, review }: ReturnType<typeof clusterComponent>,
  calls: readonly LinkedCall[],
): { clusters: Map<string, Cluster>; merged: ReadonlyMap<string, string>; review: typeof review } {
  const previous = new Map(
    calls.flatMap(({ id, householdId }) =>
      householdId === null ? [] : [[id, householdId] as const],
    ),
  )
  // UUIDv7 sorts by when it was made: the older household is the smaller id.
  const { names, merged } = nameGroups(groups, previous)
  const fresh = new Map<string, string>()
  const idOf = (name: string): string => {
    if (!name.startsWith('H')) return name
    const known = fresh.get(name) ?? newId()
    fresh.set(name, known)
    return known
  }
  const clusters = new Map<string, Cluster>()
  for (const group of groups) clusters.set(idOf(names.get(group[0] ?? '') ?? ''), group)
  return { clusters, merged, review }
}
