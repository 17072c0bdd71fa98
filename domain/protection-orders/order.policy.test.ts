import { aCast, aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import type { Delivery } from '#domain/services/delivery.schema.ts'
import { openRound } from '#domain/services/delivery.schema.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { anApplication, anOrder, insertOrders } from './order.fixtures.ts'
import * as contracts from './order.contract.ts'
import { orderReadRoutes } from './order-read.routes.ts'
import { orderRoutes } from './order.routes.ts'
import type { OrderFile } from './order.schema.ts'

const { place, cast } = aCast()
const { owner, neighbour, elsewhere, shutOut, coActing, county, leader, executive } = cast
const [court, police] = [newId(), newId()]
const liaison = anActor({ id: newId(), orgId: court, divisions: [], roles: ['liaison'] })
const station = anActor({ id: newId(), orgId: police, divisions: [], roles: ['liaison'] })
const here = {
  ...{ orgId: owner.orgId, barred: [shutOut.id], division: '420222101200' },
  ...{ sensitivity: 'sensitive' as const, audience: [court, police] },
  ...{ courtOrgId: court, validUntil: '2023-08-10', periodFrom: '2023-05-01' },
}
const reason = '按规定办理'
const at = '2023-05-10T02:00:00Z'
const decidedAt = '2023-05-09T02:00:00Z'

function routeOf(wanted: Endpoint): Route {
  const found = [...orderRoutes, ...orderReadRoutes].find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

const insert = (tx: Tx, order: OrderFile): void => insertOrders(tx, [order])
const draft = anOrder({ ...here, audience: [police] })
const submitted = anOrder({ ...here, status: 'submitted', submittedAt: decidedAt })
const accepted = anOrder({ ...here, status: 'accepted', acceptedAt: decidedAt })
const deliveries: readonly Delivery[] = openRound([], { police })
const issued = anOrder({ ...here, status: 'issued', decidedAt, deliveries, isRenewalDue: true })
const asked = { number: 1, at: decidedAt, reason, measures: [], isGranted: null, decidedAt: null }
const changing = anOrder({
  ...issued,
  id: newId(),
  number: '护令 2023-9001',
  changes: [{ ...asked, kind: 'vary' }],
})
const again = { side: 'respondent', at: decidedAt, reason, result: null, decidedAt: null } as const
const reconsidered = anOrder({
  ...issued,
  id: newId(),
  number: '护令 2023-9002',
  reconsiderations: [again],
})

type Row = readonly [string, Actor, string]

/** The applicant's own side; the court reads along. */
const handling: readonly Row[] = [
  ['the office that applies', owner, 'permitted'],
  ['the county above it', county, 'permitted'],
  ['another office of the township', neighbour, 'order-of-another-organisation'],
  ['the police station that is told', station, 'order-of-another-organisation'],
  ['a leader', leader, 'role-not-allowed'],
  ['an office that only acts in the matter', coActing, 'not-found'],
  ['an officer elsewhere', elsewhere, 'not-found'],
  ['an executive of the village', executive, 'not-found'],
  ['who is barred', shutOut, 'not-found'],
]
const atCourt: readonly Row[] = [['the court’s liaison', liaison, 'permitted'], ...handling]

policyTable(routeOf(contracts.editOrderContract), {
  record: draft,
  insert,
  input: { body: { application: anApplication(), confidential: draft.confidential } },
  rows: [['the court before it was handed in', liaison, 'not-found'], ...handling],
})
policyTable(routeOf(contracts.submitOrderContract), { record: draft, insert, rows: handling })
policyTable(routeOf(contracts.withdrawOrderContract), {
  record: submitted,
  insert,
  input: { body: { reason } },
  rows: handling,
})
policyTable(routeOf(contracts.acceptOrderContract), {
  record: submitted,
  insert,
  input: { body: { at, caseNumber: '民保令1号' } },
  rows: atCourt,
})
policyTable(routeOf(contracts.issueOrderContract), {
  record: accepted,
  insert,
  input: { body: { at, measures: ['no-contact'], validUntil: '2023-10-10' } },
  rows: atCourt,
})
policyTable(routeOf(contracts.rejectOrderContract), {
  record: accepted,
  insert,
  input: { body: { at, reason } },
  rows: atCourt,
})
policyTable(routeOf(contracts.serveOrderContract), {
  record: issued,
  insert,
  input: { body: { recipient: 'respondent', at, by: '法警', way: 'in-person' } },
  rows: [
    ...atCourt,
    [
      'the police station that signs for its own copy',
      station,
      'permitted',
      { recipient: 'police', at, by: '民警', way: 'in-person' },
    ],
  ],
})
policyTable(routeOf(contracts.recordBreachContract), {
  record: issued,
  insert,
  input: { body: { at, text: '到她单位门口堵人', isPoliceTold: true } },
  rows: [
    ...atCourt.filter(([, , expected]) => expected !== 'order-of-another-organisation'),
    ['the police station', station, 'permitted'],
    ['another office of the township', neighbour, 'permitted'],
  ],
})
policyTable(routeOf(contracts.askReconsiderationContract), {
  record: issued,
  insert,
  input: { body: { side: 'respondent', at, reason } },
  rows: atCourt,
})
policyTable(routeOf(contracts.decideReconsiderationContract), {
  record: reconsidered,
  insert,
  input: { body: { at, result: 'upheld' } },
  rows: atCourt,
})
policyTable(routeOf(contracts.askChangeContract), {
  record: issued,
  insert,
  input: { body: { kind: 'extend', reason } },
  rows: handling,
})
policyTable(routeOf(contracts.decideChangeContract), {
  record: changing,
  insert,
  input: { body: { at, isGranted: false } },
  rows: atCourt,
})
policyTable(routeOf(contracts.letExpireContract), {
  record: issued,
  insert,
  input: { body: { reason } },
  rows: handling,
})

const matter = aMatterInHand({ ...place, sensitivity: 'sensitive' })
creationTable(routeOf(contracts.openOrderContract), {
  seed: (tx) => insertMatterFiles(tx, [matter]),
  input: {
    body: {
      matterId: matter.id,
      application: anApplication(),
      confidential: draft.confidential,
    },
  },
  rows: [
    ['the responsible office', owner, 'permitted'],
    ['a co-acting office', coActing, 'permitted'],
    ['the county above it', county, 'permitted'],
    ['another office of the township', neighbour, 'matter-of-another-organisation'],
    ['a leader', leader, 'role-not-allowed'],
    ['an executive of the village', executive, 'not-found'],
    ['who is barred', shutOut, 'not-found'],
  ],
})
