import { describe, expect, test } from 'vitest'
import type { DueStep } from '#domain/matters/due-step.schema.ts'
import { aMatter } from '#domain/matters/matter.fixtures.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { systemActor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import {
  noticesOfBrokenGlass,
  noticesOfChange,
  noticesOfEscalation,
  type Outgoing,
} from './notice.transition.ts'

const [owner, receiver, helper, county] = [newId(), newId(), newId(), newId()]
const [lan, mei, her] = [newId(), newId(), newId()]

/** Somebody of an organisation that has no part in the matter. */
const stranger = anActor({ id: newId(), orgs: [newId()] })
const officer = anActor({ id: lan, orgs: [owner] })

const before = aMatter({ orgId: owner, audience: [helper], level: 3, status: 'open' })

function told(change: Partial<Matter>, by = stranger): string[] {
  return noticesOfChange({ before, matter: { ...before, ...change } }, by).map(line)
}

function line({ kind, orgId, accountId }: Outgoing): string {
  return `${kind} → ${nameOf(orgId ?? accountId)}`
}

function nameOf(id: string | null): string {
  const names = { owner, receiver, helper, county, lan, mei, her }
  return Object.entries(names).find(([, known]) => known === id)?.[0] ?? 'somebody else'
}

describe('the notices of a matter', () => {
  test('tell the organisation whose it has become', () => {
    const sent = noticesOfChange({ before: undefined, matter: before }, systemActor('420200'))
    expect(sent.map(line)).toEqual(['matter-registered → owner'])
  })

  test.each([
    ['handed over', { orgId: receiver }, ['matter-handed-over → receiver']],
    ['shared', { audience: [helper, county] }, ['matter-shared → county']],
    ['opened to a person by name', { named: [mei] }, ['matter-shared → mei']],
    ['given to a colleague', { assigneeId: mei }, ['matter-assigned → mei']],
    ['in danger', { imminent: true }, ['matter-imminent → helper']],
    ['raised', { level: 2 }, ['matter-raised → owner', 'matter-raised → helper']],
    ['to be lowered', { proposedLevel: 4 }, ['lowering-proposed → owner']],
    ['closed', { status: 'closed' }, ['matter-closed → owner', 'matter-closed → helper']],
    ['lowered', { level: 4 }, []],
    ['given a note', { version: 9 }, []],
  ] as const)('that is %s', (_, change, expected) => {
    expect(told(change)).toEqual(expected)
  })

  test('tell of a matter that is open again', () => {
    const closed = { ...before, status: 'closed' } as const
    const sent = noticesOfChange({ before: closed, matter: before }, stranger)
    expect(sent.map(line)).toEqual(['matter-reopened → owner', 'matter-reopened → helper'])
  })

  test('do not tell an organisation what its own staff has just done', () => {
    expect(told({ status: 'closed' }, officer)).toEqual(['matter-closed → helper'])
  })

  test('do not tell an account what it did itself', () => {
    expect(told({ assigneeId: lan }, officer)).toEqual([])
  })

  test('do not reach an account that is shut out', () => {
    expect(told({ assigneeId: mei, barred: [mei] })).toEqual([])
  })

  test('of a sealed matter go to the named accounts alone', () => {
    const sealed = { sensitivity: 'sealed', named: [lan, mei], imminent: true } as const
    expect(told(sealed, officer)).toEqual(['matter-shared → mei'])
  })

  test('leave the responsible organisation to the alarm that calls it', () => {
    const sent = noticesOfChange(
      { before: undefined, matter: { ...before, imminent: true } },
      officer,
    )
    expect(sent.map(line)).toEqual([])
    expect(told({ imminent: true, audience: [] })).toEqual([])
  })

  test('hold nothing but ids and codes', () => {
    const [notice] = noticesOfChange({ before: undefined, matter: before }, stranger)
    expect(Object.keys(notice ?? {}).toSorted()).toEqual([
      'accountId',
      'barred',
      'kind',
      'matterId',
      'orgId',
      'sensitivity',
      'subjectId',
      'subjectKind',
    ])
  })
})

describe('a late step', () => {
  const step: DueStep = {
    ...{ id: newId(), matterId: before.id, kind: 'accept', dutyOrgId: owner, version: 1 },
    ...{ subjectKind: 'matter', clockNumber: 0, stage: 0 },
    ...{ startedAt: '2023-05-08T00:00:00.000Z', dueAt: '2023-05-09T00:00:00.000Z' },
  }
  const escalated = (late: DueStep, matter = before): string[] =>
    noticesOfEscalation(
      { type: 'due-steps.escalated', escalations: [{ step: late, matter, toOrgId: county }] },
      systemActor('420200'),
    ).map(line)

  test('is told to whose duty it is and to the organisation above', () => {
    expect(escalated(step)).toEqual(['step-overdue → owner', 'step-overdue → county'])
  })

  test('that answers an alarm is told above by the alarm alone', () => {
    const answer: DueStep = { ...step, kind: 'acknowledge' }
    expect(escalated(answer)).toEqual(['step-overdue → owner'])
    expect(escalated(answer, { ...before, sensitivity: 'sealed', named: [lan] })).toEqual([])
  })
})

describe('a broken glass', () => {
  const broken = (matter: Matter): string[] =>
    noticesOfBrokenGlass({
      ...{ type: 'matters.glass-broken', matter, accountId: her },
      ...{ accountName: '李梅', expiresAt: '2023-05-10T04:00:00.000Z' },
    }).map(line)

  test('is told to the owner', () => {
    expect(broken(before)).toEqual(['glass-broken → owner'])
  })

  test('of a sealed matter is told to those named, not to who broke it', () => {
    expect(broken({ ...before, sensitivity: 'sealed', named: [lan, her] })).toEqual([
      'glass-broken → lan',
    ])
  })
})
