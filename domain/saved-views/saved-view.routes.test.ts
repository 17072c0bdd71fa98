import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import {
  changeViewContract,
  listSavedViewsContract,
  removeViewContract,
  saveViewContract,
} from './saved-view.contract.ts'
import { savedViewRoutes } from './saved-view.routes.ts'
import type { SavedView } from './saved-view.schema.ts'
import { insertView } from './saved-view.store.ts'

const orgId = newId()
const owner = anActor({ id: newId(), orgId })
const colleague = anActor({ id: newId(), orgId })
const stranger = anActor({ id: newId(), orgId: newId() })
const body = {
  ...{ list: 'matters' as const, name: '一级、快到期', query: { level: '1', overdue: 'true' } },
  sharing: 'organisation' as const,
}

describe('saved views', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  test('are one’s own and those shared in the organisation', async () => {
    await house.call(owner, saveViewContract, { body })
    await house.call(owner, saveViewContract, { body: { ...body, name: '自己的', sharing: 'own' } })
    const query = { list: 'matters' as const }
    const names = async (actor: typeof owner): Promise<string[]> => {
      const { body: answer } = await house.call(actor, listSavedViewsContract, { query })
      return answer.items.map(({ name }) => name)
    }
    expect(await names(owner)).toEqual(['一级、快到期', '自己的'])
    expect(await names(colleague)).toEqual(['一级、快到期'])
    expect(await names(stranger)).toEqual([])
  })

  test('keep no text that was searched for', async () => {
    const { status } = await house.call(owner, saveViewContract, {
      body: { ...body, query: { q: '李小芳' } },
    })
    expect(status).toBe(400)
  })
})

const view: SavedView = {
  ...{ ...body, region: '420200', id: newId(), accountId: owner.id, orgId, version: 1 },
  createdAt: '2023-05-10T01:00:00.000Z',
}
const rows = [
  ['by whoever made it', owner, 'permitted'],
  ['by a colleague who uses it', colleague, 'view-of-another'],
  ['by a stranger', stranger, 'not-found'],
] as const

creationTable(routeOf(saveViewContract), {
  input: { body },
  rows: [
    ['by an officer', owner, 'permitted'],
    ['by an administrator', anActor({ roles: ['system-admin'] }), 'role-not-allowed'],
  ],
})
policyTable(routeOf(changeViewContract), {
  record: view,
  insert: insertView,
  input: { body: { name: '改名', query: {}, sharing: 'own', version: 1 } },
  rows,
})
policyTable(routeOf(removeViewContract), {
  record: view,
  insert: insertView,
  input: { body: {} },
  rows,
})

function routeOf(contract: Endpoint): Route {
  const route = savedViewRoutes.find((each) => each.contract === contract)
  if (route === undefined) throw new Error(`no route ${contract.id}`)
  return route
}
