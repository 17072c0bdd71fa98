import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spanDayOf } from '#platform/time/time-of-day.ts'
import { workingCalendar } from '#platform/time/working-days.ts'
import { deliveriesOf } from './delivery.transition.ts'
import type { Urgency } from './notice-subject.schema.ts'
import type { NoticePreference } from './preference.schema.ts'

const usual: NoticePreference = {
  channels: ['webhook'],
  quietHours: { from: '21:00', to: '07:30' },
  digest: 'off',
}
const calendar = workingCalendar()

function dueAt(change: Partial<NoticePreference>, urgency: Urgency, at: string): string {
  const now = new Date(`${at}:00+08:00`)
  const on = { now, calendar, digestAt: '08:30', available: ['webhook'] } as const
  const [delivery] = deliveriesOf({ ...usual, ...change }, urgency, on)
  if (delivery === undefined) return 'never'
  return new Date(delivery.dueAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}

const daily = { digest: 'daily' } as const

// 10 May 2023 is a Wednesday; 29 April to 3 May were off, 23 April and 6 May were worked.
describe('an outside message', () => {
  test.each([
    ['goes out by day', {}, 'usual', '2023-05-10T10:00', '2023-05-10T10:00'],
    ['waits in the evening for the morning', {}, 'usual', '2023-05-10T21:00', '2023-05-11T07:30'],
    ['waits at night for the same morning', {}, 'soon', '2023-05-11T03:00', '2023-05-11T07:30'],
    ['of danger goes out in the night', {}, 'danger', '2023-05-11T03:00', '2023-05-11T03:00'],
    [
      'goes out at night to who wishes it',
      { quietHours: null },
      'usual',
      '2023-05-11T03:00',
      '2023-05-11T03:00',
    ],
    ['waits for the digest', daily, 'soon', '2023-05-10T08:30', '2023-05-11T08:30'],
    ['joins the digest of the same day', daily, 'usual', '2023-05-10T08:29', '2023-05-10T08:30'],
    ['waits over the weekend for it', daily, 'usual', '2023-05-12T09:00', '2023-05-15T08:30'],
    ['waits over a holiday for it', daily, 'usual', '2023-04-28T09:00', '2023-05-04T08:30'],
    [
      'joins the digest of a weekend day that is worked',
      daily,
      'usual',
      '2023-05-05T09:00',
      '2023-05-06T08:30',
    ],
    ['of danger waits for no digest', daily, 'danger', '2023-05-12T23:00', '2023-05-12T23:00'],
    [
      'keeps digest and quiet hours',
      { ...daily, quietHours: { from: '22:00', to: '09:15' } },
      'usual',
      '2023-05-10T12:00',
      '2023-05-11T09:15',
    ],
    [
      'waits for a Monday in a year nobody knows',
      daily,
      'usual',
      '2099-05-08T12:00',
      '2099-05-11T08:30',
    ],
    [
      'is not sent by a way she does not wish',
      { channels: [] },
      'soon',
      '2023-05-10T10:00',
      'never',
    ],
    [
      'of danger is sent by every way',
      { channels: [] },
      'danger',
      '2023-05-10T10:00',
      '2023-05-10T10:00',
    ],
  ] as const)('%s', (_, change, urgency, at, expected) => {
    expect(dueAt(change as Partial<NoticePreference>, urgency, at)).toBe(expected)
  })

  test('is not sent by a way the platform does not have', () => {
    const on = { now: new Date(), calendar, digestAt: '08:30', available: [] }
    expect(deliveriesOf(usual, 'danger', on)).toEqual([])
  })

  test('is never early, and never in the quiet hours unless there is danger', () => {
    const times = fc.constantFrom('00:00', '06:45', '08:30', '12:00', '21:00', '23:59')
    const span = fc.record({ from: times, to: times }).filter(({ from, to }) => from !== to)
    fc.assert(
      fc.property(
        span,
        fc.constantFrom('off', 'daily'),
        fc.constantFrom('usual', 'soon', 'danger'),
        fc.integer({ min: 0, max: 525_600 }),
        (quietHours, digest, urgency, minutes) => {
          const now = new Date(Date.parse('2023-01-01T00:00:00Z') + minutes * 60_000)
          const on = { now, calendar, digestAt: '08:30', available: ['webhook'] } as const
          const wish = { ...usual, quietHours, digest } as NoticePreference
          const [delivery] = deliveriesOf(wish, urgency, on)
          const due = delivery?.dueAt ?? now
          const isInTime =
            urgency === 'danger'
              ? due.getTime() === now.getTime()
              : spanDayOf(quietHours, due) === undefined && due >= now
          expect(isInTime).toBe(true)
          expect(due.getTime() - now.getTime()).toBeLessThan(16 * 86_400_000)
        },
      ),
    )
  })
})
