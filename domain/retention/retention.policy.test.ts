import { anOldMatter, aHold, aRun, insertOldMatters } from './retention.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { holdRoutes } from './hold.routes.ts'
import { insertHold } from './hold.store.ts'
import {
  approveRunContract,
  liftHoldContract,
  placeHoldContract,
  proposeRunContract,
  withdrawRunContract,
} from './retention.contract.ts'
import { retentionRoutes } from './retention.routes.ts'
import { insertRun } from './run.store.ts'

const lan = newId()
const lister = anActor({ id: lan, roles: ['city-officer'], divisions: ['4202'] })
const colleague = anActor({ id: newId(), roles: ['city-officer'], divisions: ['4202'] })
const county = anActor({ roles: ['county-officer'], divisions: ['420222'] })
const leader = anActor({ roles: ['leader'], divisions: ['4202'] })
const admin = anActor({ roles: ['system-admin'], divisions: [] })

const old = anOldMatter()

creationTable(routeOf(placeHoldContract), {
  seed: (tx) => insertOldMatters(tx, [old]),
  input: { body: { matterNumber: old.number, scope: 'matter', reason: '法院再审调阅' } },
  rows: [
    ['by an officer of the city', lister, 'permitted'],
    ['by an officer of the county', county, 'role-not-allowed'],
    ['by a leader', leader, 'role-not-allowed'],
  ],
})

policyTable(routeOf(liftHoldContract), {
  record: aHold(),
  insert: insertHold,
  input: { body: { reason: '调阅已归还' } },
  rows: [
    ['by an officer of the city', colleague, 'permitted'],
    ['by an officer of the county', county, 'role-not-allowed'],
    ['by an administrator', admin, 'role-not-allowed'],
  ],
})

creationTable(routeOf(proposeRunContract), {
  seed: (tx) => insertOldMatters(tx, [anOldMatter()]),
  input: { body: {} },
  rows: [
    ['by an officer of the city', lister, 'permitted'],
    ['by an officer of the county', county, 'role-not-allowed'],
    ['by an administrator', admin, 'role-not-allowed'],
  ],
})

policyTable(routeOf(approveRunContract), {
  record: aRun({ proposedBy: lan }),
  insert: insertRun,
  input: { body: {} },
  rows: [
    ['by a colleague of who listed it', colleague, 'permitted'],
    ['by who listed it', lister, 'erasure-needs-second-person'],
    ['by a leader', leader, 'role-not-allowed'],
  ],
})

policyTable(routeOf(withdrawRunContract), {
  record: aRun({ proposedBy: lan }),
  insert: insertRun,
  input: { body: {} },
  rows: [
    ['by who listed it', lister, 'permitted'],
    ['by a colleague', colleague, 'permitted'],
    ['by an officer of the county', county, 'role-not-allowed'],
  ],
})

function routeOf(contract: Endpoint): Route {
  const route = [...holdRoutes, ...retentionRoutes].find((each) => each.contract === contract)
  if (route === undefined) throw new Error(`no route ${contract.id}`)
  return route
}
