import { expect, test } from 'vitest'
import { backwards } from './assigning.ts'

test('an assignment is taken back to whoever had each matter, where it was given at all', () => {
  const rows = [
    { id: 'a', assigneeId: 'lan' },
    { id: 'b', assigneeId: null },
    { id: 'c', assigneeId: 'lan' },
    { id: 'd', assigneeId: 'mei' },
  ]
  const answers = [
    { id: 'a', refusal: null },
    { id: 'b', refusal: null },
    { id: 'c', refusal: null },
    { id: 'd', refusal: 'already-assigned' },
  ]
  expect(backwards(rows, answers)).toEqual([
    { ids: ['a', 'c'], accountId: 'lan' },
    { ids: ['b'], accountId: null },
  ])
})
