import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { drawn, settleCheck } from './check.transition.ts'
import { aCheck } from './zero-report.fixtures.ts'

const on = (at: string) => ({ actor: anActor(), now: new Date(`${at}+08:00`) })

function codeOf(result: unknown): string {
  return isRefusal(result) ? result.refused : 'done'
}

describe('the draw', () => {
  const ids = Array.from({ length: 1_000 }, (_, at) => `return-${at}`)

  test('is the same for the same seed, in whatever order the returns come', () => {
    expect(drawn('seed', ids.toReversed(), 2)).toEqual(drawn('seed', ids, 2))
    expect(drawn('seed', ids, 2)).toHaveLength(20)
    expect(drawn('another', ids, 2)).not.toEqual(drawn('seed', ids, 2))
  })

  test.each([
    ['a few returns: one', 3, 2, 1],
    ['none: none', 0, 2, 0],
    ['a share of nothing: none', 500, 0, 0],
    ['all of them', 7, 100, 7],
  ])('takes of %s', (_, count, percent, expected) => {
    expect(drawn('seed', ids.slice(0, count), percent)).toHaveLength(expected)
  })

  test('reaches every return alike', () => {
    const hits = new Map<string, number>()
    for (let seed = 0; seed < 500; seed++) {
      for (const id of drawn(String(seed), ids.slice(0, 50), 10)) {
        hits.set(id, (hits.get(id) ?? 0) + 1)
      }
    }
    // 50 expected each; five standard deviations
    for (const count of hits.values()) expect(Math.abs(count - 50)).toBeLessThan(34)
    expect(hits.size).toBe(50)
  })

  test.each([
    ['after a call', { outcome: 'confirmed', calls: 3, note: '' }, 'done'],
    ['without a call', { outcome: 'confirmed', calls: 0, note: '' }, 'check-without-call'],
    [
      'concealed, without a word',
      { outcome: 'concealed', calls: 3, note: '' },
      'concealment-without-note',
    ],
    ['nobody was reached', { outcome: 'not-reached', calls: 0, note: '' }, 'done'],
  ] as const)('is settled %s', (_, said, expected) => {
    expect(codeOf(settleCheck(aCheck(), said, on('2023-05-11T09:00')))).toBe(expected)
  })
})
