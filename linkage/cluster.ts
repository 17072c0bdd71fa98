/** Links found between records, with their scores; `a < b` in the order of the records' numbers. */
export type Links = {
  readonly a: Uint32Array
  readonly b: Uint32Array
  readonly bits: Float32Array
}

/** Whether two groups may become one, given their members; decides about chains. */
export type MayJoin = (left: readonly number[], right: readonly number[]) => boolean

/** Pairs decided by a person; `mayJoin` still keeps apart what a person separated. */
export type Decided = {
  readonly pairs: readonly (readonly [number, number])[]
  readonly mayJoin: MayJoin
}

const noDecisions: Decided = { pairs: [], mayJoin: () => true }

/** A partition of records that grows together. */
export class Clusters {
  readonly #parent: Uint32Array
  readonly #members = new Map<number, number[]>()

  constructor(records: number) {
    this.#parent = new Uint32Array(records)
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

  membersOf(root: number): readonly number[] {
    return this.#members.get(root) ?? [root]
  }

  /** Joins the clusters of two records if `may`. */
  join(a: number, b: number, may: MayJoin): void {
    const [left, right] = [this.rootOf(a), this.rootOf(b)]
    if (left === right) return
    const [low, high] = left < right ? [left, right] : [right, left]
    const lows = this.#members.get(low) ?? [low]
    const highs = this.#members.get(high) ?? [high]
    if (!may(lows, highs)) return
    for (const each of highs) lows.push(each)
    this.#members.set(low, lows)
    this.#members.delete(high)
    this.#parent[high] = low
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
  return order.sort((i, j) => {
    const by = (bits[j] ?? 0) - (bits[i] ?? 0)
    if (by !== 0) return by
    return (a[i] ?? 0) - (a[j] ?? 0) || (b[i] ?? 0) - (b[j] ?? 0)
  })
}

/**
 * Joins records by their links, the strongest first, unless `mayJoin` forbids it; then the weaker
 * `doubtful` pairs, where all that both groups tell together suffices. Equal scores are taken in
 * the order of the records, so the order in which links were found does not matter.
 * @param decided pairs that somebody decided belong together: joined first, whatever the scores say
 * @returns by record, the smallest record of its cluster
 */
export function clusterOf(
  records: number,
  links: Links,
  mayJoin: MayJoin,
  doubtful: { readonly links: Links; readonly mayJoin: MayJoin },
  decided: Decided = noDecisions,
): Uint32Array {
  const clusters = new Clusters(records)
  for (const [x, y] of decided.pairs) clusters.join(x, y, decided.mayJoin)
  for (const link of orderOf(links)) clusters.join(links.a[link] ?? 0, links.b[link] ?? 0, mayJoin)
  const weak = doubtful.links
  for (const link of orderOf(weak)) {
    clusters.join(weak.a[link] ?? 0, weak.b[link] ?? 0, doubtful.mayJoin)
  }
  return clusters.roots()
}
