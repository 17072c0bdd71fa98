import { anActor } from '#platform/access/actor.fixtures.ts'
import { tokenHash } from '#platform/auth/token.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { registerDeviceContract, revokeDeviceContract } from './device.contract.ts'
import { aDevice } from './device.fixtures.ts'
import { deviceRoutes } from './device.routes.ts'
import { insertDevice } from './device.store.ts'

const village = '420222101200'
const device = aDevice()
const owner = anActor({
  ...{ id: device.accountId, orgId: device.orgId, divisions: [village] },
  roles: ['village-executive'],
})
const colleague = anActor({ ...owner, id: '01890000-0000-7000-8000-0000000000a2' })
const neighbour = anActor({
  ...{ orgId: '01890000-0000-7000-8000-00000000000b', divisions: ['420222101201'] },
  roles: ['village-executive'],
})
const township = anActor({
  ...{ orgId: '01890000-0000-7000-8000-00000000000c', divisions: ['420222101'] },
})
const elsewhere = anActor({
  ...{ orgId: '01890000-0000-7000-8000-00000000000d', divisions: ['420222110'] },
})

creationTable(routeOf(registerDeviceContract), {
  input: { body: { name: '我的手机' } },
  rows: [
    ['by an executive', owner, 'permitted'],
    ['by an officer', township, 'role-not-allowed'],
  ],
})

policyTable(routeOf(revokeDeviceContract), {
  record: device,
  insert: (tx, each) => insertDevice(tx, { ...each, tokenHash: tokenHash('a phone') }),
  input: { body: {} },
  rows: [
    ['by its owner', owner, 'permitted'],
    ['by the township above her', township, 'permitted'],
    ['by a colleague of the village', colleague, 'device-of-another'],
    ['by a neighbour', neighbour, 'not-found'],
    ['by another township', elsewhere, 'not-found'],
  ],
})

function routeOf(contract: Endpoint): Route {
  const route = deviceRoutes.find((each) => each.contract === contract)
  if (route === undefined) throw new Error(`no route ${contract.id}`)
  return route
}
