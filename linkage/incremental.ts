import { keysOf, mostKeys } from './blocking.ts'
import { wordsOf } from './call-text.ts'
import { clusterOf, type Links } from './cluster.ts'
import { Comparison } from './compare.ts'
import { reasonsOf, type Reason } from './explanation.ts'
import { automaticFrom, reviewFrom, type Model } from './model.ts'
import { areSeparated, mayJoinOf, mayJoinWholes, pinKey } from './joining.ts'
import { resolvePlace } from './place-resolve.ts'
import { Records } from './records.ts'
import { rowWords } from './row.ts'

/** A record with its feature row as `rowOf` made it. */
export type Rowed = { readonly id: string; readonly row: Uint8Array }

export type Verdict = 'automatic' | 'review' | 'none'

/** A compared pair. `bits` is log2 of the odds that both tell of one household. */
export type PairScore = {
  readonly bits: number
  readonly verdict: Verdict
  /** two different spouses, or other evidence that forbids joining without somebody looking */
  readonly hasConflict: boolean
  readonly reasons: readonly Reason[]
}

/** What a person decided about two records; it outlives every re-run. */
export type Decision = {
  readonly a: string
  readonly b: string
  readonly verdict: 'confirmed' | 'separated'
}

/** Kept rows as records, in the order of their ids. */
export function recordsOf(rowed: readonly Rowed[]): Records {
  const records = new Records(Math.max(1, rowed.length))
  const encoder = new TextEncoder()
  for (const { id, row } of rowed.toSorted((x, y) => (x.id < y.id ? -1 : 1))) {
    records.rows.set(wordsOf(row), records.next())
    records.add(encoder.encode(id))
  }
  return records
}

const keys = new Uint32Array(mostKeys)

/** The row as comparisons read it: its undivided place divided by what the model has learnt. */
export function resolvedRow(model: Model, row: Uint8Array): Uint32Array {
  const words = wordsOf(row).slice()
  resolvePlace(words, 0, model.places)
  return words
}

/**
 * The blocking keys of a row, without repetition: unsigned 32-bit numbers. Two records are worth
 * comparing when they share one; a key that more than `largestBlock` records share says nothing.
 */
export function blockingKeys(model: Model, row: Uint8Array): readonly number[] {
  const count = keysOf(resolvedRow(model, row), 0, keys)
  return [...new Set(keys.subarray(0, count))]
}

/** Compares two records. Symmetric. */
export function scorePair(model: Model, a: Uint8Array, b: Uint8Array): PairScore {
  const rows = new Uint32Array(rowWords * 2)
  rows.set(resolvedRow(model, a), 0)
  rows.set(resolvedRow(model, b), rowWords)
  const comparison = new Comparison(model.statistics, model.weights)
  const bits = comparison.score(rows, 0, rowWords) + model.shift
  return {
    bits,
    verdict: verdictOf(model, bits),
    hasConflict: comparison.hasConflict,
    reasons: reasonsOf(comparison),
  }
}

export function verdictOf(model: Model, bits: number): Verdict {
  if (bits >= automaticFrom(model)) return 'automatic'
  return bits >= reviewFrom(model) ? 'review' : 'none'
}

/** Records put together, and the pairs that somebody has to look at. */
export type Clustering = {
  /** the records' ids, group by group; ids and groups in ascending order */
  readonly groups: readonly (readonly string[])[]
  readonly review: readonly { readonly a: string; readonly b: string; readonly bits: number }[]
}

/**
 * Puts records together that hang together by automatic or doubtful pairs (`faint` bits at least): a
 * new call, those its keys lead to, and all that these hang together with. As all pairs are compared and joined in one order, the result
 * for such a component is what a run over everything gives under the same model.
 */
export function clusterComponent(
  model: Model,
  records: readonly Rowed[],
  decisions: readonly Decision[] = [],
): Clustering {
  const sorted = records.toSorted((x, y) => (x.id < y.id ? -1 : 1))
  const index = new Map(sorted.map(({ id }, at) => [id, at]))
  const rows = new Uint32Array(sorted.length * rowWords)
  for (const [at, { row }] of sorted.entries()) rows.set(resolvedRow(model, row), at * rowWords)
  const pins = pinsOf(decisions, index)
  const comparison = new Comparison(model.statistics, model.weights)
  const found: Found[] = []
  const review: Found[] = []
  const faint: Found[] = []
  for (let a = 0; a < sorted.length; a += 1) {
    for (let b = a + 1; b < sorted.length; b += 1) {
      if (pins.separated.has(pinKey(a, b))) continue
      const bits = comparison.score(rows, a * rowWords, b * rowWords) + model.shift
      if (bits >= automaticFrom(model)) found.push({ a, b, bits })
      else if (bits >= reviewFrom(model)) review.push({ a, b, bits })
      else if (bits >= model.weights.faint) faint.push({ a, b, bits })
    }
  }
  const parent = clusterOf(
    sorted.length,
    linksOf(found),
    mayJoinOf(comparison, rows, pins.separated),
    {
      links: linksOf(review.concat(faint)),
      judge: mayJoinWholes(comparison, rows, model, pins.separated),
    },
    {
      pairs: pins.confirmed,
      judge: {
        mayJoin: (left, right) => !areSeparated(left, right, pins.separated),
        bySize: () => 'asked',
      },
    },
  )
  const groups = Map.groupBy(sorted, (_, at) => parent[at] ?? at)
  return {
    groups: [...groups.values()].map((members) => members.map(({ id }) => id)),
    review: review
      .filter(({ a, b }) => parent[a] !== parent[b])
      .map(({ a, b, bits }) => ({ a: sorted[a]?.id ?? '', b: sorted[b]?.id ?? '', bits })),
  }
}

type Found = { readonly a: number; readonly b: number; readonly bits: number }

function linksOf(found: readonly Found[]): Links {
  return {
    a: Uint32Array.from(found, ({ a }) => a),
    b: Uint32Array.from(found, ({ b }) => b),
    bits: Float32Array.from(found, ({ bits }) => bits),
  }
}

function pinsOf(decisions: readonly Decision[], index: ReadonlyMap<string, number>) {
  const confirmed: (readonly [number, number])[] = []
  const separated = new Set<number>()
  for (const { a, b, verdict } of decisions) {
    const [x, y] = [index.get(a), index.get(b)]
    if (x === undefined || y === undefined) continue
    const [low, high] = x < y ? [x, y] : [y, x]
    if (verdict === 'confirmed') confirmed.push([low, high])
    else separated.add(pinKey(low, high))
  }
  return { confirmed: confirmed.toSorted((p, q) => p[0] - q[0] || p[1] - q[1]), separated }
}
