import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellOf, cellsOf } from './outcome.transition.ts'

describe('a cell of the board', () => {
  test.each([
    ['the middle of an odd number', [9, 1, 5, 7, 3], 'hours', 5],
    ['the mean of the two in the middle', [1, 2, 3, 10, 20, 30], 'hours', 6.5],
    ['the share of those that are so', [1, 0, 0, 1, 0, 0], 'percent', 33.3],
  ] as const)('is %s', (_, amounts, unit, value) => {
    expect(cellOf(amounts, unit)).toEqual({ value, count: amounts.length })
  })

  test('of fewer than five records is not shown', () => {
    expect(cellOf([1, 2, 3, 4], 'hours')).toBeNull()
    expect(cellOf([], 'percent')).toBeNull()
  })
})

describe('a breakdown', () => {
  test('hides the next smallest with a single small cell', () => {
    const groups = [Array(3).fill(1), Array(9).fill(1), Array(6).fill(1)] as number[][]
    expect(cellsOf(groups, 'hours')).toEqual([null, { value: 1, count: 9 }, null])
  })

  test('never lets one small cell be had from the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 12 }), { maxLength: 8 }),
        (groups) => {
          const cells = cellsOf(groups, 'percent')
          const hidden = groups.filter((amounts, at) => cells[at] === null && amounts.length > 0)
          const shown = groups.filter((_, at) => cells[at] !== null)
          expect(shown.every(({ length }) => length >= 5)).toBe(true)
          const isAlone = hidden.length === 1 && (hidden[0]?.length ?? 0) < 5
          expect(isAlone && shown.length > 0).toBe(false)
        },
      ),
    )
  })
})
