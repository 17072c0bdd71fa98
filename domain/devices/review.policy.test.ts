import { anActor } from '#platform/access/actor.fixtures.ts'
import { permitted, refuse } from '#platform/access/decision.ts'
import { covers } from '#platform/access/actor.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import {
  anExecutive,
  anOrganisation,
  insertExecutives,
  insertOrganisations,
} from '#domain/organisations/organisation.fixtures.ts'
import { policyTable } from '#tests/policy-table.ts'
import type { ReviewedItem } from './acceptance.store.ts'
import { aDevice, aDeviceItem } from './device.fixtures.ts'
import { insertItem } from './device.store.ts'
import { acceptQuarantinedContract, settleQuarantinedContract } from './review.contract.ts'
import { reviewRoutes } from './review.routes.ts'

const village = '420222101200'
const device = aDevice()
const writer = anActor({
  ...{ id: device.accountId, orgId: device.orgId, divisions: [village] },
  roles: ['village-executive'],
})
const township = anActor({
  ...{ orgId: '01890000-0000-7000-8000-00000000000c', divisions: ['420222101'] },
})
const elsewhere = anActor({
  ...{ orgId: '01890000-0000-7000-8000-00000000000d', divisions: ['420222110'] },
})
const notCleared = anActor({ ...township, clearance: 'normal' })
const federation = anOrganisation({ id: device.orgId, level: 'village', division: village })

policyTable(routeOf(settleQuarantinedContract), {
  record: aDeviceItem(),
  insert: insertItem,
  input: { body: { reason: '已由镇妇联补录' } },
  rows: [
    ['by the township above', township, 'permitted'],
    ['by the writer', writer, 'role-not-allowed'],
    ['by an officer who is not cleared', notCleared, 'clearance-too-low'],
    ['by another township', elsewhere, 'not-found'],
  ],
})

const item = aDeviceItem()
/** As `lockToAccept` finds it: a visit in a village of the township. */
const reviewed: ReviewedItem = {
  ...item,
  becoming: {
    recordId: item.id,
    may: (actor) => (covers(actor, village) ? permitted : refuse('division-outside-reach')),
    save: () => undefined,
    events: [],
  },
}

policyTable(routeOf(acceptQuarantinedContract), {
  record: reviewed,
  insert(tx) {
    saveDivisions(tx, divisionsOf('420200'))
    insertOrganisations(tx, [federation])
    insertExecutives(tx, [anExecutive({ accountId: device.accountId, orgId: federation.id })])
    insertItem(tx, item)
  },
  input: { body: {} },
  rows: [
    ['by the township above', township, 'permitted'],
    ['by the writer', writer, 'role-not-allowed'],
    ['by an officer who is not cleared', notCleared, 'clearance-too-low'],
    ['by another township', elsewhere, 'not-found'],
  ],
})

function routeOf(contract: Endpoint): Route {
  const route = reviewRoutes.find((each) => each.contract === contract)
  if (route === undefined) throw new Error(`no route ${contract.id}`)
  return route
}
