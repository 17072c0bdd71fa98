import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import type { Visit, VisitsRecorded } from '#domain/visits/visit.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as bundles from './bundle.contract.ts'
import { listChecksContract, settleCheckContract } from './check.contract.ts'
import {
  above,
  finder,
  liaison,
  office,
  orgs,
  quiet,
  reviewer,
  silent,
} from './model-month.fixtures.ts'
import * as contracts from './zero-report.contract.ts'

describe('what was signed', () => {
  let house: TestHouse
  const moveTo = (at: string): void => house.clock.moveTo(new Date(`${at}+08:00`))
  const record = (visit: Visit): Promise<void> =>
    house.asSystem((tx) => {
      insertVisits(tx, [visit])
      const event: VisitsRecorded = { type: 'visits.recorded', visits: [visit] }
      tx.publish(event)
    })
  const signFor = async (actor: Actor, wanted: string, nil: boolean): Promise<void> => {
    const { body } = await house.call(actor, contracts.myReportsContract)
    const id = body.open.find(({ period }) => period === wanted)?.id ?? ''
    const input = { params: { id }, body: { nil } }
    const { status } = await house.call(actor, contracts.signReportContract, input)
    if (status !== 200) throw new Error(`the signature was answered ${status}`)
  }
  const read = async (actor: Actor, id: string) =>
    (await house.call(actor, contracts.readReportContract, { params: { id } })).body
  const noticesOf = async (actor: Actor): Promise<string[]> => {
    const { body } = await house.call(actor, listNoticesContract, { query: { size: 100 } })
    return body.items.map(({ kind }) => kind)
  }

  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => insertOrganisations(tx, orgs))
    await house.runSchedules('minute')
    const dates = ['2023-05-15', '2023-05-28']
    for (const date of dates) {
      await record(
        aVisit({
          ...{ division: '420222101201', subjectName: '周兰', date },
          ...{ hazard: '夫妻为彩礼争吵', hazardLevel: 3 },
        }),
      )
    }
    moveTo('2023-06-02T09:00')
    await signFor(finder, '2023-05', false)
    await signFor(reviewer, '2023-05', false)
    moveTo('2023-06-17T09:00')
    await house.runSchedules('minute')
    // after the draw of a month without a nil return
    await signFor(silent, '2023-05', true)
  })
  afterAll(() => house.close())

  test('as nil may be drawn for verification; what was concealed leads to its signer', async () => {
    const { body } = await house.call(above, listChecksContract, { query: { outcome: 'open' } })
    expect(body.items).toEqual([])
    // June: two villages sign nil in time, one of which is drawn
    moveTo('2023-07-02T09:00')
    await house.runSchedules('minute')
    for (const actor of [quiet, finder]) await signFor(actor, '2023-06', true)
    moveTo('2023-07-16T01:00')
    await house.runSchedules('minute')
    await house.runSchedules('minute')
    const drawnNow = await house.call(above, listChecksContract, { query: { outcome: 'open' } })
    // of May, of which the only nil return came late, and of June
    expect(drawnNow.body.items.map(({ period }) => period)).toEqual(['2023-06', '2023-05'])
    const check = drawnNow.body.items[0]
    if (check === undefined) throw new Error('nothing was drawn')
    expect(check).toMatchObject({ signedByName: '陈玉兰', draw: { population: 2, drawn: 1 } })
    expect((await house.call(reviewer, listChecksContract)).status).toBe(403)
    expect(await noticesOf(above)).toContain('zero-checks-drawn')
    const settled = await house.call(above, settleCheckContract, {
      params: { id: check.id },
      body: { outcome: 'concealed', calls: 3, note: '两户说六月有人上门闹事，村里知道' },
    })
    expect(settled.body).toMatchObject({ outcome: 'concealed', refusal: 'check-already-settled' })
    const report = await read(above, check.reportId)
    expect(report).toMatchObject({ isConcealed: true, filedByName: '陈玉兰', nil: true })
    expect(report.entries[0]).toMatchObject({ kind: 'concealed', text: null })
    expect(await noticesOf(reviewer)).toContain('zero-report-concealed')
  })

  test('of hazards is closed into a bundle that the peace-building office signs for and acknowledges', async () => {
    const early = await house.call(above, bundles.closeBundleContract, {
      body: { period: '2023-05' },
    })
    expect(early.problem.code).toBe('own-report-not-signed')
    await signFor(above, '2023-05', false)
    const closed = await house.call(above, bundles.closeBundleContract, {
      body: { period: '2023-05' },
    })
    expect(closed.body).toMatchObject({
      ...{ status: 'sent', owed: 5, filed: 4, nil: 1, hazards: 2, receiver: { id: office.id } },
    })
    expect(closed.body.events[0]).toMatchObject({ date: '2023-05-15', scale: '个体' })
    const params = { id: closed.body.id }
    const twice = await house.call(above, bundles.closeBundleContract, {
      body: { period: '2023-05' },
    })
    expect(twice.problem.code).toBe('bundle-already-closed')
    expect(await noticesOf(liaison)).toContain('zero-bundle-sent')
    const hasty = await house.call(liaison, bundles.acknowledgeBundleContract, {
      params,
      body: { text: '已录入' },
    })
    expect(hasty.problem.code).toBe('bundle-not-signed')
    await house.call(liaison, bundles.signBundleContract, { params })
    const done = await house.call(liaison, bundles.acknowledgeBundleContract, {
      params,
      body: { text: '已录入综治网格平台，编号 ZF-2023-05' },
    })
    expect(done.body).toMatchObject({ status: 'acknowledged', events: [{}, {}] })
    const file = await house.call(liaison, bundles.downloadBundleContract, { params })
    expect(String(file.headers['content-type'])).toContain('spreadsheetml')
    const next = await house.call(above, bundles.closeBundleContract, {
      body: { period: '2023-06' },
    })
    expect(next.problem.code).toBe('own-report-not-signed')
  })
})
