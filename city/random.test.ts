import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { phraseOf } from './phrase.ts'
import { cityId, randomOf, sample, shareOut } from './random.ts'

describe('a stream of numbers', () => {
  test('depends on its seed and its name only', () => {
    const draw = (seed: number, name: string): number[] => {
      const random = randomOf(seed, name)
      return Array.from({ length: 5 }, () => random.next())
    }
    expect(draw(1, 'a')).toEqual(draw(1, 'a'))
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'))
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'))
  })

  test('is spread evenly', () => {
    const random = randomOf(1, 'spread')
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let at = 0; at < 100_000; at++) {
      const tenth = random.whole(0, 9)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    expect(Math.min(...tenths)).toBeGreaterThan(9_500)
    expect(Math.max(...tenths)).toBeLessThan(10_500)
  })
})

describe('an id', () => {
  test('is a UUID, another for every kind, number and seed', () => {
    const ids = [1, 2].flatMap((seed) =>
      ['visit', 'executive'].flatMap((kind) =>
        Array.from({ length: 500 }, (_, n) => cityId(seed, kind, n)),
      ),
    )
    expect(new Set(ids).size).toBe(2_000)
    expect(ids.filter((id) => !z.uuid().safeParse(id).success)).toEqual([])
  })
})

describe('sharing out', () => {
  test('gives exactly the total, and nobody less than nothing', () => {
    const weights = fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(fc.nat(10_000), weights, (total, weights) => {
        const parts = shareOut(total, weights)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('a sample', () => {
  test('has as many as asked for, in their own order, heavier ones more often', () => {
    const items = Array.from({ length: 1_000 }, (_, at) => at)
    const chosen = sample(randomOf(1, 'sample'), items, 200, (item) => (item < 500 ? 3 : 1))
    expect(chosen).toHaveLength(200)
    expect(chosen).toEqual(chosen.toSorted((one, other) => one - other))
    expect(chosen.filter((item) => item < 500).length).toBeGreaterThan(120)
  })
})

describe('a phrase', () => {
  test('is filled in', () => {
    const random = randomOf(1, 'phrase')
    expect(phraseOf(random, '{姓}某带{3-3}个孩子到{镇上}', '柯')).toBe('柯某带3个孩子到镇上')
  })
})
