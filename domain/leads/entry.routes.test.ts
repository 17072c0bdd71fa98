import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { insertAccountFixtures, anAccount } from '#domain/accounts/account.fixtures.ts'
import { partiesOf, excludedContacts } from '#domain/matters/party.public.ts'
import { readMatterContract } from '#domain/matters/matter-page.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { attachLeadContract, enterLeadContract, findSimilarContract } from './entry.contract.ts'
import { leadEntryRoutes } from './entry.routes.ts'
import { aLead, anEntry, insertLeads } from './lead.fixtures.ts'
import { listLeadsContract, readLeadContract } from './lead.contract.ts'

const [township, county] = [newId(), newId()]
const officer = anActor({
  ...{ id: newId(), orgId: township, orgs: [township], divisions: ['420222103'] },
})
const elsewhere = anActor({ id: newId(), orgId: newId(), divisions: ['420281102'] })
const village = anActor({
  ...{ id: newId(), orgId: newId(), divisions: ['420222103201'], clearance: 'normal' },
  roles: ['village-executive'],
})

describe('leads of every channel', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [
        anOrganisation({
          id: county,
          level: 'county',
          division: '420222000000',
          administers: ['420222'],
        }),
        anOrganisation({
          id: township,
          division: '420222103000',
          administers: ['420222103'],
          parentId: county,
        }),
      ])
    })
  })
  afterAll(() => house.close())

  test('become a matter at once when that is asked, with parties, danger and safe contact', async () => {
    const body = anEntry({ isRegistered: true, imminent: true, traits: ['violence'] })
    const { status, body: answer } = await house.call(officer, enterLeadContract, { body })
    expect(status).toBe(200)
    const matterId = answer.file?.matterId ?? ''
    const { body: page } = await house.call(officer, readMatterContract, {
      params: { id: matterId },
    })
    expect(page.imminent).toBe(true)
    expect(page.hasSafeContact).toBe(true)
    expect(page.steps.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['accept', 'acknowledge']),
    )
    const parties = await house.asSystem((tx) => partiesOf(tx, matterId))
    expect(parties.map(({ role, name }) => [role, name])).toEqual([
      ['victim', '李小芳'],
      ['other-side', '王大勇'],
    ])
  })

  test('about violence are closed to the village that wrote them down', async () => {
    const body = anEntry({ traits: ['violence'], isRegistered: true })
    const { status, body: answer } = await house.call(village, enterLeadContract, { body })
    expect([status, answer.file]).toEqual([200, null])
    const { status: read } = await house.call(village, readLeadContract, {
      params: { id: answer.id },
    })
    expect(read).toBe(404)
  })

  test('of a minor as the victim of a crime are open to who wrote them and the county by name', async () => {
    const lead = anAccount({ orgId: county, roles: ['county-officer'], divisions: ['420222'] })
    await house.asSystem((tx) => insertAccountFixtures(tx, [lead]))
    const body = anEntry({ traits: ['minor', 'crime'] })
    const { body: answer } = await house.call(officer, enterLeadContract, { body })
    expect(answer.file?.sensitivity).toBe('sealed')
    const colleague = anActor({ ...officer, id: newId() })
    const { status } = await house.call(colleague, readLeadContract, { params: { id: answer.id } })
    expect(status).toBe(404)
    const named = anActor({
      id: lead.id,
      orgId: county,
      roles: ['county-officer'],
      divisions: ['420222'],
    })
    const { status: open } = await house.call(named, readLeadContract, {
      params: { id: answer.id },
    })
    expect(open).toBe(200)
  })

  test('keep a suspected guardian out of every contact, on a recorded ground', async () => {
    const guardian = {
      ...{ role: 'guardian' as const, name: '王大勇', phone: '13907230009' },
      ...{ isSuspect: true, isGuardian: true },
    }
    const refused = await house.call(officer, enterLeadContract, {
      body: { ...anEntry(), parties: [guardian] },
    })
    expect(refused.status).toBe(400)
    const { body: answer } = await house.call(officer, enterLeadContract, {
      body: anEntry({ isRegistered: true, parties: [{ ...guardian, legalGround: 'minors-11' }] }),
    })
    const excluded = await house.asSystem((tx) => excludedContacts(tx, answer.file?.matterId ?? ''))
    expect(excluded.map(({ phone, legalGround }) => [phone, legalGround])).toEqual([
      ['13907230009', 'minors-11'],
    ])
  })

  test('are compared with what their author may see, and with nothing else', async () => {
    const phone = '13607230077'
    const parties = [{ role: 'victim' as const, name: '周小妹', phone }]
    await house.call(officer, enterLeadContract, { body: anEntry({ parties, isRegistered: true }) })
    const asked = { body: { division: '420222103201', parties } }
    const { body: here } = await house.call(officer, findSimilarContract, asked)
    expect(here.items.map(({ because, suggests }) => [because, suggests])).toEqual([
      [['same-phone', 'same-name'], 'attach'],
    ])
    const hidden = await house.call(elsewhere, findSimilarContract, asked)
    const unknown = await house.call(elsewhere, findSimilarContract, {
      body: { ...asked.body, parties: [{ role: 'victim', name: '周小妹', phone: '13607230078' }] },
    })
    expect([hidden.status, hidden.body]).toEqual([unknown.status, unknown.body])
    expect(hidden.body.items).toEqual([])
  })

  test('tell the office that has the matter, and only it, of what their author may not see', async () => {
    const phone = '13607230055'
    const parties = [{ role: 'victim' as const, name: '郑小雨', phone }]
    await house.call(officer, enterLeadContract, { body: anEntry({ parties, isRegistered: true }) })
    await house.call(elsewhere, enterLeadContract, {
      body: anEntry({ parties, division: '420281102200' }),
    })
    await house.runSchedules('minute')
    await house.runSchedules('minute')
    const told = await house.asSystem((tx) =>
      tx.rows<{ orgId: string }>(
        sql`select org_id from notices where kind = 'matter-possibly-same'`,
      ),
    )
    expect(told).toEqual([{ orgId: township }])
  })

  test('about the same dispute go into the matter that is there', async () => {
    const { body: first } = await house.call(officer, enterLeadContract, {
      body: anEntry({ isRegistered: true }),
    })
    const { body: second } = await house.call(officer, enterLeadContract, {
      body: anEntry({ traits: ['violence'], imminent: true }),
    })
    const matterId = first.file?.matterId ?? ''
    const { status, body: attached } = await house.call(officer, attachLeadContract, {
      params: { id: second.id },
      body: { matterId, reason: '同一对夫妻' },
    })
    expect([status, attached.status, attached.matterId]).toEqual([200, 'attached', matterId])
    const { body: page } = await house.call(officer, readMatterContract, {
      params: { id: matterId },
    })
    expect([page.sensitivity, page.imminent]).toEqual(['sensitive', true])
    const parties = await house.asSystem((tx) => partiesOf(tx, matterId))
    expect(parties).toHaveLength(4)
  })

  test('that wait too long are told to the county, once', async () => {
    await house.call(officer, enterLeadContract, { body: anEntry() })
    house.clock.moveBy(8 * 86_400_000)
    await house.runSchedules('minute')
    await house.runSchedules('minute')
    const told = await house.asSystem((tx) =>
      tx.rows<{ n: number }>(
        sql`select count(*)::int as n from notices where kind = 'lead-waiting' and org_id = ${county}
            group by subject_id`,
      ),
    )
    expect(new Set(told.map(({ n }) => n))).toEqual(new Set([1]))
    const { body } = await house.call(officer, listLeadsContract, { query: { overdue: 'true' } })
    expect(body.items.every(({ status }) => status === 'open')).toBe(true)
  })
})

