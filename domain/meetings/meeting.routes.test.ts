import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aMatterFile, aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { closeMatterContract } from '#domain/matters/matter.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './meeting.contract.ts'
import { meetingRoutes } from './meeting.routes.ts'
import type { Meeting } from './meeting.schema.ts'
import { insertMeeting } from './meeting.store.ts'

const office = anOrganisation()
const station = anOrganisation({ kind: 'public-security', name: '阳新县富池派出所' })
const court = anOrganisation({ kind: 'court', name: '阳新县人民法院' })

function of(orgId: string, change: Partial<Actor> = {}): Actor {
  return anActor({
    ...{ id: newId(), orgId, orgs: [orgId], divisions: [], roles: ['liaison'], ...change },
  })
}
const cadre = of(office.id, { roles: ['township-officer'], divisions: ['420222101'] })
const liaison = of(station.id)
const stranger = of(court.id)

const matter = aMatterInHand({
  ...{ orgId: office.id, division: '420222101200', sensitivity: 'sensitive' },
})

function aMeeting(change: Partial<Meeting> = {}): Meeting {
  return {
    ...{ region: '420200', division: '420222101200', orgId: office.id, audience: [station.id] },
    ...{ sensitivity: 'sensitive', named: [], barred: [], id: newId(), number: `会 ${newId()}` },
    ...{ matterId: matter.id, status: 'called', startsAt: '2023-05-09T02:00:00.000Z' },
    ...{ venue: '镇政府二楼', agenda: '怎样护送她回家', briefing: '', attended: [] },
    ...{ decisions: [], calledAt: '2023-05-08T02:00:00.000Z', calledBy: cadre.id, version: 1 },
    ...change,
  }
}

function routeOf(wanted: Endpoint): Route {
  const found = meetingRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

const keeping = [
  ['whoever called it', cadre, 'permitted'],
  ['an invited agency', liaison, 'role-not-allowed'],
  ['an agency that was not invited', stranger, 'not-found'],
] as const
const held = { attended: [station.id], minutes: '议定护送', decisions: [] }

policyTable(routeOf(contracts.holdMeetingContract), {
  ...{ record: aMeeting(), insert: insertMeeting, rows: keeping, input: { body: held } },
})
policyTable(routeOf(contracts.cancelMeetingContract), {
  ...{ record: aMeeting(), insert: insertMeeting, rows: keeping },
})
policyTable(routeOf(contracts.reportTasksContract), {
  record: aMeeting({
    status: 'held',
    decisions: [{ organisationId: station.id, text: '护送', dueOn: '2023-05-12' }],
  }),
  insert: insertMeeting,
  input: { body: { result: '已护送' } },
  rows: [
    ['an invited agency', liaison, 'permitted'],
    ['an agency that was not invited', stranger, 'not-found'],
  ],
})
creationTable(routeOf(contracts.callMeetingContract), {
  seed(tx) {
    insertOrganisations(tx, [office, station, court])
    insertMatterFiles(tx, [aMatterFile(matter)])
  },
  input: {
    params: { id: matter.id },
    body: {
      ...{ startsAt: '2023-05-11T02:00:00.000Z', venue: '镇政府', agenda: '怎样护送她回家' },
      ...{ briefing: '', invited: [station.id] },
    },
  },
  rows: [
    ['the responsible organisation', cadre, 'permitted'],
    ['an agency', liaison, 'not-found'],
  ],
})

describe('a joint meeting', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      insertOrganisations(tx, [office, station, court])
      insertMatterFiles(tx, [matter])
    })
  })
  afterAll(() => house.close())

  test('gives tasks that are due, and holds the matter open until they are done', async () => {
    const called = await house.call(cadre, contracts.callMeetingContract, {
      params: { id: matter.id },
      body: {
        ...{ startsAt: '2023-05-11T02:00:00.000Z', venue: '镇政府', agenda: '怎样护送她回家' },
        ...{ briefing: '她想回娘家', invited: [station.id] },
      },
    })
    const params = { id: called.body.id }
    const seen = await house.call(liaison, contracts.readMeetingContract, { params })
    expect(seen.body).toMatchObject({ matterId: null, briefing: '她想回娘家', status: 'called' })
    const hidden = await house.call(stranger, contracts.readMeetingContract, { params })
    expect(hidden.status).toBe(404)
    const body = {
      ...held,
      decisions: [{ organisationId: station.id, text: '护送她回娘家', dueOn: '2023-05-12' }],
    }
    const early = await house.call(cadre, contracts.holdMeetingContract, { params, body })
    expect(early.problem.code).toBe('meeting-has-not-begun')
    house.clock.moveTo(new Date('2023-05-11T04:00:00.000Z'))
    await house.call(cadre, contracts.holdMeetingContract, { params, body })
    const close = {
      params: { id: matter.id },
      body: { outcome: 'resolved', reason: '都好了' },
    } as const
    const closing = await house.call(cadre, closeMatterContract, close)
    expect(closing.problem.code).toBe('services-still-open')
    const done = await house.call(liaison, contracts.reportTasksContract, {
      ...{ params, body: { result: '已护送' } },
    })
    expect(done.body.decisions[0]).toMatchObject({ result: '已护送' })
    const now = await house.call(cadre, closeMatterContract, close)
    expect(now.status).toBe(200)
  })
})
