import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { isOpenStep } from './due-step.schema.ts'
import { aMatterFile, aMatterInHand } from './matter.fixtures.ts'
import type { MatterFile, On } from './matter.schema.ts'
import {
  archiveMatter,
  closeMatter,
  declineMatter,
  monitorMatter,
  recordWork,
  reopenMatter,
  revisitMatter,
  takeMatter,
} from './matter.transition.ts'

const county = '01890000-0000-7000-8000-0000000000cc'

function at(time: string, actor = anActor()): On {
  return { actor, now: new Date(time), id: newId }
}

const now = at('2023-05-10T02:14:00Z')

function due(result: unknown): string[] {
  const { steps } = result as MatterFile
  return steps.filter(isOpenStep).map(({ kind, dueAt }) => `${kind} ${dueAt}`)
}

describe('taking a matter', () => {
  test('makes the taker its assignee and starts the clock of the first contact at the opening', () => {
    const taken = takeMatter(aMatterFile(), now)
    expect(taken).toMatchObject({ assigneeName: '陈玉兰', acceptedAt: '2023-05-10T02:14:00.000Z' })
    expect(due(taken)).toEqual(['contact 2023-05-13T01:00:00.000Z'])
  })

  test('of level 1 also asks for a report to the county', () => {
    expect(due(takeMatter(aMatterFile({ level: 1 }), now))).toEqual([
      'contact 2023-05-11T01:00:00.000Z',
      'report 2023-05-11T02:14:00.000Z',
    ])
  })

  test('twice by the same person changes nothing', () => {
    const taken = takeMatter(aMatterFile(), now) as MatterFile
    expect(takeMatter(taken, now)).toEqual({ refused: 'matter-already-yours' })
  })

  test('by a colleague moves the open steps to her', () => {
    const colleague = anActor({ id: newId(), name: '吴敏' })
    const taken = takeMatter(
      takeMatter(aMatterFile(), now) as MatterFile,
      at('2023-05-10T03:00:00Z', colleague),
    )
    expect(taken).toMatchObject({
      assigneeName: '吴敏',
      acceptedAt: '2023-05-10T02:14:00.000Z',
    })
    expect((taken as MatterFile).steps.filter(isOpenStep)).toMatchObject([
      { assigneeId: colleague.id },
    ])
  })
})

describe('recording work', () => {
  const taken = takeMatter(aMatterFile({ level: 2 }), now) as MatterFile

  test('a contact completes the step and the follow-up begins', () => {
    const reached = recordWork(taken, { kind: 'contact', text: '见到本人', result: 'clean' }, now)
    expect(reached).toMatchObject({ contactedAt: '2023-05-10T02:14:00.000Z' })
    expect(due(reached)).toEqual(['follow-up 2023-05-24T02:14:00.000Z'])
  })

  test('an attempt that reached nobody leaves the clock running', () => {
    const tried = recordWork(taken, { kind: 'contact', text: '没人接', result: 'not-reached' }, now)
    expect(due(tried)).toEqual(due(taken))
    expect(tried).not.toHaveProperty('contactedAt')
  })

  test('a follow-up before any contact is refused', () => {
    expect(recordWork(taken, { kind: 'follow-up', text: '看望' }, now)).toEqual({
      refused: 'contact-comes-first',
    })
  })

  test('work before anybody took the matter is refused, a note is not', () => {
    const waiting = aMatterFile()
    expect(recordWork(waiting, { kind: 'contact', text: '见到本人' }, now)).toEqual({
      refused: 'matter-not-taken',
    })
    expect(recordWork(waiting, { kind: 'note', text: '邻居来电' }, now)).toMatchObject({
      entries: [{ kind: 'note', text: '邻居来电' }],
    })
  })

  test('clean follow-ups count in a row, a concern starts them anew', () => {
    const clean = { kind: 'follow-up', text: '未见异常', result: 'clean' } as const
    const one = recordWork(aMatterInHand(), clean, now) as MatterFile
    const two = recordWork(one, clean, now) as MatterFile
    expect(two.cleanFollowUps).toBe(2)
    expect(recordWork(two, { ...clean, result: 'concern' }, now)).toMatchObject({
      cleanFollowUps: 0,
    })
  })
})

