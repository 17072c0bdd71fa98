import { describe, expect, test } from 'vitest'
import { anAccount } from './account.fixtures.ts'
import type { Rights } from './account.schema.ts'
import {
  endAccount,
  giveRights,
  lockAccount,
  touchAccount,
  unlockAccount,
} from './account.transition.ts'

const now = new Date('2023-05-10T02:14:00Z')
const active = anAccount()
const locked = anAccount({ status: 'locked' })
const ended = anAccount({ status: 'ended', endedAt: '2023-04-01T00:00:00.000Z' })

describe('an account', () => {
  test.each([
    ['active and locked', lockAccount(active), { status: 'locked', version: 2 }],
    ['locked and locked again', lockAccount(locked), { refused: 'account-already-locked' }],
    ['ended and locked', lockAccount(ended), { refused: 'account-ended' }],
    ['locked and unlocked', unlockAccount(locked), { status: 'active', version: 2 }],
    [
      'active and unlocked, for the lock after failures',
      unlockAccount(active),
      { status: 'active' },
    ],
    ['ended and unlocked', unlockAccount(ended), { refused: 'account-ended' }],
    [
      'active and ended',
      endAccount(active, { now }),
      { status: 'ended', endedAt: now.toISOString() },
    ],
    ['locked and ended', endAccount(locked, { now }), { status: 'ended' }],
    ['ended twice', endAccount(ended, { now }), { refused: 'account-ended' }],
    ['ended and reset', touchAccount(ended), { refused: 'account-ended' }],
  ])('%s', (_, outcome, expected) => {
    expect(outcome).toMatchObject(expected)
  })
})

describe('rights', () => {
  const administers = ['420222101']
  const rights = (change: Partial<Rights>): Rights => ({
    ...{ roles: ['township-officer'], divisions: [], clearance: 'normal' },
    ...change,
  })

  test.each<[string, Rights, string | undefined]>([
    ['of a caseworker', rights({ divisions: ['420222101'], clearance: 'sensitive' }), undefined],
    ['of two caseworkers’ roles', rights({ roles: ['leader', 'county-officer'] }), undefined],
    ['over one of its villages', rights({ divisions: ['420222101200'] }), undefined],
    ['none', rights({ roles: [] }), undefined],
    ['of one administrator', rights({ roles: ['audit-admin'] }), undefined],
    [
      'of two administrators',
      rights({ roles: ['system-admin', 'security-admin'] }),
      'administrator-roles-apart',
    ],
    [
      'of an administrator who also works on matters',
      rights({ roles: ['leader', 'audit-admin'] }),
      'administrator-roles-apart',
    ],
    [
      'of an administrator who oversees a division',
      rights({ roles: ['system-admin'], divisions: ['420222101'] }),
      'administrator-without-reach',
    ],
    [
      'of an administrator cleared for violence',
      rights({ roles: ['system-admin'], clearance: 'sensitive' }),
      'administrator-without-reach',
    ],
    ['over the whole county', rights({ divisions: ['420222'] }), 'division-beyond-organisation'],
    [
      'over the next township',
      rights({ divisions: ['420222102'] }),
      'division-beyond-organisation',
    ],
  ])('%s', (_, given, refused) => {
    const outcome = giveRights(active, given, administers)
    expect(outcome).toMatchObject(refused === undefined ? { ...given, version: 2 } : { refused })
  })

  test('are given to no ended account', () => {
    expect(giveRights(ended, rights({}), administers)).toEqual({ refused: 'account-ended' })
  })
})
