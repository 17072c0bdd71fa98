import { describe, expect, test } from 'vitest'
import { weekdayOf } from '#platform/time/day.ts'
import { aShift } from './shift.fixtures.ts'
import { outOfHours, plannedShift, removeShift } from './shift.transition.ts'

const hours = { from: '08:30', to: '17:30' }
const isWorked = (day: string): boolean => weekdayOf(day) < 6
const now = new Date('2023-05-10T02:14:00Z')

describe('the hours that nobody staffs', () => {
  test.each([
    ['from closing to opening on a working day', '2023-05-10', '05-10T09:30', '05-11T00:30'],
    ['from closing to midnight before a day off', '2023-05-12', '05-12T09:30', '05-12T16:00'],
    ['the whole day on a day off', '2023-05-13', '05-12T16:00', '05-13T16:00'],
    ['until Monday’s opening on a Sunday', '2023-05-14', '05-13T16:00', '05-15T00:30'],
  ])('last %s', (_, day, from, to) => {
    expect(outOfHours(day, hours, isWorked)).toEqual({
      fromAt: `2023-${from}:00.000Z`,
      toAt: `2023-${to}:00.000Z`,
    })
  })
})

describe('a shift', () => {
  test.each([
    ['that ends before it begins', { toAt: '2023-05-10T09:00:00Z' }, 'shift-ends-before-it-begins'],
    ['of more than a week', { toAt: '2023-05-18T09:00:00Z' }, 'shift-too-long'],
    [
      'that is over',
      { fromAt: '2023-05-09T09:00:00Z', toAt: '2023-05-09T20:00:00Z' },
      'shift-already-over',
    ],
  ])('%s is refused', (_, change, refused) => {
    expect(plannedShift(aShift(change), now)).toEqual({ refused })
  })

  test('is taken off the roster once', () => {
    const removed = removeShift(aShift(), {}, { now })
    expect(removed).toMatchObject({ removedAt: now.toISOString(), version: 2 })
    expect(removeShift(aShift({ removedAt: now.toISOString() }), {}, { now })).toEqual({
      refused: 'shift-already-removed',
    })
  })
})
