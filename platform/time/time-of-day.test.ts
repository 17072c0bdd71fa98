import { describe, expect, test } from 'vitest'
import { DailySpan, endOfSpan, instantOf, spanDayOf, timeOfDay } from './time-of-day.ts'

const night = { from: '21:00', to: '07:30' }
const lunch = { from: '12:00', to: '14:00' }

function at(text: string): Date {
  return new Date(`${text}+08:00`)
}

test('the time of an instant is the one on the wall in Huangshi', () => {
  expect(timeOfDay(new Date('2023-05-10T02:14:59Z'))).toBe('10:14')
  expect(timeOfDay(at('2023-05-10T00:00:00'))).toBe('00:00')
  expect(instantOf('2023-05-10', '07:30')).toEqual(at('2023-05-10T07:30:00'))
})

describe('a span', () => {
  test.each([
    ['over midnight, in the evening', night, '2023-05-10T21:00:00', '2023-05-10'],
    ['over midnight, in the morning', night, '2023-05-11T07:29:59', '2023-05-10'],
    ['over midnight, once it ended', night, '2023-05-11T07:30:00', undefined],
    ['over midnight, by day', night, '2023-05-11T20:59:59', undefined],
    ['within a day, inside', lunch, '2023-05-10T12:00:00', '2023-05-10'],
    ['within a day, once it ended', lunch, '2023-05-10T14:00:00', undefined],
  ])('%s', (_, span, instant, expected) => {
    expect(spanDayOf(span, at(instant))).toBe(expected)
  })

  test('ends on the next day when it goes over midnight', () => {
    expect(endOfSpan(night, '2023-05-10')).toEqual(at('2023-05-11T07:30:00'))
    expect(endOfSpan(lunch, '2023-05-10')).toEqual(at('2023-05-10T14:00:00'))
  })

  test('is never empty', () => {
    expect(DailySpan.safeParse({ from: '08:00', to: '08:00' }).success).toBe(false)
    expect(DailySpan.safeParse({ from: '24:00', to: '08:00' }).success).toBe(false)
  })
})
