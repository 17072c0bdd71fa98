import type { z } from 'zod'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import * as contracts from './supervision.contract.ts'
import { aSupervision, insertSupervisions } from './supervision.fixtures.ts'
import { supervisionRoutes } from './supervision.routes.ts'
import type { Supervision } from './supervision.schema.ts'

const county = anOrganisation({
  ...{ level: 'county', division: '420222000000', name: '阳新县妇女联合会' },
})
const city = anOrganisation({ level: 'city', division: '420200000000', administers: ['4202'] })
const township = anOrganisation({ parentId: county.id })
const elsewhere = anOrganisation({ division: '420281102000', name: '还地桥镇妇女联合会' })
const police = anOrganisation({ kind: 'public-security', level: 'township', name: '富池派出所' })

const barred = newId()
const issuer = anActor({
  ...{ id: newId(), orgId: county.id, orgs: [county.id], divisions: ['420222'] },
  roles: ['county-officer'],
})
const addressee = anActor({
  ...{ id: newId(), orgId: township.id, orgs: [township.id], divisions: ['420222101'] },
})
const liaison = anActor({
  ...{ id: newId(), orgId: police.id, orgs: [police.id], divisions: [], roles: ['liaison'] },
})
const above = anActor({
  ...{ id: newId(), orgId: city.id, orgs: [city.id], divisions: ['4202'], roles: ['city-officer'] },
})
const far = anActor({ id: newId(), orgId: elsewhere.id, divisions: ['420281'] })
const executive = anActor({
  ...{ id: newId(), orgId: newId(), divisions: ['420222101200'], roles: ['village-executive'] },
})

function routeOf(wanted: Endpoint): Route {
  const found = supervisionRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

const parties = { issuerOrgId: county.id, addresseeOrgId: township.id, barred: [barred] }

function insert(tx: Tx, order: Supervision): void {
  insertOrganisations(tx, [county, city, township, elsewhere, police])
  insertSupervisions(tx, [order])
}

type IssueBody = z.input<typeof contracts.issueSupervisionContract.body>

type Row = readonly [string, Actor, string]

const byIssuer: readonly Row[] = [
  ['who sent it', issuer, 'permitted'],
  ['whom it was sent to', addressee, 'role-not-allowed'],
  ['the city', above, 'supervision-of-another-organisation'],
  ['another township', far, 'not-found'],
  ['who is barred', { ...issuer, id: barred }, 'not-found'],
]

const replied = {
  status: 'replied' as const,
  rounds: [
    {
      ...{ text: '已联系', evidence: '', at: '2023-05-10T01:00:00.000Z', byName: '陈玉兰' },
      ...{ byOrgId: township.id, verdict: null, reason: null, judgedAt: null },
    },
  ],
}

policyTable(routeOf(contracts.replySupervisionContract), {
  record: aSupervision(parties),
  insert,
  input: { body: { text: '已联系本人，情况见附件' } },
  rows: [
    ['whom it was sent to', addressee, 'permitted'],
    ['who sent it', issuer, 'not-addressed-to-you'],
    ['the city', above, 'not-addressed-to-you'],
    ['an executive of the village', executive, 'role-not-allowed'],
    ['another township', far, 'not-found'],
    ['another agency', liaison, 'not-found'],
    ['who is barred', { ...addressee, id: barred }, 'not-found'],
  ],
})

policyTable(routeOf(contracts.sendBackReplyContract), {
  record: aSupervision({ ...parties, ...replied }),
  insert,
  input: { body: { reason: '没有说明联系结果' } },
  rows: byIssuer,
})

policyTable(routeOf(contracts.closeSupervisionContract), {
  record: aSupervision({ ...parties, ...replied }),
  insert,
  input: { body: { outcome: 'done', text: '已办结' } },
  rows: byIssuer,
})

policyTable(routeOf(contracts.withdrawSupervisionContract), {
  record: aSupervision(parties),
  insert,
  input: { body: { reason: '发错了单位' } },
  rows: byIssuer,
})

const proposed = aSupervision({
  ...parties,
  ...{ status: 'proposed', number: null, issuedAt: null, replyDueAt: null },
  ...{ division: '420222000000', orgId: county.id, audience: [] },
})
const byItself: readonly Row[] = [
  ['for whom it was proposed', issuer, 'permitted'],
  ['whom it would go to', addressee, 'not-found'],
  ['the city', above, 'supervision-of-another-organisation'],
]

policyTable(routeOf(contracts.sendSupervisionContract), {
  record: proposed,
  insert,
  input: { body: { requirement: '请于三日内联系本人' } },
  rows: byItself,
})

policyTable(routeOf(contracts.dropSupervisionContract), {
  record: proposed,
  insert,
  input: { body: { reason: '已电话催办' } },
  rows: byItself,
})

const toTownship: IssueBody = {
  kind: 'order',
  addresseeOrgId: township.id,
  requirement: '请按时回访',
}
const toPolice: IssueBody = {
  kind: 'opinion',
  addresseeOrgId: police.id,
  requirement: '请依法出具告诫书',
}

creationTable(routeOf(contracts.issueSupervisionContract), {
  seed: (tx) => insertOrganisations(tx, [county, city, township, elsewhere, police]),
  input: { body: toTownship },
  rows: [
    ['the county to its township', issuer, 'permitted'],
    ['the city to a township', above, 'permitted'],
    ['a township', addressee, 'role-not-allowed'],
    ['a liaison', liaison, 'role-not-allowed'],
    ['an opinion of the county to the police', issuer, 'permitted', toPolice],
    [
      'an opinion to a federation',
      issuer,
      'opinion-to-a-federation',
      { ...toTownship, kind: 'opinion' },
    ],
    [
      'the county to another county’s township',
      issuer,
      'federation-beyond-reach',
      { ...toTownship, addresseeOrgId: elsewhere.id },
    ],
    [
      'the county to the city',
      issuer,
      'addressee-above-issuer',
      { ...toTownship, addresseeOrgId: city.id },
    ],
    [
      'the county to itself',
      issuer,
      'supervises-itself',
      { ...toTownship, addresseeOrgId: county.id },
    ],
    [
      'about a matter that is not there',
      issuer,
      'matter-closed-to-you',
      { ...toTownship, matterId: newId() },
    ],
  ],
})
