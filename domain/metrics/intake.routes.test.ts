import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { closeRequestContract, answerRequestContract } from '#domain/help/help.contract.ts'
import { tellNow } from '#domain/help/year.fixtures.ts'
import { countContactContract, recordContactContract } from '#domain/hotline/contact.contract.ts'
import { aRecording } from '#domain/hotline/contact.fixtures.ts'
import { callBackContract } from '#domain/hotline/contact-page.contract.ts'
import * as duty from '#domain/mandatory-reports/mandatory-report.contract.ts'
import { aDutyDraft } from '#domain/mandatory-reports/mandatory-report.fixtures.ts'
import { sendReport } from '#domain/mandatory-reports/year.fixtures.ts'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, testNow, type TestHouse } from '#tests/house.ts'
import { intakeCodes } from './intake.schema.ts'
import { listMetricRecordsContract, readFiguresContract } from './metric.contract.ts'
import { findDrift } from './recount.store.ts'
import { countMarks } from './settling.store.ts'

const city = anOrganisation({ level: 'city', division: '420200000000', administers: ['4202'] })
const county = anOrganisation({
  ...{ level: 'county', division: '420222000000', parentId: city.id, administers: ['420222'] },
})
const account = anAccount({
  ...{ username: 'handler', orgId: county.id, roles: ['county-officer'], divisions: ['420222'] },
  clearance: 'sensitive',
})
const { id, name } = account
const officer = anActor({
  ...{ id, name, orgId: county.id, orgs: [county.id], roles: ['county-officer'] },
  ...{ divisions: ['420222'], clearance: 'sensitive' },
})
const period = String(testNow.getUTCFullYear())

describe('figures of the line, the public page and mandatory reports', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem(async (tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [city, county])
      await insertAccountFixtures(tx, [account])
    })
  })
  afterAll(() => house.close())

  async function figures(): Promise<Partial<Record<string, number>>> {
    const query = { period, division: '420222000000' }
    const { body } = await house.call(officer, readFiguresContract, { query })
    const known = new Set<string>(intakeCodes)
    return Object.fromEntries(
      body.figures.flatMap(({ code, value }) =>
        known.has(code) && value > 0 ? [[code, value]] : [],
      ),
    )
  }

  test('follow a call from ring to the end, without a recount', async () => {
    await house.call(officer, countContactContract, { body: { nature: 'silent', seconds: 3 } })
    const asked = aRecording({ handling: 'answered', division: '', satisfaction: 5 })
    await house.call(officer, recordContactContract, { body: asked })
    expect(await figures()).toEqual({
      ...{ hotlineNonData: 1, hotlineContacts: 1, hotlineRated: 1, hotlineSatisfied: 1 },
    })
    const taken = aRecording({ division: '420222101200' })
    const { body: made } = await house.call(officer, recordContactContract, { body: taken })
    expect(await figures()).toMatchObject({ hotlineContacts: 2, hotlineMatters: 1 })
    await house.call(officer, callBackContract, {
      params: { id: made.id },
      body: { outcome: 'reached', satisfaction: 2 },
    })
    expect(await figures()).toMatchObject({ hotlineRated: 2, hotlineSatisfied: 1 })
    const { body: records } = await house.call(officer, listMetricRecordsContract, {
      params: { code: 'hotlineMatters' },
      query: { period, division: '420222000000' },
    })
    expect(records.items.map((record) => record.id)).toEqual([made.id])
  })

  test('count a request when it reaches the desk, and keep it when it is forgotten', async () => {
    const request = await tellNow(house, {
      ...{ form: 'form', topic: 'family', safe: 'yes', division: '420222101000', lang: 'zh' },
      ...{ isProved: true },
      told: { story: '想问离婚的事', name: '', phone: '', time: '', avoid: '' },
    })
    expect(await figures()).toMatchObject({ helpRequests: 1 })
    const params = { id: request }
    await house.call(officer, answerRequestContract, { params, body: { text: '可以来问' } })
    expect(await figures()).toMatchObject({ helpRequests: 1, helpAnswered: 1 })
    await house.call(officer, closeRequestContract, { params, body: {} })
    await house.asSystem((tx) => {
      tx.send(sql`update leads set status = 'declined' where channel = 'online'`)
      return Promise.resolve()
    })
    house.clock.moveTo(new Date(testNow.getTime() + 200 * 86_400_000))
    await house.runSchedules('night')
    house.clock.moveTo(testNow)
    expect(await figures()).toMatchObject({ helpRequests: 1, helpAnswered: 1 })
    expect(await house.asSystem((tx) => findDrift(tx))).toEqual([])
  })

  test('count sealed reports in cells of five or more, and follow their way', async () => {
    const sent: string[] = []
    for (const nth of [1, 2, 3, 4, 5]) {
      const { report } = await sendReport(house, {
        ...{ receipt: `123456789012345${nth}`, draft: aDutyDraft() },
        unit: { kind: 'school', name: '富池镇中心小学' },
      })
      sent.push(report.id)
      const reports = (await figures())['mandatoryReports']
      expect(reports).toBe(nth < 5 ? undefined : 5)
    }
    const at = testNow.toISOString()
    for (const report of sent) {
      const params = { id: report }
      const acts = [
        [duty.takeReportContract, {}],
        [duty.recordReceiptContract, { number: '受案1', at }],
        [duty.decideReportContract, { isFiled: true, number: '立案1', at }],
        [duty.feedBackReportContract, { text: '公安机关已经立案。' }],
      ] as const
      for (const [contract, body] of acts) {
        const done = await house.call(officer, contract as typeof duty.takeReportContract, {
          ...{ params, body: body as never },
        })
        expect(done.status).toBe(200)
      }
    }
    expect(await figures()).toMatchObject({
      ...{ mandatoryReports: 5, mandatoryReportsFiled: 5, mandatoryReportsFedBack: 5 },
    })
    expect(await house.asSystem(countMarks)).toBe(0)
    expect(await house.asSystem((tx) => findDrift(tx))).toEqual([])
  })
})
