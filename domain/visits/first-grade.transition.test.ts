import { describe, expect, test } from 'vitest'
import { firstGrade } from './first-grade.transition.ts'

describe('the first grade at the door', () => {
  test.each([
    ['somebody is in danger now', { now: true, harm: false, weak: false }, 1],
    ['there was harm', { now: false, harm: true, weak: false }, 2],
    ['somebody weak lives in it', { now: false, harm: false, weak: true }, 3],
    ['none of the three', { now: false, harm: false, weak: false }, 4],
  ] as const)('where %s fits what was answered', (_, answers, level) => {
    expect(firstGrade(answers)).toBe(level)
  })

  test('never falls when one more answer is yes', () => {
    const all = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => {
      return { now: (bits & 1) > 0, harm: (bits & 2) > 0, weak: (bits & 4) > 0 }
    })
    for (const one of all) {
      for (const name of ['now', 'harm', 'weak'] as const) {
        expect(firstGrade({ ...one, [name]: true })).toBeLessThanOrEqual(firstGrade(one))
      }
    }
  })
})
