import { describe, expect, test } from 'vitest'
import { standingSuggestion } from './suggestion.transition.ts'

const [before, fedBackAt, after] = [
  ...([
    '2023-05-10T01:00:00.000Z',
    '2023-05-10T02:00:00.000Z',
    '2023-05-10T03:00:00.000Z',
  ] as const),
]

describe('what feedback suggests', () => {
  test.each([
    [
      'grading anew, and nothing was answered since',
      'fed-back',
      'grade-anew',
      before,
      'grade-anew',
    ],
    [
      'grading anew, and nothing was ever answered',
      'verified',
      'grade-anew',
      undefined,
      'grade-anew',
    ],
    ['closing, whatever was answered since', 'verified', 'close', after, 'close'],
  ] as const)('stands: %s', (_, status, suggestion, answeredAt, stands) => {
    expect(standingSuggestion({ status, suggestion, fedBackAt }, answeredAt)).toBe(stands)
  })

  test.each([
    ['grading anew was done', 'fed-back', 'grade-anew', after],
    ['more was asked', 'accepted', 'grade-anew', before],
    ['it suggests nothing', 'verified', 'none', before],
  ] as const)('is over where %s', (_, status, suggestion, answeredAt) => {
    expect(standingSuggestion({ status, suggestion, fedBackAt }, answeredAt)).toBeNull()
  })
})
