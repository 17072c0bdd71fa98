import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closedCells, type Sum } from './suppression.transition.ts'

const column: Sum = { whole: 'all', parts: ['a', 'b', 'c', 'd'] }

function valuesOf(parts: readonly number[]): Map<string, number> {
  const sum = parts.reduce((total, value) => total + value, 0)
  const own = column.parts.map((key, at): [string, number] => [key, parts[at] ?? 0])
  return new Map([...own, ['all', sum]])
}

describe('numbers that a publication leaves out', () => {
  test.each([
    ['none where all are nought or at least five', [0, 5, 9, 30], []],
    ['the next one beside a single small one', [2, 0, 40, 7], ['a', 'c']],
    ['a third, where two are less than five together', [1, 1, 12, 9], ['a', 'b', 'c']],
    ['two small ones that are five together', [2, 3, 12, 9], ['a', 'b']],
    ['the whole as well, where it is small itself', [0, 3, 0, 0], ['all', 'b']],
  ])('are %s', (_, parts, closed) => {
    expect([...closedCells(valuesOf(parts), [column])].toSorted()).toEqual(closed)
  })

  test('include a sum with a part that earlier publications told', () => {
    const values = new Map([
      ['now', 3],
      ['before', 12],
      ['year', 15],
    ])
    const year: Sum = { whole: 'year', parts: ['now'], known: ['before'] }
    expect([...closedCells(values, [year])].toSorted()).toEqual(['now', 'year'])
  })

  test('cannot be had from what is published: another table says the same', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 4, maxLength: 4 }), (parts) => {
        const values = valuesOf(parts)
        const closed = closedCells(values, [column])
        const small = column.parts.filter((key) => isSmall(values.get(key) ?? 0))
        for (const key of small) {
          expect(closed.has(key)).toBe(true)
          expect(possibleValues(values, closed, key).size).toBeGreaterThan(1)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('leave no sum with one unknown in a table with rows and columns', () => {
    const cells = fc.array(fc.nat({ max: 15 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(cells, (numbers) => {
        const { values, sums } = gridOf(numbers)
        const closed = closedCells(values, sums)
        for (const { whole, parts } of sums) {
          const unknown = [whole, ...parts].filter((key) => closed.has(key))
          expect(unknown.length).not.toBe(1)
        }
      }),
    )
  })
})

function isSmall(value: number): boolean {
  return value > 0 && value < 5
}

/** Every value that a closed part may have, to somebody who knows the sum and the rule by which it closes. */
function possibleValues(
  values: ReadonlyMap<string, number>,
  closed: ReadonlySet<string>,
  wanted: string,
): Set<number> {
  const shut = column.parts.filter((key) => closed.has(key))
  const isSumTold = !closed.has('all')
  const told = column.parts
    .filter((key) => !closed.has(key))
    .reduce((sum, key) => sum + (values.get(key) ?? 0), 0)
  const whole = values.get('all') ?? 0
  const found = new Set<number>()
  const most = isSumTold ? whole - told : 20
  const walk = (at: number, taken: readonly number[]): void => {
    if (found.size > 1) return
    if (at === shut.length) {
      const sum = taken.reduce((total, value) => total + value, 0)
      if (isSumTold && sum !== most) return
      const assumed = valuesOf(
        column.parts.map((key) => {
          const nth = shut.indexOf(key)
          return nth === -1 ? (values.get(key) ?? 0) : (taken[nth] ?? 0)
        }),
      )
      const again = [...closedCells(assumed, [column])].toSorted().join()
      if (again === [...closed].toSorted().join()) found.add(taken[shut.indexOf(wanted)] ?? -1)
      return
    }
    for (let value = 1; value <= most; value++) walk(at + 1, [...taken, value])
  }
  walk(0, [])
  return found
}

function gridOf(numbers: readonly number[]): { values: Map<string, number>; sums: Sum[] } {
  const rows = [0, 1, 2]
  const columns = [0, 1, 2, 3]
  const at = (row: number, nth: number): number => numbers[row * columns.length + nth] ?? 0
  const total = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0)
  const values = new Map<string, number>([['all', total(numbers)]])
  for (const row of rows) {
    for (const nth of columns) values.set(`${row}.${nth}`, at(row, nth))
    values.set(`row ${row}`, total(columns.map((nth) => at(row, nth))))
  }
  for (const nth of columns) values.set(`column ${nth}`, total(rows.map((row) => at(row, nth))))
  const sums: Sum[] = [
    ...rows.map((row) => ({ whole: `row ${row}`, parts: columns.map((nth) => `${row}.${nth}`) })),
    ...columns.map((nth) => ({
      whole: `column ${nth}`,
      parts: rows.map((row) => `${row}.${nth}`),
    })),
    { whole: 'all', parts: rows.map((row) => `row ${row}`) },
    { whole: 'all', parts: columns.map((nth) => `column ${nth}`) },
  ]
  return { values, sums }
}
