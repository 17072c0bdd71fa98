import { Candidates, type Blocks } from './blocks.ts'
import type { Links } from './cluster.ts'
import { Comparison } from './compare.ts'
import { LinkList } from './link-list.ts'
import { binOf, histogramBins } from './prior.ts'
import { rowWords } from './row.ts'
import type { Statistics } from './statistics.ts'
import type { Weights } from './weights.ts'

/** What is needed to score pairs; all of it may be shared between threads. */
export type Scoring = {
  readonly rows: Uint32Array
  readonly records: number
  readonly blocks: Blocks
  readonly statistics: Statistics
  readonly weights: Weights
}

export type Scored = {
  readonly links: Links
  /** how often each score was reached, for the prior */
  readonly histogram: Float64Array
  readonly pairs: number
}

/** Scores every pair of candidates whose earlier record lies in `[from, to)`. */
export function scoreRange(scoring: Scoring, from: number, to: number): Scored {
  const { rows, records, blocks, statistics, weights } = scoring
  const comparison = new Comparison(statistics, weights)
  const candidates = new Candidates(blocks, records)
  const found = new LinkList()
  const histogram = new Float64Array(histogramBins)
  // the prior may still be raised by some bits
  const least = weights.faint - 1
  let pairs = 0
  for (let record = from; record < to; record += 1) {
    candidates.of(record)
    if (candidates.count === 0) continue
    pairs += candidates.count
    comparison.hold(rows, record * rowWords)
    for (let at = 0; at < candidates.count; at += 1) {
      const other = candidates.found[at] ?? 0
      const bits = comparison.scoreHeld(other * rowWords)
      const bin = binOf(bits)
      histogram[bin] = (histogram[bin] ?? 0) + 1
      if (bits >= least) found.add(record, other, bits)
    }
  }
  return { links: found.links(), histogram, pairs }
}
