import { describe, expect, test } from 'vitest'
import { periodOf } from '#platform/time/period.ts'
import { officialTable, partsOf, type CategoryMonthSum } from './official.transition.ts'

const categories = ['marriage-family', 'property']

function aSum(
  category: string,
  month: string,
  value: number,
  sensitivity: CategoryMonthSum['sensitivity'] = 'normal',
): CategoryMonthSum {
  return { metric: 'mattersOpened', category, period: `${month}-01`, value, sensitivity }
}

describe('the parts of a period', () => {
  test.each([
    ['2023', ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4']],
    ['2023-H2', ['2023-07', '2023-08', '2023-09', '2023-10', '2023-11', '2023-12']],
    ['2023-Q2', ['2023-04', '2023-05', '2023-06']],
    ['2023-05', []],
  ])('of %s are %j', (label, parts) => {
    expect(partsOf(periodOf(label)).map((part) => part.label)).toEqual(parts)
  })
})

describe('the table that is filed', () => {
  const all = [
    aSum('marriage-family', '2023-01', 7),
    aSum('marriage-family', '2023-04', 5),
    aSum('marriage-family', '2023-06', 6),
    aSum('property', '2023-05', 8),
  ]

  test('counts each part, the period, and the year up to its end', () => {
    const { rows, totals } = officialTable(categories, all, ['normal'], periodOf('2023-Q2'))
    const found = rows.map(({ parts, whole, cumulative }) =>
      [...parts, whole, cumulative].map((pair) => pair.found),
    )
    expect(found).toEqual([
      [5, 0, 6, 11, 18],
      [0, 8, 0, 8, 8],
    ])
    expect(totals.parts.map((part) => part.found)).toEqual([5, 8, 6])
    expect([totals.whole.found, totals.cumulative.found]).toEqual([19, 26])
  })

  test('places no sealed record in a part where it would stand among fewer than five', () => {
    const sealed = aSum('property', '2023-04', 2, 'sealed')
    const { rows } = officialTable(categories, [...all, sealed], ['normal'], periodOf('2023-Q2'))
    const property = rows[1]
    expect(property?.parts.map((part) => part.found)).toEqual([0, 8, 0])
    expect(property?.whole.found).toBe(10)
  })
})
