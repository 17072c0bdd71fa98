import { describe, expect, test } from 'vitest'
import { isRefusal } from '../access/decision.ts'
import { publishedYear, workingCalendar } from './working-days.ts'

const calendar = workingCalendar()

describe('a working day', () => {
  test.each([
    ['an ordinary Tuesday', '2023-05-09', true],
    ['an ordinary Sunday', '2023-05-14', false],
    ['Labour Day, a Monday', '2023-05-01', false],
    ['the Saturday worked for the Labour Day holiday', '2023-05-06', true],
    ['a Friday of the Mid-autumn holiday', '2023-09-29', false],
    ['the Sunday worked for the National Day holiday', '2023-10-08', true],
    ['the last weekday before the Spring Festival', '2023-01-20', true],
  ])('is known for %s', (_, day, isWorking) => {
    expect(calendar.isWorkingDay(day)).toBe(isWorking)
  })

  test('of a year that nobody knows is refused, and the year is named', () => {
    expect(calendar.isWorkingDay('2031-03-03')).toEqual({
      refused: 'calendar-year-unknown',
      detail: { year: 2031 },
    })
  })
})

describe('counting working days', () => {
  test.each([
    ['2023-05-09', 0, '2023-05-09'],
    ['2023-05-14', 0, '2023-05-15'],
    ['2023-05-09', 3, '2023-05-12'],
    ['2023-05-11', 3, '2023-05-16'],
    ['2023-04-28', 3, '2023-05-06'],
    ['2023-05-13', 1, '2023-05-15'],
  ])('from %s, %i working days end on %s', (from, count, end) => {
    expect(calendar.addWorkingDays(from, count)).toBe(end)
  })

  test('into a year that nobody knows is refused', () => {
    expect(calendar.addWorkingDays('2026-12-30', 10)).toEqual({
      refused: 'calendar-year-unknown',
      detail: { year: 2027 },
    })
  })

  test('goes on when the administrator has filled the year', () => {
    const filled = { year: 2027, daysOff: ['2027-01-01'], workingDays: ['2027-01-03'] }
    expect(workingCalendar([filled]).addWorkingDays('2026-12-31', 2)).toBe('2027-01-04')
  })
})

describe('the working-day calendar', () => {
  test('knows every year the package announces in full, from 2004 on', () => {
    const known = Array.from({ length: 23 }, (_, at) => 2004 + at)
    expect(known.every((year) => publishedYear(year) !== undefined)).toBe(true)
  })

  test('takes the administrator’s year before the published one', () => {
    const corrected = { year: 2023, daysOff: ['2023-05-09'], workingDays: [] }
    expect(workingCalendar([corrected]).isWorkingDay('2023-05-09')).toBe(false)
    expect(workingCalendar([corrected]).isWorkingDay('2023-05-01')).toBe(true)
  })

  test('holds about 250 working days a year', () => {
    for (const year of [2022, 2023, 2024, 2025, 2026]) {
      let working = 0
      for (let at = 0; at < 365; at++) {
        const day = new Date(Date.UTC(year, 0, 1 + at)).toISOString().slice(0, 10)
        const isWorking = calendar.isWorkingDay(day)
        if (!isRefusal(isWorking) && isWorking) working += 1
      }
      expect(working).toBeGreaterThanOrEqual(247)
      expect(working).toBeLessThanOrEqual(253)
    }
  })
})
