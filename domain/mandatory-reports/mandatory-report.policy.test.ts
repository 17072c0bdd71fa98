import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { giveCodeContract, revokeCodeContract } from './duty-code.contract.ts'
import { dutyCodeRoutes } from './duty-code.routes.ts'
import type { NewDutyCode } from './duty-code.schema.ts'
import { insertCode } from './duty-code.store.ts'
import * as contracts from './mandatory-report.contract.ts'
import { aReport, insertReports } from './mandatory-report.fixtures.ts'
import { mandatoryReportRoutes } from './mandatory-report.routes.ts'
import type { ReportFile } from './mandatory-report.schema.ts'
import { answerMissedContract } from './report-watch.contract.ts'
import { missedReportRoutes } from './report-watch.routes.ts'
import type { ReportWatch } from './report-watch.schema.ts'
import { insertWatches } from './report-watch.store.ts'

const [federation, policeOrgId, procuratorateOrgId] = [newId(), newId(), newId()]
const officer = (change: Partial<Actor> = {}): Actor =>
  anActor({
    ...{ id: newId(), orgId: federation, orgs: [federation], divisions: ['420222'] },
    ...{ roles: ['county-officer'], ...change },
  })
const liaison = (orgId: string): Actor =>
  anActor({ id: newId(), orgId, orgs: [orgId], divisions: [], roles: ['liaison'] })
const [handler, colleague, unnamed] = [officer(), officer(), officer()]
const barred = officer()
const [police, prosecutor] = [liaison(policeOrgId), liaison(procuratorateOrgId)]
const unnamedPolice = liaison(policeOrgId)
const executive = officer({ roles: ['village-executive'], divisions: ['420222101200'] })
const named = [handler, colleague, barred, police, prosecutor].map(({ id }) => id)
const here = {
  ...{ orgId: federation, named, barred: [barred.id], policeOrgId, procuratorateOrgId },
  ...{ audience: [policeOrgId, procuratorateOrgId], handlerId: handler.id },
}
const at = '2023-05-10T02:00:00Z'
const receipt = { number: '富公受字1号', at: '2023-05-10T01:30:00.000Z', byName: '民警' }
const filed = { at: '2023-05-10T01:40:00.000Z', office: '阳新县人民检察院', byName: '陈玉兰' }

function routeOf(routes: readonly Route[], wanted: Endpoint): Route {
  const found = routes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

type Row = readonly [string, Actor, string]
const unseen: readonly Row[] = [
  ['a colleague who is not named', unnamed, 'not-found'],
  ['the police’s own who is not named', unnamedPolice, 'not-found'],
  ['an executive of the village', executive, 'not-found'],
  ['who is barred, although named', barred, 'not-found'],
]
const handling: readonly Row[] = [
  ['the handler', handler, 'permitted'],
  ['a named colleague', colleague, 'only-the-handler'],
  ['the police', police, 'only-the-handler'],
  ...unseen,
]
const policing: readonly Row[] = [
  ['the police', police, 'permitted'],
  ['the handler', handler, 'permitted'],
  ['a named colleague', colleague, 'not-your-step'],
  ['the procuratorate', prosecutor, 'not-your-step'],
  ...unseen,
]

const insert = (tx: Tx, report: ReportFile): void => insertReports(tx, [report])

const reports = mandatoryReportRoutes
const record = aReport(here)

policyTable(routeOf(reports, contracts.takeReportContract), {
  ...{ record, insert, input: { body: { reason: '请假，由我接办' } } },
  rows: [
    ['a named colleague', colleague, 'permitted'],
    ['the police', police, 'role-not-allowed'],
    ...unseen,
  ],
})
policyTable(routeOf(reports, contracts.recordReceiptContract), {
  ...{ record, insert, input: { body: { number: '富公受字1号', at } }, rows: policing },
})
policyTable(routeOf(reports, contracts.fileProcuratorateContract), {
  ...{ record, insert, input: { body: {} }, rows: handling },
})
policyTable(routeOf(reports, contracts.fileDepartmentContract), {
  ...{ record, insert, input: { body: { department: 'education' } }, rows: handling },
})
policyTable(routeOf(reports, contracts.acknowledgeReportContract), {
  record: aReport({ ...here, procuratorate: filed }),
  ...{ insert, input: { body: { text: '已登记' } } },
  rows: [
    ['the procuratorate', prosecutor, 'permitted'],
    ['the handler', handler, 'permitted'],
    ['the police', police, 'not-your-step'],
    ...unseen,
  ],
})
const withPolice = aReport({ ...here, receipt, status: 'with-police' })
policyTable(routeOf(reports, contracts.decideReportContract), {
  ...{ record: withPolice, insert, rows: policing },
  input: { body: { isFiled: true, number: '富公立字1号', at } },
})
policyTable(routeOf(reports, contracts.feedBackReportContract), {
  ...{ record: withPolice, insert, input: { body: { text: '公安已接收' } }, rows: handling },
})

const code: NewDutyCode = {
  ...{ region: '420200', id: newId(), division: '420222101000', orgId: federation },
  ...{ unitKind: 'school', unitName: '富池镇中心小学', createdAt: '2023-05-10T01:00:00.000Z' },
  ...{ createdBy: handler.id, createdByName: '陈玉兰', expiresAt: '2023-05-11T01:00:00.000Z' },
  ...{ revokedAt: null, version: 1, code: '1234567890123456' },
}
policyTable(routeOf(dutyCodeRoutes, revokeCodeContract), {
  ...{ record: code, insert: insertCode, input: { body: {} } },
  rows: [
    ['the office that gave it', handler, 'permitted'],
    ['an agency', police, 'not-found'],
    ['an executive of the same office', executive, 'role-not-allowed'],
  ],
})
creationTable(routeOf(dutyCodeRoutes, giveCodeContract), {
  seed: (tx) => {
    const [code, parentCode] = ['420222101000', '420222000000']
    saveDivisions(tx, [{ code, name: '富池镇', level: 'township', parentCode }])
  },
  input: {
    body: { unitKind: 'school', unitName: '富池镇中心小学', division: '420222101000' },
  },
  rows: [
    ['a county officer', handler, 'permitted'],
    ['an agency', police, 'role-not-allowed'],
    ['an executive', executive, 'role-not-allowed'],
  ],
})

const watch: ReportWatch = {
  ...{ region: '420200', id: newId(), division: '420222101200', orgId: procuratorateOrgId },
  ...{
    audience: [],
    sensitivity: 'sealed',
    named: [prosecutor.id, barred.id],
    barred: [barred.id],
  },
  ...{ leadId: newId(), leadNumber: 'XS20230509-1', channel: 'visit', situations: ['violence'] },
  ...{ status: 'missed', foundAt: at, dueAt: at, endedAt: null, reviewDueAt: at, answer: null },
  version: 1,
}
policyTable(routeOf(missedReportRoutes, answerMissedContract), {
  record: watch,
  insert: (tx, record) => insertWatches(tx, [record]),
  input: { body: { outcome: 'no-duty', reason: '查明是运动受伤' } },
  rows: [
    ['the procuratorate', prosecutor, 'permitted'],
    ['an officer who is not named', handler, 'not-found'],
    ['who is barred, although named', barred, 'not-found'],
  ],
})
