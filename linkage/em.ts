/** How often each level of each field is reached, among matches (m) and among chance pairs (u). */
export type LevelRates = readonly Float64Array[]

export type Estimate = {
  readonly m: LevelRates
  /** share of matches among the pairs */
  readonly prior: number
  readonly rounds: number
}

/** Level 0 stands for a missing value and tells nothing. */
export const missingLevel = 0

/** Rates of levels in a sample of pairs; random pairs give u. No rate is nought. */
export function levelRates(pairs: Uint8Array, fields: number, levels: number): LevelRates {
  const rates = Array.from({ length: fields }, () => new Float64Array(levels).fill(0.5))
  for (let at = 0; at < pairs.length; at += 1) {
    const field = rates[at % fields]
    const level = pairs[at] ?? 0
    if (field !== undefined && level !== missingLevel) field[level] = (field[level] ?? 0) + 1
  }
  return rates.map(normalised)
}

/**
 * Estimates m and the prior by expectation–maximisation without labels (Winkler 1988), u being held
 * at what random pairs gave.
 * @param pairs levels of candidate pairs, `fields` bytes for each pair
 */
export function estimate(
  pairs: Uint8Array,
  u: LevelRates,
  { levels, startPrior = 0.1 }: { levels: number; startPrior?: number },
): Estimate {
  const fields = u.length
  const count = pairs.length / fields
  let m: LevelRates = u.map(() => normalised(Float64Array.from({ length: levels }, (_, at) => at)))
  let prior = startPrior
  let rounds = 0
  for (let before = -1; rounds < 200 && Math.abs(prior - before) > 1e-7; rounds += 1) {
    before = prior
    const next = u.map(() => new Float64Array(levels).fill(0.5))
    let matches = 0
    for (let pair = 0; pair < count; pair += 1) {
      const probability = 1 / (1 + 2 ** -pairBits(pairs, pair * fields, m, u, prior))
      matches += probability
      for (let at = 0; at < fields; at += 1) {
        const level = pairs[pair * fields + at] ?? 0
        const field = next[at]
        if (field !== undefined && level !== missingLevel) {
          field[level] = (field[level] ?? 0) + probability
        }
      }
    }
    m = next.map(normalised)
    prior = Math.min(0.999, Math.max(1e-9, matches / count))
  }
  return { m, prior, rounds }
}

/** Log2 odds of a match. @param from first byte of the pair */
export function pairBits(
  pairs: Uint8Array,
  from: number,
  m: LevelRates,
  u: LevelRates,
  prior: number,
): number {
  let bits = Math.log2(prior / (1 - prior))
  for (let at = 0; at < u.length; at += 1) {
    const level = pairs[from + at] ?? 0
    if (level !== missingLevel) bits += Math.log2((m[at]?.[level] ?? 1) / (u[at]?.[level] ?? 1))
  }
  return bits
}

function normalised(counts: Float64Array): Float64Array {
  const known = counts.map((value, at) => (at === missingLevel ? 0 : Math.max(value, 1e-6)))
  const total = known.reduce((sum, value) => sum + value, 0)
  return known.map((value) => value / total)
}
