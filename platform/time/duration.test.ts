import { describe, expect, test } from 'vitest'
import { addDuration, Duration, millisecondsOf } from './duration.ts'
import { workingCalendar } from './working-days.ts'

const calendar = workingCalendar()

describe('a duration', () => {
  test.each([
    ['15m', 900_000],
    ['4h', 14_400_000],
    ['3d', 259_200_000],
  ])('%s is %i milliseconds', (text, span) => {
    expect(millisecondsOf(text)).toBe(span)
  })

  test.each(['', '3', '3 d', 'wd', '-1h', '1.5h', '3w', '99999d'])('is not %j', (text) => {
    expect(Duration.safeParse(text).success).toBe(false)
  })
})

// Shanghai keeps UTC+8 all year: 16:00 UTC is its midnight.
describe('the end of a span', () => {
  test.each([
    ['an hour', '2023-05-06T05:14:15Z', '1h', '2023-05-06T06:14:15Z'],
    ['three days over a holiday', '2023-04-28T10:00:00Z', '3d', '2023-05-01T10:00:00Z'],
    ['three working days in a plain week', '2023-05-09T02:00:00Z', '3wd', '2023-05-12T16:00:00Z'],
    ['three working days over a weekend', '2023-05-11T02:00:00Z', '3wd', '2023-05-16T16:00:00Z'],
    // Labour Day: 29 April to 3 May off, Saturday 6 May worked in their stead.
    ['three working days over Labour Day', '2023-04-28T02:00:00Z', '3wd', '2023-05-06T16:00:00Z'],
    // National Day with the Mid-autumn Festival: 29 September to 6 October off, 7 and 8 worked.
    ['two working days over National Day', '2023-09-28T02:00:00Z', '2wd', '2023-10-08T16:00:00Z'],
    ['one working day begun late at night', '2023-05-09T15:59:00Z', '1wd', '2023-05-10T16:00:00Z'],
    ['one working day begun on a Sunday', '2023-05-14T02:00:00Z', '1wd', '2023-05-15T16:00:00Z'],
  ])('of %s', (_, from, span, end) => {
    expect(addDuration(new Date(from), span, calendar)).toEqual(new Date(end))
  })

  test('is refused where nobody knows the working days', () => {
    expect(addDuration(new Date('2026-12-30T02:00:00Z'), '10wd', calendar)).toMatchObject({
      refused: 'calendar-year-unknown',
    })
  })
})
