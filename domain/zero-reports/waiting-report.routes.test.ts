import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { above, liaison, orgs, quiet, reviewer, silent, top } from './model-month.fixtures.ts'
import * as contracts from './zero-report.contract.ts'

describe('the zero-reports that wait on a desk', () => {
  let house: TestHouse
  const waiting = async (actor: Actor) =>
    (await house.call(actor, contracts.waitingReportsContract)).body
  const toSign = async (actor: Actor): Promise<string[]> =>
    (await waiting(actor)).toSign.map(({ period, state }) => `${period} ${state}`)
  const ownMay = async (): Promise<string> => {
    const [report] = (await waiting(quiet)).toSign
    if (report === undefined) throw new Error('nothing waits')
    return report.id
  }

  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => insertOrganisations(tx, orgs))
    await house.runSchedules('minute')
  })
  afterAll(() => house.close())

  test('are none while the month runs', async () => {
    expect(await waiting(quiet)).toEqual({ toSign: [], toReview: 0 })
  })

  test('are her own once it is over, whoever else owes one', async () => {
    house.clock.moveTo(new Date('2023-06-01T09:00+08:00'))
    for (const actor of [quiet, silent, reviewer, above]) {
      expect(await toSign(actor)).toEqual(['2023-05 due'])
    }
    expect(await waiting(top)).toEqual({ toSign: [], toReview: 0 })
  })

  test('go from hers to the office that reviews, and come back with a return', async () => {
    const id = await ownMay()
    await house.call(quiet, contracts.signReportContract, { params: { id }, body: { nil: true } })
    expect(await toSign(quiet)).toEqual([])
    expect((await waiting(reviewer)).toReview).toBe(1)
    expect((await waiting(above)).toReview).toBe(0)
    await house.call(reviewer, contracts.returnReportContract, {
      params: { id },
      body: { reason: '走访户数与台账不符' },
    })
    expect(await toSign(quiet)).toEqual(['2023-05 returned'])
    expect((await waiting(reviewer)).toReview).toBe(0)
  })

  test('are overdue, and still hers, when the limit has passed', async () => {
    house.clock.moveTo(new Date('2023-06-20T09:00+08:00'))
    expect(await toSign(quiet)).toEqual(['2023-05 overdue'])
  })

  test('are nothing to an agency', async () => {
    expect((await house.call(liaison, contracts.waitingReportsContract)).status).toBe(403)
  })
})
