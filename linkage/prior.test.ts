import { describe, expect, test } from 'vitest'
import { binOf, histogramBins, leastShift, mostShift, priorShift } from './prior.ts'

function histogram(pairs: Readonly<Record<number, number>>): Float64Array {
  const bins = new Float64Array(histogramBins)
  for (const [score, count] of Object.entries(pairs)) bins[binOf(Number(score))] = count
  return bins
}

describe('the shift of the prior', () => {
  test('is about none where as many pairs match as the weights expect', () => {
    expect(Math.abs(priorShift(histogram({ 20: 1000, '-15': 50_000 }), 1000))).toBeLessThan(0.1)
  })

  test('falls far where hardly any pair matches', () => {
    expect(priorShift(histogram({ 7: 20, 2: 60, '-10': 50_000 }), 3000)).toBeLessThan(-5)
  })

  test('rises where more match, but not without bound', () => {
    expect(priorShift(histogram({ 20: 1_000_000 }), 1000)).toBe(mostShift)
  })

  test('has a floor', () => {
    expect(priorShift(histogram({}), 1_000_000)).toBe(leastShift)
  })
})
