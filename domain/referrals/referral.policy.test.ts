import { aMatter, insertMatterFiles, aMatterFile } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import * as contracts from './referral.contract.ts'
import { aReferralFile, insertReferralRecords } from './referral.fixtures.ts'
import { referralRoutes } from './referral.routes.ts'
import type { ReferralFile } from './referral.transition.ts'
import { sendingRoutes } from './sending.routes.ts'

const office = anOrganisation({ division: '420222101000' })
const station = anOrganisation({ kind: 'public-security', name: '阳新县富池派出所' })
const bureau = anOrganisation({ kind: 'public-security', level: 'county', name: '阳新县公安局' })
const county = anOrganisation({ level: 'county', division: '420222000000', name: '阳新县妇联' })
const barred = newId()

function of(orgId: string, change: Partial<Actor>): Actor {
  return anActor({ id: newId(), orgId, orgs: [orgId], divisions: [], ...change })
}

const cadre = of(office.id, { divisions: ['420222101'] })
const liaison = of(station.id, { roles: ['liaison'] })
const otherLiaison = of(bureau.id, { roles: ['liaison'] })
const countyOfficer = of(county.id, { roles: ['county-officer'], divisions: ['420222'] })
const leader = of(county.id, { roles: ['leader'], divisions: ['420222'] })
const kin = { ...liaison, id: barred }

const matter = aMatter({ orgId: office.id, sensitivity: 'sensitive', division: '420222101200' })
const place = {
  ...{ orgId: station.id, senderOrgId: office.id, fromOrgId: office.id, audience: [office.id] },
  ...{ barred: [barred], matterId: matter.id },
}

function routeOf(wanted: Endpoint): Route {
  const found = [...referralRoutes, ...sendingRoutes].find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

function insert(tx: Tx, file: ReferralFile): void {
  const { surroundings: _surroundings, entries: _entries, ...referral } = file
  insertOrganisations(tx, [office, station, bureau, county])
  insertMatterFiles(tx, [aMatterFile(matter)])
  insertReferralRecords(tx, [referral])
}

type Row = readonly [string, Actor, string]

const working: readonly Row[] = [
  ['the receiver', liaison, 'permitted'],
  ['the sender', cadre, 'referral-of-another-organisation'],
  ['the county above the sender', countyOfficer, 'referral-of-another-organisation'],
  ['a leader', leader, 'role-not-allowed'],
  ['another agency', otherLiaison, 'not-found'],
  ['a relation at the receiver', kin, 'not-found'],
]

const settling: readonly Row[] = [
  ['the sender', cadre, 'permitted'],
  ['the county above the sender', countyOfficer, 'permitted'],
  ['the receiver', liaison, 'referral-settled-by-its-sender'],
  ['another agency', otherLiaison, 'not-found'],
  ['a relation at the receiver', kin, 'not-found'],
]

const text = '按职责办理'
const sent = (): ReferralFile => aReferralFile(place)
const accepted = (): ReferralFile => aReferralFile({ ...place, status: 'accepted' })
const fedBack = (): ReferralFile => aReferralFile({ ...place, status: 'fed-back' })
const over = { stepSince: undefined, dueAt: undefined, endedAt: '2023-05-10T02:00:00.000Z' }

policyTable(routeOf(contracts.signReferralContract), { record: sent(), insert, rows: working })
policyTable(routeOf(contracts.acceptReferralContract), { record: sent(), insert, rows: working })
policyTable(routeOf(contracts.returnReferralContract), {
  ...{ record: sent(), insert, rows: working },
  input: { body: { reason: 'not-ours', text } },
})
policyTable(routeOf(contracts.forwardReferralContract), {
  ...{ record: sent(), insert, rows: working },
  input: { body: { organisationId: bureau.id, fields: [], text } },
})
policyTable(routeOf(contracts.logReferralContract), {
  ...{ record: accepted(), insert, rows: working, input: { body: { text } } },
})
policyTable(routeOf(contracts.feedBackReferralContract), {
  ...{ record: accepted(), insert, rows: working, input: { body: { outcome: 'done', text } } },
})
policyTable(routeOf(contracts.askAgainContract), {
  ...{ record: fedBack(), insert, rows: settling, input: { body: { text } } },
})
policyTable(routeOf(contracts.verifyReferralContract), {
  ...{ record: fedBack(), insert, rows: settling },
})
policyTable(routeOf(contracts.withdrawReferralContract), {
  ...{ record: sent(), insert, rows: settling, input: { body: { text } } },
})
policyTable(routeOf(contracts.decideCompetenceContract), {
  record: aReferralFile({
    ...{ ...place, status: 'disputed', deciderOrgId: county.id },
    audience: [office.id, county.id],
  }),
  insert,
  input: { body: { organisationId: bureau.id, text } },
  rows: [
    ['the level above', countyOfficer, 'permitted'],
    ['the sender', cadre, 'decided-by-the-level-above'],
    ['the receiver', liaison, 'decided-by-the-level-above'],
    ['another agency', otherLiaison, 'not-found'],
  ],
})
policyTable(routeOf(contracts.rateReferralContract), {
  record: {
    ...aReferralFile({ ...place, status: 'verified', ...over }),
    rated: [],
  } as ReferralFile,
  insert: (tx, { rated: _rated, ...file }: ReferralFile & { rated?: unknown }) => insert(tx, file),
  input: { body: { score: 5, reasons: ['in-time'] } },
  rows: [
    ['the receiver', liaison, 'permitted'],
    ['the sender', cadre, 'permitted'],
    ['the county above the sender', countyOfficer, 'referral-of-another-organisation'],
    ['another agency', otherLiaison, 'not-found'],
  ],
})

const neighbour = anActor({ id: newId(), orgId: newId(), divisions: ['420222101'] })
creationTable(routeOf(contracts.sendReferralContract), {
  seed(tx) {
    insertOrganisations(tx, [office, station, bureau, county])
    insertMatterFiles(tx, [aMatterFile(matter)])
  },
  input: {
    params: { id: matter.id },
    body: {
      ...{ organisationId: station.id, urgency: 'urgent', fields: ['identity'] },
      ...{ summary: '请出警', ground: { code: 'domestic-violence-15' } },
    },
  },
  rows: [
    ['the responsible organisation', cadre, 'permitted'],
    ['the county above it', countyOfficer, 'permitted'],
    ['another office of the division', neighbour, 'matter-of-another-organisation'],
    ['a leader', leader, 'role-not-allowed'],
    ['another agency', liaison, 'not-found'],
  ],
})
