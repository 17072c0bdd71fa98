import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { maySee, type Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { isOpenStep } from './due-step.schema.ts'
import { aMatterInHand } from './matter.fixtures.ts'
import type { MatterFile, On } from './matter.schema.ts'
import { mergeMatters, undoMerge, type Merging } from './merge.transition.ts'
import { closeMatter } from './matter.transition.ts'

const on: On = { actor: anActor(), now: new Date('2023-05-10T02:14:00Z'), id: newId }
const ids = Array.from({ length: 4 }, newId)

const somePlace = fc.record({
  orgId: fc.constantFrom(...ids),
  audience: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
  sensitivity: fc.constantFrom('normal', 'sensitive', 'sealed'),
  named: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
  barred: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
  division: fc.constantFrom('420222103201', '420281102001'),
})

const someActor = fc
  .record({
    id: fc.constantFrom(...ids),
    orgId: fc.constantFrom(...ids),
    divisions: fc.constantFrom([], ['420222103'], ['420281'], ['4202']),
    clearance: fc.constantFrom('normal', 'sensitive'),
  })
  .map((change) => anActor({ ...change, orgs: [change.orgId] }))

function merged(from: MatterFile, into: MatterFile): Merging {
  const result = mergeMatters({ from, into }, { reason: '同一户' }, on)
  if ('refused' in result) throw new Error(result.refused)
  return result
}

function restrictions({ sensitivity, audience, named, barred }: Place): object {
  return {
    sensitivity,
    audience: audience.toSorted(),
    named: named.toSorted(),
    barred: barred.toSorted(),
  }
}

describe('merging two matters', () => {
  test('shows to nobody what was hidden from her before', () => {
    fc.assert(
      fc.property(somePlace, somePlace, someActor, (one, other, actor) => {
        const [from, into] = [aMatterInHand(one), aMatterInHand(other)]
        const result = mergeMatters({ from, into }, { reason: '同一户' }, on)
        if ('refused' in result) return
        const gained = [
          maySee(actor, result.into) && !maySee(actor, into),
          maySee(actor, result.from) && !maySee(actor, from),
          maySee(actor, result.into) && from.barred.includes(actor.id),
        ]
        expect(gained).toEqual([false, false, false])
      }),
    )
  })

  test('can be undone: both are kept as they were, clocks included', () => {
    fc.assert(
      fc.property(somePlace, somePlace, (one, other) => {
        const [from, into] = [aMatterInHand(one), aMatterInHand(other)]
        const result = mergeMatters({ from, into }, { reason: '同一户' }, on)
        if ('refused' in result) return
        const undone = undoMerge(result, { reason: '弄错了', others: [] }, on) as Merging
        expect(restrictions(undone.into)).toEqual(restrictions(into))
        expect(restrictions(undone.from)).toEqual(restrictions(from))
        expect(undone.from).toMatchObject({ status: from.status, mergedInto: undefined })
        expect(undone.from.steps).toEqual(from.steps)
        expect(undone.into.steps).toEqual(into.steps)
      }),
    )
  })

  test('keeps the bar of another matter that stays merged when one is taken out', () => {
    const barred = [newId()]
    const [one, two, into] = [aMatterInHand({ barred }), aMatterInHand({ barred }), aMatterInHand()]
    const first = merged(one, into)
    const second = merged(two, first.into)
    const undone = undoMerge(
      { from: first.from, into: second.into },
      { reason: '弄错了', others: [second.from] },
      on,
    ) as Merging
    expect(undone.into.barred).toEqual(barred)
  })

  test('takes the graver level and the danger along', () => {
    const from = aMatterInHand({ level: 1, imminent: true })
    expect(merged(from, aMatterInHand({ level: 3 })).into).toMatchObject({
      level: 1,
      imminent: true,
    })
  })

  test('into itself, of a closed one, or of one that holds others is refused', () => {
    const [file, other] = [aMatterInHand(), aMatterInHand()]
    const reason = { reason: '同一户' }
    expect(mergeMatters({ from: file, into: file }, reason, on)).toEqual({ refused: 'same-matter' })
    const closing = { outcome: 'moved-away', reason: '搬走', revisitOrgId: newId() } as const
    const closed = closeMatter(other, closing, on) as MatterFile
    expect(mergeMatters({ from: file, into: closed }, reason, on)).toEqual({
      refused: 'matter-closed',
    })
    const holding = { ...file, steps: [...file.steps, ...other.steps] }
    expect(mergeMatters({ from: holding, into: other }, reason, on)).toEqual({
      refused: 'matter-holds-merged-ones',
    })
  })

  test('leaves a merged matter with something due once it stands alone again', () => {
    const { from, into } = merged(aMatterInHand(), aMatterInHand())
    const both = { ...into, steps: [...into.steps, ...from.steps] }
    const closing = { outcome: 'moved-away', reason: '搬走', revisitOrgId: newId() } as const
    const closed = closeMatter(both, closing, on) as MatterFile
    const alone = { ...from, steps: closed.steps.filter(({ matterId }) => matterId === from.id) }
    const undone = undoMerge(
      { from: alone, into: closed },
      { reason: '错', others: [] },
      on,
    ) as Merging
    expect(undone.from.steps.filter(isOpenStep)).toHaveLength(1)
  })
})
