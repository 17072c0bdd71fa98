import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { delegateContract, revokeDelegationContract } from './delegation.contract.ts'
import { accountsActedFor } from './delegation.public.ts'
import { delegationRoutes } from './delegation.routes.ts'
import type { Delegation } from './delegation.schema.ts'
import { insertDelegation } from './delegation.store.ts'

const [orgId, lan, ju] = [newId(), newId(), newId()]
const giver = anActor({ id: lan, orgId, roles: ['mediator'] })
const officer = anActor({ id: newId(), orgId })
const colleague = anActor({ id: ju, orgId, roles: ['mediator'] })
const stranger = anActor({ id: newId(), orgId: newId() })
const accounts = [
  anAccount({ id: lan, orgId, username: 'lan', roles: ['mediator'], divisions: [] }),
  anAccount({ id: ju, orgId, username: 'ju', roles: ['mediator'], divisions: [] }),
]
const leave: z.input<typeof delegateContract.body> = {
  toAccount: ju,
  fromDay: '2023-05-10',
  toDay: '2023-05-20',
  reason: '年休假',
}

describe('a delegation during leave', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => insertAccountFixtures(tx, accounts))
  })
  afterAll(() => house.close())

  function actedFor(): Promise<string[]> {
    return house.db.within(colleague, (tx) => accountsActedFor(tx))
  }

  test('holds from its first day to its last, or until it is revoked', async () => {
    expect(await actedFor()).toEqual([ju])
    const { status, body } = await house.call(giver, delegateContract, { body: leave })
    expect([status, body.state]).toEqual([200, 'running'])
    expect(await actedFor()).toEqual([ju, lan])
    house.clock.moveBy(11 * 86_400_000)
    expect(await actedFor()).toEqual([ju])
    house.clock.moveBy(-11 * 86_400_000)
    await house.call(officer, revokeDelegationContract, { params: { id: body.id }, body: {} })
    expect(await actedFor()).toEqual([ju])
  })

  test.each([
    ['to another organisation', { toAccount: newId() }, 'delegate-of-another-organisation'],
    ['to herself', { toAccount: lan }, 'delegate-is-oneself'],
    ['of yesterday', { fromDay: '2023-05-01', toDay: '2023-05-09' }, 'delegation-days-reversed'],
    ['of a year', { toDay: '2024-05-01' }, 'delegation-too-long'],
  ])('is not given %s', async (_, change, code) => {
    const { problem } = await house.call(giver, delegateContract, { body: { ...leave, ...change } })
    expect(problem.code).toBe(code)
  })
})

creationTable(routeOf(delegateContract), {
  seed: (tx) => insertAccountFixtures(tx, accounts),
  input: { body: leave },
  rows: [
    ['by whoever is away', giver, 'permitted'],
    ['by an officer for her', officer, 'permitted', { ...leave, fromAccount: lan }],
    ['by a colleague for her', colleague, 'role-not-allowed', { ...leave, fromAccount: lan }],
    ['by an administrator', anActor({ roles: ['system-admin'] }), 'role-not-allowed'],
  ],
})

const running: Delegation = {
  ...{ region: '420200', id: newId(), orgId, ...leave, fromAccount: lan },
  ...{ fromName: '陈玉兰', toName: '李秋菊', decidedBy: lan, revokedAt: null, version: 1 },
  createdAt: '2023-05-10T01:00:00.000Z',
}

policyTable(routeOf(revokeDelegationContract), {
  record: running,
  insert: insertDelegation,
  input: { body: {} },
  rows: [
    ['by whoever gave it', giver, 'permitted'],
    ['by an officer', officer, 'permitted'],
    ['by the delegate', colleague, 'delegation-of-another'],
    ['by a stranger', stranger, 'not-found'],
  ],
})

function routeOf(contract: Endpoint): Route {
  const route = delegationRoutes.find((each) => each.contract === contract)
  if (route === undefined) throw new Error(`no route ${contract.id}`)
  return route
}
