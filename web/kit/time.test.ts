import { describe, expect, test } from 'vitest'
import { dayOf, exactly, shortDay, spanOf, stateOf, timeOf } from './time.ts'

const now = Date.parse('2023-05-10T10:14:00+08:00')
const hour = 3_600_000

describe('a moment', () => {
  test('is told in Shanghai wherever the browser stands', () => {
    expect(dayOf('2023-05-09T17:00:00Z')).toBe('2023-05-10')
    expect(timeOf('2023-05-09T17:05:00Z')).toBe('01:05')
    expect(exactly('2023-05-06T05:14:00Z')).toBe('2023-05-06 13:14')
  })

  test('names its year only when it is not this one', () => {
    expect(shortDay('2023-05-06', now)).toBe('5月6日')
    expect(shortDay('2022-12-31', now)).toBe('2022-12-31')
  })
})

describe('a clock', () => {
  test.each([
    ['2023-05-10T10:14:00+08:00', 'over'],
    ['2023-05-10T23:59:00+08:00', 'due'],
    ['2023-05-11T00:01:00+08:00', 'far'],
  ])('that ends at %s is %s', (dueAt, state) => {
    expect(stateOf(dueAt, now)).toBe(state)
  })

  test.each([
    ['from the moment its owner is reminded', '2023-05-10T10:14:00+08:00', 'due'],
    ['once she was', null, 'due'],
    ['not before', '2023-05-10T10:15:00+08:00', 'far'],
  ])('is yellow %s', (_, warnsAt, state) => {
    expect(stateOf('2023-05-10T23:59:00+08:00', now, warnsAt)).toBe(state)
  })

  test('is over when its time is, however it was warned of', () => {
    expect(stateOf('2023-05-10T10:14:00+08:00', now, null)).toBe('over')
  })

  test.each([
    [30_000, { days: 0, hours: 0, minutes: 1 }],
    [48 * 60_000, { days: 0, hours: 0, minutes: 48 }],
    [3.9 * hour, { days: 0, hours: 3, minutes: 0 }],
    [25 * hour, { days: 1, hours: 1, minutes: 0 }],
    [80 * hour, { days: 3, hours: 0, minutes: 0 }],
  ])('with %d ms left says as much as helps', (milliseconds, span) => {
    expect(spanOf(milliseconds)).toEqual(span)
  })
})
