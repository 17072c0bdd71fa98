import { expect, test } from 'vitest'
import { estimate, levelRates, pairBits } from './em.ts'

/** Pairs of three fields with levels 1 (differs) and 2 (agrees); a fifth of them are matches. */
function drawn(count: number): { pairs: Uint8Array; isMatch: readonly boolean[] } {
  let seed = 7
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff
    return seed / 0x80_00_00_00
  }
  const isMatch = Array.from({ length: count }, () => random() < 0.2)
  const pairs = Uint8Array.from(
    isMatch.flatMap((match) =>
      [0.9, 0.8, 0.95].map((m) => (random() < (match ? m : 0.05) ? 2 : 1)),
    ),
  )
  return { pairs, isMatch }
}

test('weights are found without labels: the rates from which the pairs were drawn', () => {
  const { pairs, isMatch } = drawn(20_000)
  const chance = pairs.filter((_, at) => isMatch[Math.floor(at / 3)] === false)
  const u = levelRates(chance, 3, 3)
  const { m, prior } = estimate(pairs, u, { levels: 3 })
  expect(prior).toBeCloseTo(0.2, 1)
  expect(m.map((rates) => Math.round((rates[2] ?? 0) * 20) / 20)).toEqual([0.9, 0.8, 0.95])
  const agreeing = pairBits(Uint8Array.of(2, 2, 2), 0, m, u, prior)
  const missing = pairBits(Uint8Array.of(2, 0, 2), 0, m, u, prior)
  expect(agreeing).toBeGreaterThan(missing)
  expect(pairBits(Uint8Array.of(1, 1, 1), 0, m, u, prior)).toBeLessThan(-5)
})