describe('closing a matter', () => {
  const closing = { outcome: 'resolved', reason: '已和好', revisitOrgId: county } as const

  test('ends its clocks and makes the revisit the duty of the county', () => {
    const closed = closeMatter(aMatterInHand(), closing, now)
    expect(closed).toMatchObject({ status: 'closed', closedOutcome: 'resolved' })
    expect(
      (closed as MatterFile).steps.map(({ kind, ended, dutyOrgId }) => [
        kind,
        ended,
        dutyOrgId === county,
      ]),
    ).toEqual([
      ['follow-up', 'lapsed', false],
      ['revisit', undefined, true],
    ])
  })

  const office = { id: county, kind: 'justice', endedAt: null } as const

  test('says who resolved it, as what that was then, until it is begun anew', () => {
    const closed = closeMatter(aMatterInHand(), { ...closing, resolver: office }, now)
    expect(closed).toMatchObject({ resolvedBy: county, resolvedByKind: 'justice' })
    expect((closed as MatterFile).entries.at(-1)?.detail).toEqual({
      outcome: 'resolved',
      resolvedBy: county,
    })
    const again = reopenMatter(closed as MatterFile, { reason: '又吵起来' }, now)
    expect(again).toMatchObject({ resolvedBy: undefined, resolvedByKind: undefined })
  })

  test('otherwise than as resolved names nobody as having resolved it', () => {
    const refused = { ...closing, outcome: 'refused', resolver: office } as const
    expect(closeMatter(aMatterInHand(), refused, now)).toMatchObject({
      closedOutcome: 'refused',
      resolvedBy: undefined,
    })
  })

  test('is not resolved by an office that has ended, unless it answered for the matter', () => {
    const ended = { ...office, endedAt: '2023-01-01T00:00:00Z' }
    const matter = aMatterInHand()
    expect(closeMatter(matter, { ...closing, resolver: ended }, now)).toEqual({
      refused: 'organisation-ended',
    })
    const own = { ...ended, id: matter.orgId }
    expect(closeMatter(matter, { ...closing, resolver: own }, now)).toMatchObject({
      resolvedBy: matter.orgId,
    })
  })

  test('of level 1 needs three clean follow-ups in a row, and says how many are missing', () => {
    const file = aMatterInHand({ level: 1, cleanFollowUps: 1 })
    expect(closeMatter(file, closing, now)).toEqual({
      refused: 'clean-follow-ups-missing',
      detail: { missing: 2 },
    })
    expect(closeMatter({ ...file, cleanFollowUps: 3 }, closing, now)).toMatchObject({
      status: 'closed',
    })
  })

  test('as resolved needs a contact; as moved away does not', () => {
    const unreached = takeMatter(aMatterFile(), now) as MatterFile
    expect(closeMatter(unreached, closing, now)).toEqual({ refused: 'contact-comes-first' })
    expect(closeMatter(unreached, { ...closing, outcome: 'moved-away' }, now)).toMatchObject({
      status: 'closed',
    })
  })

  test('in imminent danger is refused', () => {
    expect(closeMatter(aMatterInHand({ imminent: true }), closing, now)).toEqual({
      refused: 'danger-not-cleared',
    })
  })
})

describe('a closed matter', () => {
  const closed = closeMatter(
    aMatterInHand(),
    { outcome: 'resolved', reason: '已和好', revisitOrgId: county },
    now,
  ) as MatterFile

  test('stays closed when the revisit finds it settled, and can then be archived', () => {
    const settled = revisitMatter(
      closed,
      { result: 'settled', text: '本人确认' },
      now,
    ) as MatterFile
    expect(settled).toMatchObject({ status: 'closed', revisitResult: 'settled' })
    expect(due(settled)).toEqual([])
    expect(archiveMatter(settled, now)).toMatchObject({ status: 'archived' })
  })

  test('is not archived before the revisit', () => {
    expect(archiveMatter(closed, now)).toEqual({ refused: 'revisit-comes-first' })
  })

  test('opens again when it happens again, with the acceptance due', () => {
    const again = revisitMatter(closed, { result: 'recurring', text: '又吵' }, now)
    expect(again).toMatchObject({ status: 'open', closedAt: undefined, acceptedAt: undefined })
    expect(due(again)).toEqual(['accept 2023-05-11T02:14:00.000Z'])
  })

  test('opens again by hand with a reason', () => {
    expect(reopenMatter(closed, { reason: '来电求助' }, now)).toMatchObject({ status: 'open' })
  })

  test('is neither taken nor monitored nor declined', () => {
    expect(takeMatter(closed, now)).toEqual({ refused: 'matter-closed' })
    expect(monitorMatter(closed, { reason: '观察' }, now)).toEqual({ refused: 'matter-closed' })
    expect(declineMatter(closed, { reason: '不属', sentTo: '人社局' }, now)).toEqual({
      refused: 'matter-closed',
    })
  })
})

describe('a declined matter', () => {
  test('says where it was sent and has nothing due', () => {
    const declined = declineMatter(aMatterFile(), { reason: '欠薪', sentTo: '人社局' }, now)
    expect(declined).toMatchObject({ status: 'declined', entries: [{ text: '欠薪\n→ 人社局' }] })
    expect(due(declined)).toEqual([])
  })
})
