import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aVisit } from '#domain/visits/visit.fixtures.ts'
import type { Visit } from '#domain/visits/visit.schema.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import {
  correctLeadContract,
  declineLeadContract,
  listLeadsContract,
  readLeadContract,
  resolveLeadContract,
} from './lead.contract.ts'
import { aLead, insertLeads } from './lead.fixtures.ts'

const officer = anActor({ id: newId(), orgId: newId(), divisions: ['420222101'] })

describe('leads', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  async function told(type: string, ...visits: readonly Visit[]): Promise<void> {
    await house.asSystem((tx) => tx.publish({ type, before: visits, visits } as { type: string }))
  }

  async function leadOf(visit: Visit): Promise<{ id: string; status: string } | undefined> {
    const { body } = await house.call(officer, listLeadsContract, { query: { size: 200 } })
    return body.items.find(({ sourceId }) => sourceId === visit.id)
  }

  test('come from hazards and from needs that were not solved on the spot', async () => {
    const visits = [
      aVisit({ need: '想学月嫂' }),
      aVisit({ need: '想学月嫂', solved: '当场报了名' }),
      aVisit({ hazard: '丈夫酗酒', hazardLevel: 3 }),
      aVisit({ need: '缺轮椅', hazard: '婆媳不和', hazardLevel: 4 }),
      aVisit(),
    ]
    await told('visits.recorded', ...visits)
    await told('visits.corrected', ...visits)
    const { body } = await house.call(officer, listLeadsContract)
    expect(body.items.map(({ kind, status }) => `${kind} ${status}`).toSorted()).toEqual([
      'hazard registered',
      'hazard registered',
      'need open',
      'need open',
    ])
  })

  test('are filtered by kind, status, category, division and day', async () => {
    const visit = aVisit({ date: '2023-02-01', need: '土地承包地被收回', division: '420222101201' })
    await told('visits.recorded', visit)
    const query = {
      kind: 'need',
      status: 'open',
      category: 'property',
      division: '420222101201',
    } as const
    const { body } = await house.call(officer, listLeadsContract, {
      query: { ...query, from: '2023-02-01', to: '2023-02-01' },
    })
    expect(body).toMatchObject({
      total: 1,
      items: [{ sourceNumber: visit.number, subject: '王**' }],
    })
    const other = await house.call(officer, listLeadsContract, { query: { division: '420281' } })
    expect(other.body.total).toBe(0)
  })

  test('are listed to an office for its place, its own work, what it helps in and by name', async () => {
    const far = { division: '420222103201', orgId: newId() }
    const leads = [
      aLead({ ...far, division: '420222109200' }),
      aLead({ ...far, orgId: officer.orgId }),
      aLead({ ...far, audience: [officer.orgId] }),
      aLead({ ...far, sensitivity: 'sealed', named: [officer.id] }),
    ]
    const [hidden, barred] = [
      aLead(far),
      aLead({ ...far, division: '420222109200', barred: [officer.id] }),
    ]
    await house.asSystem((tx) => insertLeads(tx, [...leads, hidden, barred]))
    const office = { ...officer, divisions: ['420222109'], orgs: [officer.orgId] }
    const { body } = await house.call(office, listLeadsContract)
    const ids = (of: readonly { id: string }[]): string[] => of.map(({ id }) => id).toSorted()
    expect(ids(body.items)).toEqual(ids(leads))
  })

  test('are listed for several places at once', async () => {
    const query = { division: '420222103,420222109200' }
    const county = anActor({ roles: ['county-officer'], orgs: [], divisions: ['420222'] })
    const { body } = await house.call(county, listLeadsContract, { query })
    expect(new Set(body.items.map(({ division }) => division))).toEqual(
      new Set(['420222103201', '420222109200']),
    )
  })

  test('tell what was found only when one is read, and the reading is logged', async () => {
    const visit = aVisit({ need: '孩子上学没人接送' })
    await told('visits.recorded', visit)
    const id = (await leadOf(visit))?.id ?? ''
    const list = await house.call(officer, listLeadsContract)
    expect(JSON.stringify(list.body)).not.toContain('没人接送')
    const { body } = await house.call(officer, readLeadContract, { params: { id } })
    expect(body).toMatchObject({ summary: '孩子上学没人接送', subjectName: '王小芳' })
    const logged = await house.asSystem((tx) =>
      tx.rows(sql`select name from audit_events
                  where region = ${tx.actor.region} and subject_id = ${id} and name = 'lead.read'`),
    )
    expect(logged).toHaveLength(1)
  })

  test('are resolved on the spot or declined once, with the category corrected before', async () => {
    const [one, two] = [aVisit({ need: '想找份工作' }), aVisit({ need: '工资被拖欠' })]
    await told('visits.recorded', one, two)
    const resolved = { params: { id: (await leadOf(one))?.id ?? '' } }
    await house.call(officer, correctLeadContract, { ...resolved, body: { category: 'property' } })
    const answer = await house.call(officer, resolveLeadContract, {
      ...resolved,
      body: { how: '介绍到镇扶贫车间' },
    })
    expect(answer.body).toMatchObject({
      ...{ status: 'resolved', category: 'property' },
      settlement: { text: '介绍到镇扶贫车间' },
    })
    const again = await house.call(officer, resolveLeadContract, {
      ...resolved,
      body: { how: '再办' },
    })
    expect([again.status, again.problem.code]).toEqual([422, 'lead-already-resolved'])
    const declined = { params: { id: (await leadOf(two))?.id ?? '' } }
    const nowhere = await house.call(officer, declineLeadContract, {
      ...declined,
      body: { reason: 'out-of-scope', text: '属欠薪' },
    })
    expect(nowhere.status).toBe(400)
    const sent = await house.call(officer, declineLeadContract, {
      ...declined,
      body: { reason: 'out-of-scope', text: '属欠薪', sentTo: '县人社局' },
    })
    expect(sent.body).toMatchObject({ status: 'declined', settlement: { sentTo: '县人社局' } })
  })

  test('whose visit is removed are declined, unless a matter stands on them', async () => {
    const [need, hazard] = [
      aVisit({ need: '缺米油' }),
      aVisit({ hazard: '夫妻分居', hazardLevel: 3 }),
    ]
    await told('visits.recorded', need, hazard)
    await told('visits.removed', need, hazard)
    expect(await leadOf(need)).toMatchObject({ status: 'declined' })
    expect(await leadOf(hazard)).toMatchObject({ status: 'registered' })
    const lines = await house.asSystem((tx) =>
      tx.rows(sql`select 1 from matter_entries
                  where region = ${tx.actor.region} and kind = 'source-removed'`),
    )
    expect(lines).toHaveLength(1)
  })
})
