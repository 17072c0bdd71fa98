import { descendingKey, sortByKey } from './radix.ts'

/** Links found between records, with their scores; `a < b` in the order of the records' numbers. */
export type Links = {
  readonly a: Uint32Array
  readonly b: Uint32Array
  readonly bits: Float32Array
}

/** Whether two groups may become one, given their members; decides about chains. */
export type MayJoin = (left: readonly number[], right: readonly number[]) => boolean

/** A decision about groups, and the sizes that are not worth asking it about. */
export type Judge = {
  readonly mayJoin: MayJoin
  /** `never` joins groups of these sizes, or `always`, whoever is in them; else `mayJoin` is asked */
  bySize(left: number, right: number): 'never' | 'always' | 'asked'
}

/** Pairs decided by a person; `judge` still keeps apart what a person separated. */
export type Decided = {
  readonly pairs: readonly (readonly [number, number])[]
  readonly judge: Judge
}

const noDecisions: Decided = {
  pairs: [],
  judge: { mayJoin: () => true, bySize: () => 'always' },
}

/** A partition of records that grows together. */
export class Clusters {
  readonly #parent: Uint32Array
  readonly #sizes: Uint32Array
  readonly #members = new Map<number, number[]>()

  constructor(records: number) {
    this.#parent = new Uint32Array(records)
    this.#sizes = new Uint32Array(records).fill(1)
    for (let i = 0; i < records; i += 1) this.#parent[i] = i
  }

  /** The smallest record of the cluster. */
  rootOf(record: number): number {
    const parent = this.#parent
    let root = record
    while (parent[root] !== root) root = parent[root] ?? root
    let step = record
    while (parent[step] !== root) {
      const next = parent[step] ?? root
      parent[step] = root
      step = next
    }
    return root
  }

  /** Joins the clusters of two records if the judge lets them. */
  join(a: number, b: number, judge: Judge): void {
    const left = this.rootOf(a)
    const right = this.rootOf(b)
    if (left === right) return
    const low = Math.min(left, right)
    const high = Math.max(left, right)
    const verdict = judge.bySize(this.#sizes[low] ?? 0, this.#sizes[high] ?? 0)
    if (verdict === 'never') return
    const lows = this.#members.get(low) ?? [low]
    const highs = this.#members.get(high) ?? [high]
    if (verdict === 'asked' && !judge.mayJoin(lows, highs)) return
    for (const each of highs) lows.push(each)
    this.#members.set(low, lows)
    this.#members.delete(high)
    this.#parent[high] = low
    this.#sizes[low] = lows.length
  }

  /** By record, the smallest record of its cluster. */
  roots(): Uint32Array {
    for (let record = 0; record < this.#parent.length; record += 1) this.rootOf(record)
    return this.#parent
  }
}

/** Links in the order in which they are taken: the strongest first, then by their records. */
export function orderOf({ a, b, bits }: Links): Uint32Array {
  const order = new Uint32Array(a.length)
  for (let i = 0; i < order.length; i += 1) order[i] = i
  const keys = new Uint32Array(a.length)
  for (const side of [b, a]) {
    for (let i = 0; i < order.length; i += 1) keys[i] = side[order[i] ?? 0] ?? 0
    sortByKey(order, keys)
  }
  for (let i = 0; i < order.length; i += 1) keys[i] = descendingKey(bits[order[i] ?? 0] ?? 0)
  sortByKey(order, keys)
  return order
}

/**
 * Joins records by their links, the strongest first, unless `judge` forbids it; then the weaker
 * `doubtful` pairs, where all that both groups tell together suffices. Equal scores are taken in
 * the order of the records, so the order in which links were found does not matter.
 * @param decided pairs that somebody decided belong together: joined first, whatever the scores say
 * @returns by record, the smallest record of its cluster
 */
export function clusterOf(
  records: number,
  links: Links,
  judge: Judge,
  doubtful: { readonly links: Links; readonly judge: Judge },
  decided: Decided = noDecisions,
): Uint32Array {
  const clusters = new Clusters(records)
  for (const [x, y] of decided.pairs) clusters.join(x, y, decided.judge)
  for (const link of orderOf(links)) clusters.join(links.a[link] ?? 0, links.b[link] ?? 0, judge)
  const weak = doubtful.links
  for (const link of orderOf(weak)) {
    clusters.join(weak.a[link] ?? 0, weak.b[link] ?? 0, doubtful.judge)
  }
  return clusters.roots()
}
