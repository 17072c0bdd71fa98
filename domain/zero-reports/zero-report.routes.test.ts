import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import type { Visit, VisitsRecorded } from '#domain/visits/visit.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { systemActor } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { readCompletenessContract } from './completeness.contract.ts'
import {
  above,
  county,
  finder,
  orgs,
  quiet,
  reviewer,
  silent,
  top,
  township,
  villages,
} from './model-month.fixtures.ts'
import { openPeriods } from './opening.store.ts'
import * as contracts from './zero-report.contract.ts'

const region = '420200'

describe('the zero-report of a month', () => {
  let house: TestHouse
  const moveTo = (at: string): void => house.clock.moveTo(new Date(`${at}+08:00`))
  const counted = async (): Promise<number> => {
    const found = await house.asSystem((tx) =>
      tx.rows<{ count: number }>(
        sql`select count(*)::int as count from zero_reports where region = ${region}`,
      ),
    )
    return found[0]?.count ?? 0
  }
  const record = (visit: Visit): Promise<void> =>
    house.asSystem((tx) => {
      insertVisits(tx, [visit])
      const event: VisitsRecorded = { type: 'visits.recorded', visits: [visit] }
      tx.publish(event)
    })
  const mine = async (actor: Actor) => (await house.call(actor, contracts.myReportsContract)).body
  const read = async (actor: Actor, id: string) =>
    (await house.call(actor, contracts.readReportContract, { params: { id } })).body
  const mayOf = async (actor: Actor): Promise<contracts.ReportFile> => {
    const { open } = await mine(actor)
    const found = open.find(({ period }) => period === '2023-05')
    if (found === undefined) throw new Error('nothing is owed for May')
    return found
  }
  const sign = (actor: Actor, id: string, nil: boolean) =>
    house.call(actor, contracts.signReportContract, { params: { id }, body: { nil } })
  const noticesOf = async (actor: Actor): Promise<string[]> => {
    const { body } = await house.call(actor, listNoticesContract, { query: { size: 100 } })
    return body.items.map(({ kind }) => kind)
  }

  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => insertOrganisations(tx, orgs))
  })
  afterAll(() => house.close())

  test('is owed by every village, township and county once, however often the job runs', async () => {
    await expect(
      house.db.within(systemActor(region), async (tx) => {
        await openPeriods(tx)
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    expect(await counted()).toBe(0)
    await house.runSchedules('minute')
    expect(await counted()).toBe(5)
    await Promise.all([house.runSchedules('minute'), house.runSchedules('minute')])
    expect(await counted()).toBe(5)
    expect((await mayOf(quiet)).state).toBe('not-due')
  })

  test('is not signed before the month is over', async () => {
    const { id, actions } = await mayOf(quiet)
    expect(actions).toContainEqual({ action: 'sign', refusal: 'period-not-over' })
    expect((await sign(quiet, id, true)).problem.code).toBe('period-not-over')
  })

  test('is counted from the records, and signed as nil by one command', async () => {
    await record(aVisit({ division: '420222101200', subjectName: '王小芳', date: '2023-05-12' }))
    await record(aVisit({ division: '420222101200', subjectName: '王小芳', date: '2023-05-20' }))
    await record(aVisit({ division: '420222101200', subjectName: '李梅', date: '2022-10-02' }))
    await record(aVisit({ division: '420222101200', subjectName: '陈燕', date: '2023-03-02' }))
    moveTo('2023-06-01T09:00')
    const { id, state, counted: content } = await mayOf(quiet)
    expect(state).toBe('due')
    expect(content).toMatchObject({ visits: 2, householdsDue: 2, householdsScreened: 1 })
    const signed = await sign(quiet, id, true)
    expect(signed.body).toMatchObject({ state: 'filed', nil: true, hazards: 0, isLate: false })
    expect((await sign(quiet, id, true)).problem.code).toBe('zero-report-already-signed')
  })

  test('is never signed as nil over a hazard', async () => {
    await record(
      aVisit({
        ...{ division: '420222101201', subjectName: '周兰', date: '2023-05-15' },
        ...{ hazard: '夫妻为彩礼争吵', hazardLevel: 3 },
      }),
    )
    const { id, counted: content } = await mayOf(finder)
    expect(content).toMatchObject({ hazardsNew: 1, hazardsOpen: 1, hazardsCarried: 0 })
    expect((await sign(finder, id, true)).problem.code).toBe('nil-but-hazards')
    expect((await sign(finder, id, false)).body).toMatchObject({ nil: false, hazards: 1 })
  })

  test('is passed by the township, many at once', async () => {
    const { body } = await house.call(reviewer, contracts.listReportsContract, {
      query: { toReview: 'true', reviewed: 'false', from: '2023-05-01' },
    })
    expect(body.items.map(({ nil }) => nil)).toEqual([true, false])
    const ids = body.items.map(({ id }) => id)
    const passed = await house.call(reviewer, contracts.reviewManyContract, { body: { ids } })
    expect(passed.body.reviewed).toBe(2)
    const again = await house.call(reviewer, contracts.reviewManyContract, { body: { ids } })
    expect(again.body.items.map(({ refusal }) => refusal)).toEqual([
      'zero-report-already-reviewed',
      'zero-report-already-reviewed',
    ])
  })

  test('is returned with a reason, and signed again', async () => {
    const { earlier } = await mine(finder)
    const id = earlier[0]?.id ?? ''
    const back = await house.call(reviewer, contracts.returnReportContract, {
      params: { id },
      body: { reason: '走访户数与台账不符' },
    })
    expect(back.body.state).toBe('returned')
    expect(await noticesOf(finder)).toContain('zero-report-returned')
    const own = await mayOf(finder)
    expect(own.entries[0]).toMatchObject({ kind: 'returned', text: '走访户数与台账不符' })
    expect((await sign(finder, id, false)).body.state).toBe('filed')
    const stored = await house.asSystem((tx) =>
      tx.rows<{ text: Buffer | null }>(
        sql`select text from zero_report_entries where region = ${region} and kind = 'returned'`,
      ),
    )
    expect(stored[0]?.text?.includes('台账')).toBe(false)
  })

  test('signed as nil becomes a corrected one when a hazard is recorded afterwards', async () => {
    await record(
      aVisit({
        ...{ division: '420222101200', subjectName: '王小芳', date: '2023-05-28' },
        ...{ hazard: '婆媳多次争吵', hazardLevel: 4 },
      }),
    )
    const { earlier } = await mine(quiet)
    expect(earlier[0]).toMatchObject({ nil: true, correctedCount: 1, state: 'filed' })
    expect(await noticesOf(reviewer)).toContain('zero-report-corrected')
    const id = earlier[0]?.id ?? ''
    const after = await house.call(quiet, contracts.supplementReportContract, { params: { id } })
    expect(after.body).toMatchObject({ nil: false, correctedCount: 1, isSupplemented: true })
    expect(after.body.entries.map(({ kind }) => kind)).toEqual([
      'supplemented',
      'corrected',
      'reviewed',
      'signed',
    ])
  })

  test('of what is sealed leaves no trace', async () => {
    const before = await read(finder, (await mine(finder)).earlier[0]?.id ?? '')
    await record(
      aVisit({
        ...{ division: '420222101201', subjectName: '某', date: '2023-05-16' },
        ...{ hazard: '未成年人被侵害', hazardLevel: 1, sensitivity: 'sealed' },
      }),
    )
    const after = await read(finder, before.id)
    expect(after).toEqual(before)
  })

  test('that nobody signs is chased, once in each stage, and goes one organisation up', async () => {
    moveTo('2023-06-11T09:00')
    await house.runSchedules('minute')
    moveTo('2023-06-13T09:00')
    await house.runSchedules('minute')
    await Promise.all([house.runSchedules('minute'), house.runSchedules('minute')])
    expect(await noticesOf(reviewer)).not.toContain('zero-report-escalated')
    moveTo('2023-06-16T09:00')
    await house.runSchedules('minute')
    await house.runSchedules('minute')
    const told = (await noticesOf(silent)).filter((kind) => kind.startsWith('zero-'))
    expect(told.toSorted()).toEqual(['zero-report-due-soon', 'zero-report-overdue'])
    const up = (await noticesOf(reviewer)).filter((kind) => kind === 'zero-report-escalated')
    expect(up).toHaveLength(1)
    expect((await mayOf(silent)).state).toBe('overdue')
  })

  test('signed after its limit is late for good', async () => {
    const { id } = await mayOf(silent)
    expect((await sign(silent, id, true)).body).toMatchObject({ state: 'late', isLate: true })
  })

  test('is complete by tree and month: the sums are those of the reports', async () => {
    await sign(reviewer, (await mayOf(reviewer)).id, false)
    const { body: inTownship } = await house.call(reviewer, readCompletenessContract, {
      query: { year: 2023 },
    })
    const { body: inCounty } = await house.call(above, readCompletenessContract, {
      query: { year: 2023 },
    })
    const { body: inCity } = await house.call(top, readCompletenessContract, {
      query: { year: 2023 },
    })
    expect(inTownship.rows.map(({ division }) => division)).toEqual([
      township.division,
      ...villages.map(({ division }) => division),
    ])
    expect(inCounty.rows.map(({ name, opens }) => [name, opens])).toEqual([
      [county.name, false],
      [township.name, true],
    ])
    expect(inCity.rows.map(({ name }) => name)).toEqual([county.name])
    const { body: below } = await house.call(above, readCompletenessContract, {
      query: { year: 2023, division: township.division },
    })
    expect(below.above?.name).toBe(county.name)
    expect([inTownship.above, inCounty.above, inCity.above]).toEqual([null, null, null])
    const may = { owed: 4, filed: 4, nil: 1, late: 2, corrected: 1 }
    const at = ({ byMonth }: typeof inCity) => byMonth.find(({ month }) => month === '2023-05')
    expect(at(inTownship)).toMatchObject(may)
    expect(at(inCity)).toMatchObject({ ...may, owed: 5, waiting: 1 })
    expect(inCounty.rows[1]?.months[4]).toMatchObject(may)
    const beyond = await house.call(reviewer, readCompletenessContract, {
      query: { year: 2023, division: county.division },
    })
    expect(beyond.problem.code).toBe('division-outside-reach')
  })

  test('that nobody is left to sign lapses with its organisation', async () => {
    const [village] = villages
    if (village === undefined) throw new Error('a village')
    const ended = { ...village, endedAt: house.clock.now().toISOString() }
    await house.asSystem((tx) => {
      tx.publish({ type: 'organisations.changed', organisations: [ended] } as never)
    })
    expect((await mine(quiet)).open).toEqual([])
  })
})
