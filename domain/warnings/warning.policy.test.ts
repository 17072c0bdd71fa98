import { aCast, aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { openRound } from '#domain/services/delivery.schema.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import * as contracts from './warning.contract.ts'
import { aWarning, insertWarnings } from './warning.fixtures.ts'
import { warningRoutes } from './warning.routes.ts'
import type { WarningFile } from './warning.schema.ts'

const { place, cast } = aCast()
const { owner, neighbour, elsewhere, shutOut, coActing, county, leader, executive } = cast
const [policeOrgId, committee] = [newId(), newId()]
const station = anActor({ id: newId(), orgId: policeOrgId, divisions: [], roles: ['liaison'] })
const village = anActor({ id: newId(), orgId: committee, divisions: [], roles: ['liaison'] })
const here = {
  ...{ orgId: owner.orgId, barred: [shutOut.id], division: '420222101200', policeOrgId },
  ...{ sensitivity: 'sensitive' as const, audience: [policeOrgId, committee] },
}
const [reason, at] = ['按规定办理', '2023-05-10T02:00:00Z']
const clock = {
  dueAt: '2023-05-16T02:00:00.000Z',
  warnsAt: '2023-05-15T02:00:00.000Z',
  clockNumber: 0,
}

function routeOf(wanted: Endpoint): Route {
  const found = warningRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

const insert = (tx: Tx, warning: WarningFile): void => insertWarnings(tx, [warning])
const draft = aWarning(here)
const issued = aWarning({
  ...{ ...here, status: 'issued', issuedAt: '2023-05-09T02:00:00Z', deliveries: openRound([], {}) },
  ...{ serving: clock, visiting: clock },
})

type Row = readonly [string, Actor, string]
const handling: readonly Row[] = [
  ['the police station', station, 'permitted'],
  ['the office that is responsible for the matter', owner, 'permitted'],
  ['the county above it', county, 'permitted'],
  ['the committee that is told', village, 'warning-of-another-organisation'],
  ['another office of the township', neighbour, 'warning-of-another-organisation'],
  ['a leader', leader, 'role-not-allowed'],
  ['an office that only acts in the matter', coActing, 'not-found'],
  ['an officer elsewhere', elsewhere, 'not-found'],
  ['an executive of the village', executive, 'not-found'],
  ['who is barred', shutOut, 'not-found'],
]
const working: readonly Row[] = handling.map(([who, actor, expected]) => [
  ...([
    who,
    actor,
    expected === 'warning-of-another-organisation' ? 'permitted' : expected,
  ] as const),
])

policyTable(routeOf(contracts.editWarningContract), {
  record: draft,
  insert,
  input: { body: { content: draft.content } },
  rows: handling,
})
policyTable(routeOf(contracts.withdrawWarningContract), {
  record: draft,
  insert,
  input: { body: { reason } },
  rows: handling,
})
policyTable(routeOf(contracts.issueWarningContract), {
  record: draft,
  insert,
  input: { body: { at, documentNumber: '阳公告字1号' } },
  rows: handling,
})
policyTable(routeOf(contracts.serveWarningContract), {
  record: issued,
  insert,
  input: { body: { recipient: 'respondent', at, by: '民警', way: 'in-person' } },
  rows: handling,
})
policyTable(routeOf(contracts.visitWarnedContract), {
  record: issued,
  insert,
  input: { body: { at, by: '民警和妇联主席', met: 'both', result: 'calm', text: '没有再发生' } },
  rows: working,
})
policyTable(routeOf(contracts.recordWarningBreachContract), {
  record: issued,
  insert,
  input: { body: { at, text: '又动手了' } },
  rows: working,
})
policyTable(routeOf(contracts.endWarningContract), {
  record: issued,
  insert,
  input: { body: { reason } },
  rows: handling,
})

const matter = aMatterInHand({ ...place, sensitivity: 'sensitive' })
creationTable(routeOf(contracts.openWarningContract), {
  seed: (tx) => insertMatterFiles(tx, [matter]),
  input: { body: { matterId: matter.id, content: draft.content } },
  rows: [
    ['the responsible office', owner, 'permitted'],
    ['a co-acting office', coActing, 'permitted'],
    ['another office of the township', neighbour, 'matter-of-another-organisation'],
    ['an executive of the village', executive, 'not-found'],
    ['who is barred', shutOut, 'not-found'],
  ],
})
