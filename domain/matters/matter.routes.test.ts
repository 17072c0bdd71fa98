import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { aVisit } from '#domain/visits/visit.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { listLeadsContract, registerLeadContract } from '#domain/leads/lead.contract.ts'
import { readDeskContract } from './desk.contract.ts'
import {
  closeMatterContract,
  recordWishContract,
  recordWorkContract,
  revisitMatterContract,
  takeMatterContract,
} from './matter.contract.ts'
import {
  listEntriesContract,
  listMattersContract,
  readMatterContract,
  revealContactContract,
} from './matter-page.contract.ts'

const county = anOrganisation({
  level: 'county',
  division: '420222000000',
  name: '阳新县妇女联合会',
})
const township = anOrganisation({ parentId: county.id })
const village = anOrganisation({
  level: 'village',
  division: '420222101200',
  parentId: township.id,
})

const cadre = anActor({
  ...{ id: newId(), orgId: township.id, orgs: [township.id], divisions: ['420222101'] },
})
const countyOfficer = anActor({
  ...{ id: newId(), name: '柯敏', orgId: county.id, orgs: [county.id], divisions: ['420222'] },
  roles: ['county-officer'],
})
const executiveElsewhere = anActor({
  ...{ id: newId(), orgId: newId(), divisions: ['420222101201'], clearance: 'normal' },
  roles: ['village-executive'],
})

