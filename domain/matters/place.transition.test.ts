import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { maySee } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { isOpenStep } from './due-step.schema.ts'
import { aMatterFile, aMatterInHand } from './matter.fixtures.ts'
import type { MatterFile, On } from './matter.schema.ts'
import {
  changeSensitivity,
  declareConflict,
  handOver,
  setBarred,
  setCoActing,
  setNamed,
} from './place.transition.ts'

const on: On = { actor: anActor(), now: new Date('2023-05-10T02:14:00Z'), id: newId }
const police = { id: newId(), endedAt: null }
const reason = '职责所在'

describe('handing over', () => {
  const handed = handOver(aMatterInHand(), { receiver: police, reason }, on) as MatterFile

  test('leaves exactly one responsible organisation, which has to accept', () => {
    expect(handed).toMatchObject({ orgId: police.id, assigneeId: undefined, acceptedAt: undefined })
    expect(handed.steps.filter(isOpenStep).map(({ kind, dutyOrgId }) => [kind, dutyOrgId])).toEqual(
      [
        ['follow-up', police.id],
        ['accept', police.id],
      ],
    )
  })

  test('keeps the clocks that run', () => {
    const [before] = aMatterInHand().steps
    expect(handed.steps.find(({ kind }) => kind === 'follow-up')?.dueAt).toBe(before?.dueAt)
  })

  test('does not keep the former organisation as a co-acting one', () => {
    expect(handed.audience).toEqual([])
  })

  test.each([
    ['to nobody', undefined, 'no-such-organisation'],
    ['to one that ended', { ...police, endedAt: '2022-01-01T00:00:00Z' }, 'organisation-ended'],
    ['to the one that has it', { id: anActor().orgId, endedAt: null }, 'already-responsible'],
  ])('%s is refused', (_, receiver, refused) => {
    expect(handOver(aMatterInHand(), { receiver, reason }, on)).toEqual({ refused })
  })
})

describe('a co-acting organisation', () => {
  test('is added once and removed once', () => {
    const added = setCoActing(
      aMatterFile(),
      { organisation: police, isActing: true, reason },
      on,
    ) as MatterFile
    expect(added.audience).toEqual([police.id])
    expect(setCoActing(added, { organisation: police, isActing: true, reason }, on)).toEqual({
      refused: 'already-co-acting',
    })
    expect(setCoActing(added, { organisation: police, isActing: false, reason }, on)).toMatchObject(
      { audience: [] },
    )
  })
})

describe('a conflict of interest', () => {
  test('shuts out who declares it, at once, and takes the work from her', () => {
    const taken = aMatterInHand({ assigneeId: on.actor.id, named: [on.actor.id] })
    const declared = declareConflict(taken, { reason: '表亲' }, on) as MatterFile
    expect(maySee(on.actor, declared)).toBe(false)
    expect(declared).toMatchObject({ assigneeId: undefined, named: [] })
    expect(declared.steps.every(({ assigneeId }) => assigneeId === undefined)).toBe(true)
  })

  test('bars another account, and can be lifted', () => {
    const accountId = newId()
    const barred = setBarred(aMatterFile(), { accountId, isBarred: true, reason }, on) as MatterFile
    expect(barred.barred).toEqual([accountId])
    expect(setNamed(barred, { accountId, isNamed: true, reason }, on)).toEqual({
      refused: 'account-is-barred',
    })
    expect(setBarred(barred, { accountId, isBarred: false, reason }, on)).toMatchObject({
      barred: [],
    })
  })
})

describe('a sealed matter', () => {
  const sealed = changeSensitivity(
    aMatterFile(),
    { sensitivity: 'sealed', reason: '未成年人' },
    on,
  ) as MatterFile

  test('names the one who sealed it', () => {
    expect(sealed).toMatchObject({ sensitivity: 'sealed', named: [on.actor.id] })
  })

  test('always keeps somebody who can open it', () => {
    expect(setNamed(sealed, { accountId: on.actor.id, isNamed: false, reason }, on)).toEqual({
      refused: 'nobody-would-be-left',
    })
  })
})
