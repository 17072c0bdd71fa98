import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { openStep } from './due-step.transition.ts'
import { aMatterFile, aMatterInHand } from './matter.fixtures.ts'
import { regradeMatter } from './regrade.transition.ts'

const on = { actor: anActor(), now: new Date('2023-05-10T03:00:00Z'), id: newId }
const found = { level: 1, imminent: true, because: 'checklist' } as const

describe('what the rules found', () => {
  test('raises the level at once, shortens the clocks and says why', () => {
    const file = aMatterFile({ level: 3 })
    const raised = regradeMatter(file, { ...found, imminent: false }, on)
    expect(raised).toMatchObject({ level: 1, levelReason: 'by-rules', imminent: false })
    expect(openStep(raised, 'accept')?.dueAt).toBe('2023-05-10T07:00:00.000Z')
    expect(raised.entries).toMatchObject([
      { kind: 'regraded', detail: { from: 3, to: 1, because: 'checklist' } },
    ])
  })

  test('has the county told of level 1 once it was taken on', () => {
    const raised = regradeMatter(aMatterInHand(), found, on)
    expect(openStep(raised, 'report')).toBeDefined()
  })

  test('flags imminent danger and starts its ladder', () => {
    const raised = regradeMatter(aMatterInHand({ level: 1 }), found, on)
    expect(raised.imminent).toBe(true)
    expect(openStep(raised, 'acknowledge')?.dueAt).toBe('2023-05-10T03:15:00.000Z')
    expect(raised.entries.map(({ kind }) => kind)).toEqual(['danger-flagged'])
  })

  test('never lowers a level and never calls off a danger', () => {
    const file = aMatterInHand({ level: 1, imminent: true })
    expect(regradeMatter(file, { level: 4, imminent: false, because: 'checklist' }, on)).toBe(file)
  })

  test('changes nothing a second time', () => {
    const once = regradeMatter(aMatterFile(), found, on)
    expect(regradeMatter(once, found, on)).toBe(once)
  })

  test('leaves a matter that has ended alone', () => {
    const file = aMatterFile({ status: 'closed' })
    expect(regradeMatter(file, found, on)).toBe(file)
  })

  test('takes a proposed lowering off the table', () => {
    const file = aMatterFile({
      level: 2,
      proposedLevel: 3,
      proposedReason: '好转',
      proposedBy: 'x',
    })
    expect(regradeMatter(file, found, on).proposedLevel).toBeUndefined()
  })
})
