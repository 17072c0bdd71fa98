import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { breakGlassRoutes } from './break-glass.routes.ts'
import * as contracts from './matter.contract.ts'
import { aCast, aMatterInHand, insertMatterFiles } from './matter.fixtures.ts'
import { matterRoutes } from './matter.routes.ts'
import type { MatterFile } from './matter.schema.ts'
import { mergeRoutes } from './merge.routes.ts'

const { place, cast } = aCast()
const { owner, neighbour, elsewhere, shutOut, coActing, county, leader, executive } = cast

function routeOf(wanted: Endpoint): Route {
  const found = [...matterRoutes, ...mergeRoutes, ...breakGlassRoutes].find(
    ({ contract }) => contract === wanted,
  )
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

const insert = (tx: Tx, file: MatterFile): void => insertMatterFiles(tx, [file])
const reason = '按规定办理'

type Row = readonly [string, Actor, string]

/** Handled by the responsible organisation and the federation above it; not there for the others. */
const handling: readonly Row[] = [
  ['the responsible organisation', owner, 'permitted'],
  ['the county above it', county, 'permitted'],
  ['a co-acting organisation', coActing, 'matter-of-another-organisation'],
  ['another township office of the division', neighbour, 'matter-of-another-organisation'],
  ['a leader', leader, 'role-not-allowed'],
  ['an officer elsewhere', elsewhere, 'not-found'],
  ['who is barred', shutOut, 'not-found'],
]

policyTable(routeOf(contracts.handOverContract), {
  record: aMatterInHand(place),
  insert,
  input: { body: { organisationId: newId(), reason } },
  rows: handling,
})

policyTable(routeOf(contracts.setCoActingContract), {
  record: aMatterInHand(place),
  insert,
  input: { body: { organisationId: coActing.orgId, isActing: false, reason } },
  rows: handling,
})

policyTable(routeOf(contracts.declareConflictContract), {
  record: aMatterInHand(place),
  insert,
  input: { body: { reason } },
  rows: [
    ...[owner, coActing, neighbour, leader, executive].map((actor): Row => [
      `anybody who sees it (${actor.roles.join()})`,
      actor,
      'permitted',
    ]),
    ['an officer elsewhere', elsewhere, 'not-found'],
  ],
})

policyTable(routeOf(contracts.setBarredContract), {
  record: aMatterInHand(place),
  insert,
  input: { body: { accountId: newId(), isBarred: true, reason } },
  rows: handling,
})

policyTable(routeOf(contracts.setNamedContract), {
  record: aMatterInHand(place),
  insert,
  input: { body: { accountId: newId(), isNamed: true, reason } },
  rows: handling,
})

policyTable(routeOf(contracts.changeSensitivityContract), {
  record: aMatterInHand({ ...place, sensitivity: 'sensitive' }),
  insert,
  input: { body: { sensitivity: 'sealed', reason } },
  rows: [
    ...handling,
    ['a township that would open it', owner, 'role-not-allowed', { sensitivity: 'normal', reason }],
    ['the county that opens it', county, 'permitted', { sensitivity: 'normal', reason }],
    ['a village, which sees no violence', executive, 'not-found'],
  ],
})

policyTable(routeOf(contracts.mergeMatterContract), {
  record: aMatterInHand(place),
  insert,
  input: { body: { intoId: newId(), reason } },
  rows: handling,
})

policyTable(routeOf(contracts.undoMergeContract), {
  record: aMatterInHand({ ...place, status: 'merged', mergedInto: newId() }),
  insert,
  input: { body: { reason } },
  rows: handling,
})

const hidden = aMatterInHand(place)
const sealedOne = aMatterInHand({ ...place, sensitivity: 'sealed', named: [owner.id] })
const glass = { number: hidden.number, reason: '当事人在我处求助，需立即了解情况' }
const sealedGlass = { ...glass, number: sealedOne.number }

creationTable(routeOf(contracts.breakGlassContract), {
  seed: (tx) => insertMatterFiles(tx, [hidden, sealedOne]),
  input: { body: glass },
  rows: [
    ['an officer elsewhere', elsewhere, 'permitted'],
    ['who sees it anyway', owner, 'matter-already-open-to-you'],
    ['who is barred', shutOut, 'not-found'],
    ['an executive', executive, 'role-not-allowed'],
    [
      'for a number that nobody has',
      elsewhere,
      'not-found',
      { ...glass, number: '阳新妇 1999-0001' },
    ],
    ['a township officer, for a sealed matter', elsewhere, 'not-found', sealedGlass],
    ['the county, for a sealed matter', county, 'permitted', sealedGlass],
    ['an administrator', anActor({ ...elsewhere, roles: ['system-admin'] }), 'role-not-allowed'],
  ],
})
