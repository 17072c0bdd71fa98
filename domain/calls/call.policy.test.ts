import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { chooseCallContract, separateCallContract } from './call.contract.ts'
import {
  aCall,
  aHousehold,
  aPair,
  aPush,
  cast,
  insertCallRecords,
  insertCast,
} from './call.fixtures.ts'
import { callRoutes } from './call.routes.ts'
import { decidePairContract } from './household.contract.ts'
import { feedBackPushContract, sendPushContract } from './push.contract.ts'

const { liaison, otherLiaison, officer, countyOfficer, executive, leader } = cast

function routeOf(wanted: Endpoint): Route {
  const found = callRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

type Row = readonly [string, Actor, string]

const owning: readonly Row[] = [
  ['the police’s own liaison', liaison, 'permitted'],
  ['the liaison of another police organisation', otherLiaison, 'not-found'],
  ['the township’s officer', officer, 'role-not-allowed'],
  ['the county’s officer', countyOfficer, 'role-not-allowed'],
  ['a village executive', executive, 'role-not-allowed'],
  ['a leader', leader, 'role-not-allowed'],
]

const household = aHousehold({ calls: 2 })
const linked = aCall({ householdId: household.id })
const beside = aCall({ householdId: household.id })
const borderline = aCall({ selection: 'borderline' })

policyTable(routeOf(chooseCallContract), {
  record: borderline,
  insert: (tx, call) => insertCallRecords(tx, { calls: [call] }),
  input: { body: { verdict: 'out', reason: '与家庭无关' } },
  rows: owning,
})

policyTable(routeOf(separateCallContract), {
  record: { ...linked, others: [beside.id] },
  insert: (tx) => insertCallRecords(tx, { calls: [linked, beside], households: [household] }),
  input: { body: { reason: '另一户' } },
  rows: owning,
})

policyTable(routeOf(decidePairContract), {
  record: aPair(linked.id, borderline.id),
  insert: (tx, pair) => insertCallRecords(tx, { calls: [linked, borderline], pairs: [pair] }),
  input: { body: { verdict: 'deferred' } },
  rows: owning,
})

creationTable(routeOf(sendPushContract), {
  async seed(tx) {
    insertCast(tx)
    await insertCallRecords(tx, { calls: [linked], households: [household] })
  },
  input: {
    body: {
      householdId: household.id,
      ...{ category: 'marriage-family', imminent: false, subject: '', note: '请上门核实' },
      safeContact: { phone: '', time: '', avoid: '' },
    },
  },
  rows: [
    ['the police’s own liaison', liaison, 'permitted'],
    ['the liaison of another police organisation', otherLiaison, 'not-found'],
    ['the county’s officer', countyOfficer, 'not-found'],
    ['a village executive', executive, 'not-found'],
  ],
})

policyTable(routeOf(feedBackPushContract), {
  record: aPush(),
  insert(tx, push) {
    insertCast(tx)
    return insertCallRecords(tx, { pushes: [push] })
  },
  input: { body: { contact: 'met', outcome: 'eased', text: '已见面' } },
  rows: [
    ['the township’s desk', officer, 'permitted'],
    ['the county above it', countyOfficer, 'permitted'],
    ['the police that sent it', liaison, 'push-of-another-desk'],
    ['another police organisation', otherLiaison, 'not-found'],
    ['a village executive', executive, 'not-found'],
    ['a leader above it', leader, 'role-not-allowed'],
    [
      'an officer elsewhere',
      { ...officer, id: newId(), orgId: newId(), orgs: [], divisions: ['420281'] },
      'not-found',
    ],
  ],
})
