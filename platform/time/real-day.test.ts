import { expect, test } from 'vitest'
import { isRealDay } from './real-day.ts'

test('every day that a calendar has is one, and no other', () => {
  for (let at = Date.UTC(1896, 0, 1); at < Date.UTC(2105, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (!isRealDay(day)) throw new Error(`${day} is a day`)
  }
  const none = ['2023-02-29', '1900-02-29', '2023-00-10', '2023-13-01', '2023-04-31', '2023-05-00']
  expect([...none, '', '2023-5-6', '20230506', '2023-05-06T00:00'].filter(isRealDay)).toEqual([])
})
