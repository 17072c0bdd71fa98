import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, daysFrom, startOfDay, weekdayOf } from './day.ts'

const aDay = fc
  .date({ min: new Date('1992-01-01Z'), max: new Date('2099-12-31Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a day in Asia/Shanghai', () => {
  test.each([
    ['2023-05-05T15:59:59.999Z', '2023-05-05'],
    ['2023-05-05T16:00:00.000Z', '2023-05-06'],
    ['2023-12-31T16:00:00.000Z', '2024-01-01'],
  ])('of the instant %s is %s', (instant, day) => {
    expect(dayOf(new Date(instant))).toBe(day)
  })

  test('starts eight hours before midnight UTC', () => {
    expect(startOfDay('2023-05-06').toISOString()).toBe('2023-05-05T16:00:00.000Z')
  })

  test('holds its own first instant and not the one before', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const start = startOfDay(day)
        expect(dayOf(start)).toBe(day)
        expect(dayOf(new Date(start.getTime() - 1))).toBe(addDays(day, -1))
      }),
    )
  })

  test('agrees with the time zone data of the platform', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
    fc.assert(fc.property(aDay, (day) => zone.format(startOfDay(day)) === day))
  })

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2023-01-01', -1, '2022-12-31'],
    ['2023-01-01', 365, '2024-01-01'],
  ])('%s and %i days more is %s', (day, more, expected) => {
    expect(addDays(day, more)).toBe(expected)
  })

  test('is as far from another as was added to it', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days)
      }),
    )
  })

  test('counts the week from Monday to Sunday', () => {
    expect(daysFrom('2023-05-01', '2023-05-07').map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('is not read from something else', () => {
    expect(() => startOfDay('6 May')).toThrow('not a day')
  })
})
