import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { permitted, refuse } from '#platform/access/decision.ts'
import { mayReadFigures, shownRows, shownValue, sumOf, toldOfHidden } from './metric.policy.ts'

const county = anActor({ roles: ['county-officer'], divisions: ['420222'] })

describe('reading figures', () => {
  test.each([
    ['of her own county', county, ['420222'], permitted],
    ['of a village of her county', county, ['420222103201'], permitted],
    ['of all she oversees', county, undefined, permitted],
    ['of the city above her', county, ['4202'], refuse('division-beyond-reach')],
    ['of another county', county, ['420281'], refuse('division-beyond-reach')],
    [
      'of her county and a township that another oversees',
      ...([county, ['420222', '420281109'], refuse('division-beyond-reach')] as const),
    ],
    ['as a liaison', anActor({ roles: ['liaison'] }), undefined, refuse('role-not-allowed')],
    [
      'as the system’s administrator',
      anActor({ roles: ['system-admin'], divisions: ['4202'] }),
      undefined,
      refuse('role-not-allowed'),
    ],
    [
      'as a leader who oversees nothing',
      anActor({ roles: ['leader'], divisions: [] }),
      undefined,
      refuse('division-beyond-reach'),
    ],
  ])('%s', (_, actor, scope, decision) => {
    expect(mayReadFigures(actor, scope)).toEqual(decision)
  })
})

describe('the small-cell rule', () => {
  test.each([
    [0, 0],
    [1, null],
    [4, null],
    [5, 5],
  ])('of %i records not shown tells %s', (hidden, told) => {
    expect(toldOfHidden(hidden)).toBe(told)
  })

  test.each([
    ['nothing hidden', { visible: 2, hidden: 0 }, 2],
    ['hidden records in a count of four', { visible: 3, hidden: 1 }, 3],
    ['hidden records in a count of five', { visible: 3, hidden: 2 }, 5],
    ['only hidden records, five of them', { visible: 0, hidden: 5 }, 5],
    ['only hidden records, too few', { visible: 0, hidden: 4 }, 0],
  ])('%s', (_, part, value) => {
    expect(shownValue(part)).toBe(value)
  })

  test('closes a whole breakdown for one small row, and says how many it leaves out', () => {
    const rows = [
      { visible: 20, hidden: 6 },
      { visible: 1, hidden: 1 },
      { visible: 0, hidden: 0 },
    ]
    expect(shownRows(rows)).toEqual({ values: [20, 1, 0], notPlaced: 7 })
    expect(shownRows(rows.slice(0, 1))).toEqual({ values: [26], notPlaced: 0 })
  })

  const part = fc.record({ visible: fc.nat(9), hidden: fc.nat(9) })

  test('shows rows that add up to the total, what is not placed included', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (rows) => {
        const { values, notPlaced } = shownRows(rows)
        const shown = values.reduce((sum, value) => sum + value, notPlaced)
        expect(shown).toBe(shownValue(sumOf(rows)))
      }),
    )
  })

  test('never lets a row of less than five be told apart by its hidden records', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), fc.nat(7), (rows, nth) => {
        const at = nth % rows.length
        const small = { visible: 1, hidden: 2 }
        const moved = rows.with(at, small)
        const less = rows.with(at, { visible: 1, hidden: 0 })
        expect(shownRows(moved).values[at]).toBe(1)
        expect(shownRows(less).values[at]).toBe(1)
      }),
    )
  })
})
