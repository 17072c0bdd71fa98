import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { isOpenStep } from './due-step.schema.ts'
import { escalateStep } from './due-step.transition.ts'
import { acknowledgeDanger, changeLevel, confirmLowering, setDanger } from './level.transition.ts'
import { aMatterFile, aMatterInHand } from './matter.fixtures.ts'
import type { MatterFile, On } from './matter.schema.ts'
import { recordWork, takeMatter } from './matter.transition.ts'

const now: On = { actor: anActor(), now: new Date('2023-05-10T02:14:00Z'), id: newId }

function due(result: unknown): string[] {
  const { steps } = result as MatterFile
  return steps.filter(isOpenStep).map(({ kind, dueAt }) => `${kind} ${dueAt}`)
}

describe('raising the level', () => {
  test('holds at once and shortens the clocks that run', () => {
    const raised = changeLevel(aMatterInHand(), { level: 1, reason: '被扼颈' }, now)
    expect(raised).toMatchObject({ level: 1, levelReason: '被扼颈' })
    expect(due(raised)).toEqual([
      'follow-up 2023-05-17T02:14:00.000Z',
      'report 2023-05-11T02:14:00.000Z',
    ])
  })

  test('to where it is already is refused', () => {
    expect(changeLevel(aMatterFile(), { level: 3, reason: '一样' }, now)).toEqual({
      refused: 'level-unchanged',
    })
  })
})

describe('lowering the level', () => {
  const proposed = changeLevel(aMatterInHand(), { level: 4, reason: '平稳' }, now) as MatterFile

  test('is only proposed', () => {
    expect(proposed).toMatchObject({ level: 3, proposedLevel: 4, proposedBy: now.actor.id })
  })

  test('holds once confirmed, and never lengthens a clock that runs', () => {
    const lowered = confirmLowering(proposed, { confirmed: true, text: '同意' }, now)
    expect(lowered).toMatchObject({ level: 4, levelReason: '平稳', proposedLevel: undefined })
    expect(due(lowered)).toEqual(due(proposed))
  })

  test('falls away when it is rejected or the level is raised meanwhile', () => {
    expect(confirmLowering(proposed, { confirmed: false, text: '再看' }, now)).toMatchObject({
      level: 3,
      proposedLevel: undefined,
    })
    expect(changeLevel(proposed, { level: 2, reason: '又打' }, now)).toMatchObject({
      level: 2,
      proposedLevel: undefined,
    })
  })

  test('that nobody proposed cannot be confirmed', () => {
    expect(confirmLowering(aMatterFile(), { confirmed: true, text: '同意' }, now)).toEqual({
      refused: 'nothing-proposed',
    })
  })
})

describe('imminent danger', () => {
  test('asks for a contact within the hour', () => {
    const flagged = setDanger(aMatterInHand(), { imminent: true, reason: '持刀' }, now)
    expect(due(flagged)).toContain('contact 2023-05-10T03:14:00.000Z')
  })

  test('asks for acceptance within a quarter of an hour where nobody took it', () => {
    const flagged = setDanger(aMatterFile(), { imminent: true, reason: '持刀' }, now)
    expect(due(flagged)).toEqual([
      'accept 2023-05-10T02:29:00.000Z',
      'acknowledge 2023-05-10T02:29:00.000Z',
    ])
  })

  test('stops rising when somebody says that she has heard it', () => {
    const flagged = setDanger(aMatterInHand(), { imminent: true, reason: '持刀' }, now)
    const heard = acknowledgeDanger(flagged as MatterFile, {}, now) as MatterFile
    expect(due(heard).some((step) => step.startsWith('acknowledge'))).toBe(false)
    expect(acknowledgeDanger(heard, {}, now)).toEqual({ refused: 'nothing-to-acknowledge' })
  })

  test('stops rising when somebody takes the matter, and when she is reached', () => {
    const flag = (file: MatterFile): MatterFile =>
      setDanger(file, { imminent: true, reason: '持刀' }, now) as MatterFile
    const taken = takeMatter(flag(aMatterFile()), now) as MatterFile
    const reached = recordWork(
      flag(aMatterInHand()),
      { kind: 'contact', text: '见到本人', result: 'concern' },
      now,
    ) as MatterFile
    for (const file of [taken, reached]) {
      expect(due(file).some((step) => step.startsWith('acknowledge'))).toBe(false)
    }
  })

  test('goes one organisation up every quarter of an hour, until there is nobody above', () => {
    const flagged = setDanger(
      aMatterInHand(),
      { imminent: true, reason: '持刀' },
      now,
    ) as MatterFile
    const alarm = flagged.steps.find(({ kind }) => kind === 'acknowledge')
    if (alarm === undefined) throw new Error('no alarm')
    const at = (minutes: number): Date => new Date(now.now.getTime() + minutes * 60_000)
    const once = escalateStep(alarm, 'county', flagged.clocks, at(15))
    expect(once).toMatchObject({ stage: 1, escalatedTo: 'county' })
    expect(once.escalatesAt).toBe(at(30).toISOString())
    const twice = escalateStep(once, 'city', flagged.clocks, at(30))
    expect(twice).toMatchObject({ stage: 2, escalatedTo: 'city' })
    const last = escalateStep(twice, undefined, flagged.clocks, at(45))
    expect(last).toMatchObject({ stage: 3, escalatedTo: 'city', escalatesAt: undefined })
  })

  test('is cleared with a reason, once', () => {
    const flagged = setDanger(
      aMatterInHand(),
      { imminent: true, reason: '持刀' },
      now,
    ) as MatterFile
    const cleared = setDanger(flagged, { imminent: false, reason: '已带离' }, now) as MatterFile
    expect(cleared.imminent).toBe(false)
    expect(setDanger(cleared, { imminent: false, reason: '再清' }, now)).toEqual({
      refused: 'danger-not-flagged',
    })
  })
})
