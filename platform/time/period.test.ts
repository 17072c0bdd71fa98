import { describe, expect, test } from 'vitest'
import { addDays } from './day.ts'
import {
  monthsOf,
  periodAround,
  periodOf,
  previousPeriod,
  readPeriod,
  samePeriodLastYear,
  yearToDate,
} from './period.ts'

describe('a period', () => {
  test.each([
    ['2023', 'year', '2023-01-01', '2023-12-31'],
    ['2023-H1', 'half-year', '2023-01-01', '2023-06-30'],
    ['2023-H2', 'half-year', '2023-07-01', '2023-12-31'],
    ['2023-Q1', 'quarter', '2023-01-01', '2023-03-31'],
    ['2023-Q4', 'quarter', '2023-10-01', '2023-12-31'],
    ['2023-05', 'month', '2023-05-01', '2023-05-31'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2023-12', 'month', '2023-12-01', '2023-12-31'],
  ])('written %s is a %s from %s to %s', (label, grain, from, to) => {
    expect(readPeriod(label)).toEqual({ label, grain, from, to })
  })

  test.each([
    '',
    '23',
    '2023-',
    '2023-13',
    '2023-00',
    '2023-Q5',
    '2023-H3',
    '2023-5',
    '2023-05-01',
  ])('is not %j', (text) => {
    expect(readPeriod(text)).toEqual({ refused: 'period-unreadable', detail: { text } })
  })

  test('of every grain is found around a day', () => {
    const labels = (['year', 'half-year', 'quarter', 'month'] as const).map(
      (grain) => periodAround('2023-08-17', grain).label,
    )
    expect(labels).toEqual(['2023', '2023-H2', '2023-Q3', '2023-08'])
  })

  test.each([
    ['2023', '2022', '2022'],
    ['2023-H1', '2022-H2', '2022-H1'],
    ['2023-Q1', '2022-Q4', '2022-Q1'],
    ['2023-Q3', '2023-Q2', '2022-Q3'],
    ['2023-01', '2022-12', '2022-01'],
  ])('%s follows %s and is compared with %s', (label, before, lastYear) => {
    expect(previousPeriod(periodOf(label)).label).toBe(before)
    expect(samePeriodLastYear(periodOf(label)).label).toBe(lastYear)
  })

  test('is cumulated from the first day of its year', () => {
    expect(yearToDate(periodOf('2023-Q2'))).toEqual({ from: '2023-01-01', to: '2023-06-30' })
  })

  test('is made of its months, without a gap', () => {
    const months = monthsOf(periodOf('2023-H2'))
    expect(months.map(({ label }) => label).join(' ')).toBe(
      '2023-07 2023-08 2023-09 2023-10 2023-11 2023-12',
    )
    for (const [at, month] of months.entries()) {
      expect(months[at + 1]?.from ?? '2024-01-01').toBe(addDays(month.to, 1))
    }
  })
})
