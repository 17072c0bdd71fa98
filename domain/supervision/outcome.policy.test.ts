import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { mayReadOutcomes } from './outcome.policy.ts'

describe('reading the outcome board', () => {
  test.each([
    ['a township of itself', anActor(), ['420222103'], undefined],
    ['a township of its county', anActor(), ['420222'], 'division-beyond-reach'],
    ['a leader', anActor({ roles: ['leader'], divisions: ['4202'] }), ['420222'], undefined],
    ['a village executive', anActor({ roles: ['village-executive'] }), [], 'role-not-allowed'],
    ['a liaison', anActor({ roles: ['liaison'], divisions: [] }), [], 'role-not-allowed'],
  ] as const)('by %s', (_, actor, scope, refused) => {
    const decision = mayReadOutcomes(actor, scope)
    expect('refused' in decision ? decision.refused : undefined).toBe(refused)
  })
})
