import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from './decision.ts'
import {
  maySendTo,
  nextSafeMoment,
  safeTexts,
  safeUntil,
  SafeContactRule,
  type ContactWay,
} from './safe-contact.ts'

const weekdays = { days: [1, 2, 3, 4, 5], from: '09:00', to: '11:30' }
const fridayNight = { days: [5], from: '22:00', to: '02:00' }
const contact: SafeContactRule = {
  phone: '13800138000',
  ways: ['call', 'text'],
  times: [weekdays, fridayNight],
  until: '2023-06-30',
}

function answer(change: Partial<SafeContactRule>, at: string, way: ContactWay = 'text'): string {
  const decision = maySendTo({ ...contact, ...change }, way, new Date(`${at}:00+08:00`))
  return isRefusal(decision) ? decision.refused : 'permitted'
}

// 10 May 2023 is a Wednesday.
describe('sending to a person', () => {
  test.each([
    ['within her safe time', {}, '2023-05-10T09:00', 'permitted'],
    ['a minute before it', {}, '2023-05-10T08:59', 'outside-safe-time'],
    ['at the moment it ends', {}, '2023-05-10T11:30', 'outside-safe-time'],
    ['on another day of the week', {}, '2023-05-13T10:00', 'outside-safe-time'],
    ['in a night that began on Friday', {}, '2023-05-13T01:59', 'permitted'],
    ['in the night after', {}, '2023-05-14T01:00', 'outside-safe-time'],
    ['on Thursday night', {}, '2023-05-11T23:00', 'outside-safe-time'],
    ['on the last day on which it holds', {}, '2023-06-30T10:00', 'permitted'],
    ['on the day after', {}, '2023-07-03T10:00', 'safe-contact-expired'],
    ['with no end agreed', { until: null }, '2030-05-08T10:00', 'permitted'],
    ['at any time where she said so', { times: null }, '2023-05-10T03:00', 'permitted'],
    [
      'by text where she agreed to calls',
      { ways: ['call'] },
      '2023-05-10T10:00',
      'safe-way-not-agreed',
    ],
    ['where no way was agreed', { ways: [] }, '2023-05-10T10:00', 'safe-way-not-agreed'],
    ['where no time is known', { times: [] }, '2023-05-10T10:00', 'safe-time-unknown'],
  ] as const)('%s', (_, change, at, expected) => {
    expect(answer(change as Partial<SafeContactRule>, at)).toBe(expected)
  })

  test('is refused where no safe contact is known', () => {
    const decision = maySendTo(undefined, 'text', new Date())
    expect(decision).toEqual({ refused: 'safe-contact-unknown' })
    expect(nextSafeMoment(undefined, 'text', new Date())).toBeUndefined()
  })

  test('waits for the beginning of the next safe time', () => {
    const after = (at: string): string | undefined =>
      nextSafeMoment(contact, 'text', new Date(`${at}:00+08:00`))?.toISOString()
    expect(after('2023-05-10T12:00')).toBe('2023-05-11T01:00:00.000Z')
    expect(after('2023-05-12T12:00')).toBe('2023-05-12T14:00:00.000Z')
    expect(after('2023-05-13T12:00')).toBe('2023-05-15T01:00:00.000Z')
    expect(after('2023-06-30T23:59')).toBe('2023-06-30T15:59:00.000Z')
    expect(after('2023-07-01T12:00')).toBeUndefined()
  })

  test('never waits beyond the last day on which the contact holds', () => {
    const only = { ...contact, times: [weekdays], until: '2023-05-12' }
    expect(nextSafeMoment(only, 'text', new Date('2023-05-12T12:00:00+08:00'))).toBeUndefined()
  })

  test('knows when the safe time of now ends', () => {
    const now = new Date('2023-05-12T23:00:00+08:00')
    expect(safeUntil(contact, now)).toEqual(new Date('2023-05-13T02:00:00+08:00'))
    expect(safeUntil(contact, new Date('2023-05-10T23:00:00+08:00'))).toBeUndefined()
  })

  const aTime = fc.constantFrom('00:00', '01:30', '08:00', '12:00', '19:45', '23:59')
  const aSafeTime = fc
    .record({
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      from: aTime,
      to: aTime,
    })
    .filter(({ from, to }) => from !== to)

  test('at the next safe moment is always permitted', () => {
    fc.assert(
      fc.property(
        fc.array(aSafeTime, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 60 * 24 * 14 }),
        (times, minutes) => {
          const rule = { ...contact, times, until: null }
          const now = new Date(Date.parse('2023-05-10T00:00:00Z') + minutes * 60_000)
          const next = nextSafeMoment(rule, 'call', now)
          expect(next).toBeDefined()
          expect(maySendTo(rule, 'call', next ?? now)).toEqual({ permitted: true })
        },
      ),
    )
  })
})

test('a text to a person names neither us nor what it is about', () => {
  const texts = Object.values(safeTexts).flatMap(({ zh, en }) => [zh, en])
  for (const text of texts) {
    expect(text).not.toMatch(
      /妇联|妇女|儿童|维权|家暴|公安|警|法院|12338|federation|violence|police/i,
    )
  }
})

test('a rule needs a phone and knows only the days of a week', () => {
  expect(SafeContactRule.safeParse({ ...contact, phone: ' ' }).success).toBe(false)
  const eighth = { ...contact, times: [{ ...weekdays, days: [8] }] }
  expect(SafeContactRule.safeParse(eighth).success).toBe(false)
})