creationTable(routeOf(enterLeadContract), {
  seed: (tx) => saveDivisions(tx, divisionsOf('420200')),
  input: { body: anEntry() },
  rows: [
    ['an officer', officer, 'permitted'],
    ['a village executive', village, 'permitted'],
    [
      'a village executive who wants a matter at once',
      village,
      'triage-comes-first',
      anEntry({ isRegistered: true }),
    ],
    [
      'the same about violence',
      village,
      'permitted',
      anEntry({ isRegistered: true, traits: ['violence'] }),
    ],
    ['an administrator', anActor({ roles: ['system-admin'] }), 'role-not-allowed'],
  ],
})

const waiting = aLead({ division: '420222103201', orgId: township })
policyTable(routeOf(attachLeadContract), {
  record: waiting,
  insert: (tx, lead) => insertLeads(tx, [lead]),
  input: { body: { matterId: newId(), reason: '同一件事' } },
  rows: [
    ['an officer of the township', officer, 'permitted'],
    ['an officer elsewhere', elsewhere, 'not-found'],
    ['the village executive', village, 'role-not-allowed'],
  ],
})

function routeOf(contract: Endpoint): Route {
  const route = leadEntryRoutes.find((each) => each.contract === contract)
  if (route === undefined) throw new Error(`no route ${contract.id}`)
  return route
}