describe('from a hazard to a revisited matter', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, [
        { code: '420222000000', name: '阳新县', level: 'county', parentCode: '420200000000' },
        { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
        { code: '420222101200', name: '港下村', level: 'village', parentCode: '420222101000' },
      ])
      insertOrganisations(tx, [county, township, village])
    })
  })
  afterAll(() => house.close())

  async function recorded(...visits: readonly ReturnType<typeof aVisit>[]): Promise<void> {
    await house.asSystem((tx) => tx.publish({ type: 'visits.recorded', visits } as never))
  }

  async function audited(id: string): Promise<string[]> {
    const events = await house.asSystem((tx) =>
      tx.rows<{ name: string }>(
        sql`select name from audit_events where region = ${tx.actor.region} and subject_id = ${id}`,
      ),
    )
    return events.map(({ name }) => name)
  }

  async function onlyMatter(q: string): Promise<string> {
    const { body } = await house.call(cadre, listMattersContract, { query: { q } })
    expect(body.items).toHaveLength(1)
    return body.items[0]?.id ?? ''
  }

  const hazard = aVisit({
    orgId: village.id,
    subjectName: '李玉芳',
    hazard: '丈夫喝酒后争吵，要闹离婚',
    hazardLevel: 2,
  })

  test('a hazard becomes one matter of the township, however often the visit is told', async () => {
    await recorded(hazard)
    await recorded(hazard)
    const { body } = await house.call(cadre, listMattersContract)
    expect(body).toMatchObject({
      total: 1,
      items: [
        {
          ...{ number: '阳新妇 2023-0001', status: 'open', level: 2, dueKind: 'accept' },
          ...{ category: 'marriage-family', divisionName: '港下村', subject: '李**' },
          organisation: { id: township.id, name: township.name },
        },
      ],
    })
  })

  test('many at once are numbered in one range', async () => {
    const many = [1, 2, 3].map(() => aVisit({ orgId: village.id, hazard: '邻里为地界争吵' }))
    await recorded(...many)
    const { body } = await house.call(cadre, listMattersContract)
    expect(body.items.map(({ number }) => number).toSorted()).toEqual([
      '阳新妇 2023-0001',
      '阳新妇 2023-0002',
      '阳新妇 2023-0003',
      '阳新妇 2023-0004',
    ])
  })

  test('nothing of it is shown in another village, by list, search, desk, id or time line', async () => {
    const id = await onlyMatter('李玉')
    const call: TestHouse['call'] = (...args) => house.call(...args)
    const lists = await Promise.all([
      call(executiveElsewhere, listMattersContract),
      call(executiveElsewhere, listMattersContract, { query: { q: '李玉' } }),
      call(executiveElsewhere, listMattersContract, { query: { q: '2023-0001' } }),
      call(executiveElsewhere, listLeadsContract),
    ])
    expect(lists.map(({ body }) => body.total)).toEqual([0, 0, 0, 0])
    const desk = await call(executiveElsewhere, readDeskContract)
    expect(desk.body).toMatchObject({ pinned: [], items: [], leadsWaiting: { total: 0 } })
    const hidden = await call(executiveElsewhere, readMatterContract, { params: { id } })
    const absent = await call(executiveElsewhere, readMatterContract, { params: { id: newId() } })
    expect([hidden.status, hidden.problem]).toEqual([absent.status, absent.problem])
    const entries = await call(executiveElsewhere, listEntriesContract, { params: { id } })
    expect(entries.status).toBe(404)
  })

  test('lies on the desk of the township with its next action', async () => {
    const { body } = await house.call(cadre, readDeskContract)
    expect(body.items).toHaveLength(4)
    expect(body.items[0]).toMatchObject({
      ...{ kind: 'accept', action: 'take', when: 'today', number: '阳新妇 2023-0001' },
    })
    expect(body.counts).toMatchObject({
      overdue: { total: 0 },
      today: { total: 1 },
      later: { total: 3 },
    })
  })

  test('is taken, worked on, closed by the county and revisited; each is a line', async () => {
    const id = await onlyMatter('2023-0001')
    const call: TestHouse['call'] = (...args) => house.call(...args)
    const params = { id }
    const taken = await call(cadre, takeMatterContract, { params, body: {} })
    expect(taken.body.page).toMatchObject({ assigneeId: cadre.id, version: 2 })
    const safeContact = { phone: '13800136021', time: '上午', opening: '王会计', avoid: '婆家' }
    await call(cadre, recordWishContract, { params, body: { wish: '先不离婚', safeContact } })
    await call(cadre, recordWorkContract, {
      params,
      body: { kind: 'contact', text: '见到本人，情绪平稳', result: 'clean' },
    })
    const closing = { outcome: 'resolved', reason: '双方和好，写了保证' } as const
    const refused = await call(cadre, closeMatterContract, { params, body: closing })
    expect([refused.status, refused.problem.code]).toEqual([403, 'closed-by-a-higher-level'])
    const byNobody = { ...closing, resolvedById: newId() }
    const unknown = await call(countyOfficer, closeMatterContract, { params, body: byNobody })
    expect([unknown.status, unknown.problem.code]).toEqual([422, 'no-such-organisation'])
    const closed = await call(countyOfficer, closeMatterContract, { params, body: closing })
    expect(closed.body.page).toMatchObject({
      status: 'closed',
      resolvedBy: { id: township.id, name: township.name },
      subject: '李**',
      safePhone: '138****6021',
    })
    const desk = await call(countyOfficer, readDeskContract)
    expect(desk.body.items).toMatchObject([{ kind: 'revisit', action: 'revisit' }])
    const revisit = { result: 'settled', text: '本人确认，未再争吵' } as const
    expect((await call(cadre, revisitMatterContract, { params, body: revisit })).problem.code).toBe(
      'revisited-by-the-county',
    )
    const revisited = await call(countyOfficer, revisitMatterContract, { params, body: revisit })
    expect(revisited.body.page?.chain.map(({ state }) => state)).toEqual(Array(8).fill('done'))
    const line = await call(cadre, listEntriesContract, { params })
    expect(line.body.items.map(({ kind }) => kind)).toEqual([
      ...['revisited', 'closed', 'contact', 'wish-recorded', 'taken', 'opened'],
    ])
  })

  test('the safe contact is shown on request, and the looking is logged', async () => {
    const id = await onlyMatter('2023-0001')
    const page = await house.call(cadre, readMatterContract, { params: { id } })
    expect(JSON.stringify(page.body)).not.toMatch(/13800136021|李玉芳/)
    const shown = await house.call(cadre, revealContactContract, { params: { id } })
    expect(shown.body).toMatchObject({
      subjectName: '李玉芳',
      safeContact: { phone: '13800136021' },
    })
    const logged = await audited(id)
    expect(logged).toEqual(
      expect.arrayContaining(['matter.read', 'matter.contact-shown', 'matter.taken']),
    )
  })

  test('a concurrent edit is answered with what stands there now', async () => {
    const id = await onlyMatter('2023-0002')
    const params = { id }
    await house.call(cadre, takeMatterContract, { params, body: { version: 1 } })
    const late = await house.call(countyOfficer, takeMatterContract, {
      params,
      body: { version: 1 },
    })
    expect(late.status).toBe(409)
    expect(late.problem.current).toMatchObject({ page: { assigneeName: cadre.name, version: 2 } })
  })

  test('a repeated request with one key changes nothing and answers the same', async () => {
    const id = await onlyMatter('2023-0003')
    const input = { params: { id }, body: {} }
    const key = { 'idempotency-key': newId() }
    const first = await house.call(cadre, takeMatterContract, input, key)
    const second = await house.call(cadre, takeMatterContract, input, key)
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toEqual(first.body)
    expect(first.body.page?.version).toBe(2)
  })

  test('a need waits in triage and becomes a matter when the township registers it', async () => {
    await recorded(aVisit({ orgId: village.id, need: '孩子没人接送', subjectName: '何秀英' }))
    const leads = await house.call(cadre, listLeadsContract, { query: { status: 'open' } })
    expect(leads.body.items).toMatchObject([{ kind: 'need', subject: '何**', matterId: null }])
    const registered = await house.call(cadre, registerLeadContract, {
      params: { id: leads.body.items[0]?.id ?? '' },
      body: { level: 4 },
    })
    const { matterId } = registered.body
    const page = await house.call(cadre, readMatterContract, { params: { id: matterId ?? '' } })
    expect(page.body).toMatchObject({ level: 4, status: 'open', number: '阳新妇 2023-0005' })
  })
})
