import { parts, type Comparison } from './compare.ts'
import type { Judge, MayJoin } from './cluster.ts'
import { automaticFrom, type Model } from './model.ts'
import { rowWords } from './row.ts'

/** Forbids joining groups of which two members are of different marriages or were separated. */
export function mayJoinOf(
  comparison: Comparison,
  rows: Uint32Array,
  separated: ReadonlySet<number>,
): Judge {
  const mayJoin: MayJoin = (left, right) => {
    if (areSeparated(left, right, separated)) return false
    for (const x of left) {
      for (const y of right) {
        comparison.score(rows, x * rowWords, y * rowWords)
        if (comparison.hasConflict) return false
      }
    }
    return true
  }
  // a pair that is an automatic link tells of one marriage: its score says so
  const single = separated.size === 0 ? 'always' : 'asked'
  return { mayJoin, bySize: (left, right) => (left + right === 2 ? single : 'asked') }
}

/** Groups larger than this are not judged as wholes: that much evidence contains any coincidence. */
const largestWhole = 40

/**
 * Judges two groups as wholes: what one call tells of the place and another of the names counts
 * together. Only groups of more than one call are judged so.
 */
export function mayJoinWholes(
  comparison: Comparison,
  rows: Uint32Array,
  model: Model,
  separated: ReadonlySet<number>,
): Judge {
  const best = new Float64Array(parts)
  const { weights, shift } = model
  const automatic = automaticFrom(model)
  const mayJoin: MayJoin = (left, right) => {
    if (areSeparated(left, right, separated)) return false
    const pairs = left.length * right.length
    best.fill(-Infinity)
    for (const x of left) {
      for (const y of right) {
        comparison.score(rows, x * rowWords, y * rowWords)
        if (comparison.hasConflict) return false
        for (let i = 0; i < parts; i += 1) best[i] = Math.max(best[i] ?? 0, comparison.bits[i] ?? 0)
      }
    }
    let total = shift - Math.log2(pairs) * weights.wholePenalty
    for (let i = 0; i < parts; i += 1) total += best[i] ?? 0
    return total >= automatic
  }
  return {
    mayJoin,
    bySize: (left, right) =>
      left + right === 2 || left * right > largestWhole ? 'never' : 'asked',
  }
}

export function areSeparated(
  left: readonly number[],
  right: readonly number[],
  separated: ReadonlySet<number>,
): boolean {
  if (separated.size === 0) return false
  return left.some((x) => right.some((y) => separated.has(pinKey(Math.min(x, y), Math.max(x, y)))))
}

export function pinKey(a: number, b: number): number {
  return a * 0x1_00_00_00_00 + b
}
