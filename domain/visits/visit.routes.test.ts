import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import { arriving, gathered } from '#platform/spreadsheets/workbook.fixtures.ts'
import { anIdentityNumber } from '#domain/people/person.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { insertVillages, lanAccount } from './visit-file.fixtures.ts'
import {
  correctVisitContract,
  exportVisitsContract,
  listVisitsContract,
  previousVisitContract,
  readVisitContract,
  recordVisitContract,
  removeVisitContract,
} from './visit.contract.ts'
import { aVisit, insertVisits } from './visit.fixtures.ts'

const officer = anActor({ divisions: ['420222101'] })
const lan = anActor({
  ...{ id: lanAccount, name: '柯桂英', roles: ['village-executive'], clearance: 'normal' },
  divisions: ['420222101200'],
})
const elsewhere = anActor({ orgs: [], divisions: ['420222109'] })
const county = anActor({ roles: ['county-officer'], orgs: [], divisions: ['420222'] })

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertVillages)
})
afterAll(() => house.close())

describe('the list of visits', () => {
  const beaten = aVisit({
    hazard: '丈夫酒后打人',
    hazardLevel: 2,
    sensitivity: 'sensitive',
    date: '2023-04-01',
  })
  const asked = aVisit({
    need: '想找份工作',
    date: '2023-04-02',
    subjectName: '欧阳春梅',
    number: 'L-2',
  })
  const solved = aVisit({
    need: '医保',
    solved: '代办',
    date: '2023-04-03',
    division: '420222101201',
    orgId: newId(),
  })
  const away = aVisit({ date: '2023-04-04', division: '420222109200', orgId: newId() })
  const removed = aVisit({ date: '2023-04-05', status: 'removed' })
  const april = { from: '2023-04-01', to: '2023-04-30' }
  beforeAll(() => house.asSystem((tx) => insertVisits(tx, [beaten, asked, solved, away, removed])))

  test.each([
    ['everything of the township', officer, {}, [solved, asked, beaten]],
    ['one village by its code', officer, { division: '420222101200' }, [asked, beaten]],
    ['a township by its code', county, { division: '420222101000' }, [solved, asked, beaten]],
    ['a county by its digits', county, { division: '420222' }, [away, solved, asked, beaten]],
    ['hazards', officer, { hazard: 'yes' }, [beaten]],
    ['needs left open', officer, { need: 'yes', solved: 'no' }, [asked]],
    ['a stretch of days', officer, { from: '2023-04-02', to: '2023-04-02' }, [asked]],
    ['two characters of a name', officer, { q: '春梅' }, [asked]],
    ['the middle of a name', officer, { q: '阳春' }, [asked]],
    ['a number', officer, { q: 'L-2' }, [asked]],
    ['for her own village without what is sensitive', lan, {}, [asked]],
    ['nothing of another township', elsewhere, { division: '420222101000' }, []],
    ['nothing by a name of another township', elsewhere, { q: '春梅' }, []],
  ] as const)('shows %s', async (_, actor, filters, expected) => {
    const query = { ...april, ...filters }
    const { body } = await house.call(actor, listVisitsContract, { query })
    expect(body.items.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    expect(body.totalIsCapped).toBe(false)
  })

  test('stamps what was found and says nothing of it, nor whom violence met', async () => {
    const { body } = await house.call(officer, listVisitsContract, {
      query: { ...april, hazard: 'yes' },
    })
    expect(body.items[0]).toMatchObject({ hasHazard: true, hasNeed: false, subject: '王**' })
    expect(JSON.stringify(body)).not.toMatch(/打人|王小芳/)
  })

  test('needs two characters of a name', async () => {
    const { status, problem } = await house.call(officer, listVisitsContract, {
      query: { q: '梅' },
    })
    expect([status, problem.code]).toEqual([422, 'search-too-short'])
  })

  test('is exported with who took it out, and without what was told', async () => {
    const answer = await house.call(officer, exportVisitsContract, { query: april })
    const rows = await gathered(readSheet({ stream: arriving(answer.body as Buffer) }))
    expect(rows[0]?.cells[0]).toMatch(/陈玉兰 于 2023-05-10 10:14:\d\d 导出 3 行/)
    expect(rows).toHaveLength(5)
    expect(JSON.stringify(rows)).not.toMatch(/打人|想找份工作/)
    expect(await logged('visits.exported')).toBe(1)
  })
})

describe('a visit', () => {
  const contents = { date: '2023-05-09', division: '420222101200', subjectName: '汪秀英' }

  test('is entered by the executive herself, once however often it is sent', async () => {
    const body = {
      ...contents,
      need: '想学缝纫',
      identity: anIdentityNumber(40),
      phone: '13800138000',
    }
    const key = { 'idempotency-key': 'once' }
    const first = await house.call(lan, recordVisitContract, { body }, key)
    const second = await house.call(lan, recordVisitContract, { body }, key)
    expect(first.status).toBe(200)
    expect(second.body).toEqual(first.body)
    expect(first.body).toMatchObject({ executiveName: '柯桂英', need: '想学缝纫', version: 1 })
    expect(first.body.personId).not.toBeNull()
  })

  test('that leaves a need open becomes a lead', async () => {
    const body = { ...contents, need: '想办低保', executiveNumber: 'HS0000001' }
    const { body: visit } = await house.call(officer, recordVisitContract, { body })
    const leads = await house.asSystem((tx) =>
      tx.rows(sql`select kind from leads where source_id = ${visit.id}`),
    )
    expect(leads).toEqual([{ kind: 'need' }])
  })

  test('is read in full, and the reading is logged', async () => {
    const visit = aVisit({ need: '想找份工作' })
    await house.asSystem((tx) => insertVisits(tx, [visit]))
    const { body } = await house.call(officer, readVisitContract, { params: { id: visit.id } })
    expect(body).toMatchObject({ need: '想找份工作', divisionName: '港下村' })
    expect(body.actions).toEqual([
      { action: 'correct', refusal: null },
      { action: 'remove', refusal: null },
    ])
    const hidden = await house.call(elsewhere, readVisitContract, { params: { id: visit.id } })
    expect(hidden.status).toBe(404)
    expect(await logged('visit.read', visit.id)).toBe(2)
  })

  test.each([
    [{ date: '2023-05-11' }, 'date-in-future'],
    [{ division: '420222101999' }, 'division-unknown'],
    [{ division: '420222101000' }, 'division-invalid'],
    [{ identity: '420222199001010121' }, 'identity-checksum'],
    [{ phone: '12345' }, 'phone-invalid'],
    [{ identity: anIdentityNumber(), subjectName: null }, 'subject-missing'],
  ])('with %j is refused as %s', async (change, code) => {
    const { problem } = await house.call(lan, recordVisitContract, {
      body: { ...contents, ...change },
    })
    expect(problem.code).toBe(code)
  })

  test('corrected by two at once answers the slower one with what stands there', async () => {
    const visit = aVisit({ need: '原来的' })
    await house.asSystem((tx) => insertVisits(tx, [visit]))
    const { date, division, subjectName, solved, hazard, hazardLevel } = visit
    const same = { date, division, subjectName, tags: [], solved, hazard, hazardLevel, version: 1 }
    const params = { id: visit.id }
    const body = { ...same, need: '先到的' }
    expect((await house.call(officer, correctVisitContract, { params, body })).body.version).toBe(2)
    const late = await house.call(officer, correctVisitContract, {
      params,
      body: { ...same, need: '后到的' },
    })
    expect([late.status, late.problem.code]).toEqual([409, 'edited-meanwhile'])
    expect(late.problem.current).toMatchObject({ need: '先到的', version: 2 })
  })

  test('removed leaves the list and keeps its reason', async () => {
    const visit = aVisit({ number: 'R-1' })
    await house.asSystem((tx) => insertVisits(tx, [visit]))
    const params = { id: visit.id }
    await house.call(officer, removeVisitContract, {
      params,
      body: { reason: '重复录入', version: 1 },
    })
    const { body } = await house.call(officer, readVisitContract, { params })
    expect(body).toMatchObject({ status: 'removed', removalReason: '重复录入' })
    expect(body.actions[0]).toEqual({ action: 'correct', refusal: 'visit-already-removed' })
    const list = await house.call(officer, listVisitsContract, { query: { q: 'R-1' } })
    expect(list.body.total).toBe(0)
  })

  test('begins with what the last one to the same person left, without what was told', async () => {
    const visit = aVisit({ subjectName: '刘月娥', tags: ['left-behind-woman'], need: '低保' })
    await house.asSystem((tx) => insertVisits(tx, [visit]))
    const query = { subject: '刘月娥', division: '420222101201' }
    const { body } = await house.call(lan, previousVisitContract, { query })
    expect(body.previous).toMatchObject({ id: visit.id, tags: ['left-behind-woman'] })
    expect(JSON.stringify(body)).not.toContain('低保')
    const other = await house.call(elsewhere, previousVisitContract, { query })
    expect(other.body.previous).toBeNull()
  })

  test('lies in the database with nothing readable of what was told', async () => {
    const visit = aVisit({
      need: '种下的需求',
      hazard: '种下的隐患',
      extra: { 备注: '种下的备注' },
    })
    await house.asSystem((tx) => insertVisits(tx, [visit]))
    const [row] = await house.asSystem((tx) =>
      tx.rows<{ text: string }>(sql`select visits::text from visits where id = ${visit.id}`),
    )
    const planted = Buffer.from('种下').toString('hex')
    expect(JSON.stringify(row)).not.toContain('种下')
    expect(JSON.stringify(row)).not.toContain(planted)
  })
})

async function logged(name: string, id?: string): Promise<number> {
  const found = await house.asSystem((tx) =>
    tx.rows(sql`select 1 from audit_events where name = ${name}
      and (${id ?? null}::uuid is null or subject_id = ${id ?? null})`),
  )
  return found.length
}
