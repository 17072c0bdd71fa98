import { describe, expect, test } from 'vitest'
import { allOrNone, pickedOf, toggled } from './picks.ts'

const keyOf = (row: string): string => row

describe('rows chosen in a list', () => {
  test('are chosen and let go one by one', () => {
    const chosen = toggled(toggled(new Set(), 'a'), 'b')
    expect([...chosen]).toEqual(['a', 'b'])
    expect([...toggled(chosen, 'a')]).toEqual(['b'])
  })

  test('are chosen all at once, and let go all at once', () => {
    const all = allOrNone(['a', 'b'], ['a'], keyOf)
    expect([...all]).toEqual(['a', 'b'])
    expect([...allOrNone(['a', 'b'], ['a', 'b'], keyOf)]).toEqual([])
  })

  test('do not count once they left the screen', () => {
    expect(pickedOf(['b', 'c'], new Set(['a', 'b']), keyOf)).toEqual(['b'])
  })
})
