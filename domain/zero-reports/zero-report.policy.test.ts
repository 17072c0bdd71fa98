import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import * as bundles from './bundle.contract.ts'
import { bundleRoutes } from './bundle.routes.ts'
import { settleCheckContract } from './check.contract.ts'
import { checkRoutes } from './check.routes.ts'
import * as contracts from './zero-report.contract.ts'
import {
  aBundle,
  aCheck,
  aNilReturn,
  aReport,
  asLoaded,
  insertChecksWithDraws,
  insertEmptyBundles,
  insertReports,
} from './zero-report.fixtures.ts'
import type { ZeroReport } from './zero-report.schema.ts'
import { zeroReportRoutes } from './zero-report.routes.ts'

const city = anOrganisation({ level: 'city', division: '420200000000', administers: ['4202'] })
const county = anOrganisation({ level: 'county', division: '420222000000', parentId: city.id })
const township = anOrganisation({ parentId: county.id })
const village = anOrganisation({
  level: 'village',
  division: '420222101200',
  parentId: township.id,
})
const sister = anOrganisation({ level: 'village', division: '420222101201', parentId: township.id })
const office = anOrganisation({
  ...{ kind: 'political-legal', level: 'county', division: '420222000000', name: '阳新县平安办' },
})

function actorOf(
  { id: orgId }: { id: string },
  role: Actor['roles'][number],
  divisions: readonly string[],
): Actor {
  return anActor({ id: newId(), orgId, orgs: [orgId], roles: [role], divisions })
}

const executive = actorOf(village, 'village-executive', ['420222101200'])
const neighbour = actorOf(sister, 'village-executive', ['420222101201'])
const reviewer = actorOf(township, 'township-officer', ['420222101'])
const above = actorOf(county, 'county-officer', ['420222'])
const cityOfficer = actorOf(city, 'city-officer', ['4202'])
const far = actorOf(anOrganisation(), 'township-officer', ['420281'])
const liaison = actorOf(office, 'liaison', [])

function insertOrgs(tx: Tx): void {
  insertOrganisations(tx, [city, county, township, village, sister, office])
}

async function insert(tx: Tx, report: ZeroReport): Promise<void> {
  insertOrgs(tx)
  await insertReports(tx, [report])
}

function routeOf(routes: readonly Route[], wanted: Endpoint): Route {
  const found = routes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

type Row = readonly [string, Actor, string]

const ids = { orgId: village.id, parentOrgId: township.id }

const bySigner: readonly Row[] = [
  ['an executive of the village', executive, 'permitted'],
  ['an executive of the next village', neighbour, 'not-found'],
  ['the township, which reviews it', reviewer, 'role-not-allowed'],
  ['the county', above, 'role-not-allowed'],
  ['another township', far, 'not-found'],
  ['another agency', liaison, 'not-found'],
]

policyTable(routeOf(zeroReportRoutes, contracts.signReportContract), {
  record: asLoaded(aReport(ids)),
  insert,
  input: { body: { nil: true } },
  rows: bySigner,
})

policyTable(routeOf(zeroReportRoutes, contracts.supplementReportContract), {
  record: asLoaded(aNilReturn(ids)),
  insert,
  rows: bySigner,
})

const byReviewer: readonly Row[] = [
  ['the township', reviewer, 'permitted'],
  ['the county', above, 'zero-report-reviewed-elsewhere'],
  ['the city', cityOfficer, 'zero-report-reviewed-elsewhere'],
  ['the village itself', executive, 'role-not-allowed'],
  ['another township', far, 'not-found'],
  ['another agency', liaison, 'not-found'],
]

policyTable(routeOf(zeroReportRoutes, contracts.reviewReportContract), {
  record: asLoaded(aNilReturn(ids)),
  insert,
  rows: byReviewer,
})

policyTable(routeOf(zeroReportRoutes, contracts.returnReportContract), {
  record: asLoaded(aNilReturn(ids)),
  insert,
  input: { body: { reason: '走访户数不对' } },
  rows: byReviewer,
})

policyTable(routeOf(checkRoutes, settleCheckContract), {
  record: aCheck({ orgId: county.id, unitOrgId: village.id }),
  insert(tx, check) {
    insertOrgs(tx)
    insertChecksWithDraws(tx, [check])
  },
  input: { body: { outcome: 'confirmed', calls: 3 } },
  rows: [
    ['the county that drew it', above, 'permitted'],
    ['the city', cityOfficer, 'check-of-another-organisation'],
    ['the township of the village', reviewer, 'not-found'],
    ['the village that signed', executive, 'not-found'],
    ['another agency', liaison, 'not-found'],
  ],
})

const handedOver = { orgId: office.id, senderOrgId: county.id, audience: [county.id] }
const byReceiver: readonly Row[] = [
  ['the peace-building office', liaison, 'permitted'],
  ['who sent it', above, 'role-not-allowed'],
  ['the township', reviewer, 'not-found'],
  ['a liaison of another office', { ...liaison, orgId: newId(), orgs: [newId()] }, 'not-found'],
]

policyTable(routeOf(bundleRoutes, bundles.signBundleContract), {
  record: aBundle(handedOver),
  insert(tx, bundle) {
    insertOrgs(tx)
    insertEmptyBundles(tx, [bundle])
  },
  rows: byReceiver,
})

policyTable(routeOf(bundleRoutes, bundles.acknowledgeBundleContract), {
  record: aBundle({ ...handedOver, status: 'signed', signedAt: '2023-05-07T01:00:00.000Z' }),
  insert(tx, bundle) {
    insertOrgs(tx)
    insertEmptyBundles(tx, [bundle])
  },
  input: { body: { text: '已录入综治网格平台' } },
  rows: byReceiver,
})

creationTable(routeOf(bundleRoutes, bundles.closeBundleContract), {
  seed: insertOrgs,
  input: { body: { period: '2023-04' } },
  rows: [
    ['the county', above, 'permitted'],
    ['the city, which has no such office here', cityOfficer, 'no-peace-building-office'],
    ['a township', reviewer, 'no-peace-building-office'],
    ['the peace-building office itself', liaison, 'role-not-allowed'],
    ['of a month that is not over', above, 'period-not-over', { period: '2023-05' }],
  ],
})
