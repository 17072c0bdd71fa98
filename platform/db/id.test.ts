import { expect, test } from 'vitest'
import { newId } from './id.ts'

test('ids are UUIDs of version 7, none twice, each after the one before', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  const form = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
  expect(ids.filter((id) => !form.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(ids.toSorted())
  // What follows the time is drawn anew: nobody can count on from an id.
  expect(new Set(ids.map((id) => id.slice(-10))).size).toBe(ids.length)
})
