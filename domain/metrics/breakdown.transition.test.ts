import { describe, expect, test } from 'vitest'
import { areaFinder, areaTable, type Area } from './breakdown.transition.ts'

const daye: Area = { id: 'daye', name: '大冶市', division: '420281000000', administers: ['420281'] }
const zone: Area = {
  ...{ id: 'zone', name: '开发区·铁山区', division: '420205000000' },
  administers: ['420205', '420281109'],
}

describe('the area of a division', () => {
  test.each([
    ['420281100001', 'daye'],
    ['420205003001', 'zone'],
    ['420281109201', 'zone'],
    ['420222100001', undefined],
  ])('%s is %s: the longest prefix decides', (division, area) => {
    expect(areaFinder([daye, zone])(division)).toBe(area)
  })
})

describe('the table of areas', () => {
  test('counts a town once, where it is administered', () => {
    const sums = [
      // Its own three, and the four of the town that it holds and does not administer.
      { prefix: '420281', metric: 'visits', sensitivity: 'normal', value: 7 },
      { prefix: '420281109', metric: 'visits', sensitivity: 'normal', value: 4 },
    ] as const
    const overdue = [{ division: '420281109201', matters: 2 }]
    const { rows } = areaTable([daye, zone], sums, overdue, ['visits'], ['normal'])
    expect(rows.map(({ id, values, overdue: late }) => [id, values.visits, late])).toEqual([
      ['daye', 3, 0],
      ['zone', 4, 2],
    ])
  })

  test('keeps a small hidden count out of every row of its column', () => {
    const sums = [
      { prefix: '420281', metric: 'hazards', sensitivity: 'normal', value: 9 },
      { prefix: '420281', metric: 'hazards', sensitivity: 'sealed', value: 6 },
      { prefix: '420205', metric: 'hazards', sensitivity: 'sealed', value: 1 },
    ] as const
    const { rows, notPlaced } = areaTable([daye, zone], sums, [], ['hazards'], ['normal'])
    expect(rows.map(({ values }) => values.hazards)).toEqual([9, 0])
    expect(notPlaced).toEqual({ hazards: 7 })
  })
})
