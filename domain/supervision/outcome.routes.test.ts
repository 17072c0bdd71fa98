import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anOrder, insertOrders } from '#domain/protection-orders/order.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { listOutcomeRecordsContract, readOutcomesContract } from './outcome.contract.ts'

const county = anOrganisation({ level: 'county', division: '420222000000' })
const big = anOrganisation({ division: '420222101000', name: '富池镇妇女联合会' })
const small = anOrganisation({ division: '420222103000', name: '龙港镇妇女联合会' })
const officer = anActor({
  ...{ id: newId(), orgId: county.id, orgs: [county.id], divisions: ['420222'] },
  roles: ['county-officer'],
})
const decided = Date.parse('2023-05-20T02:00:00Z')
function hoursBefore(hours: number): string {
  return new Date(decided - hours * 3_600_000).toISOString()
}
const may = { query: { period: '2023-05' } }

describe('the outcome board', () => {
  let house: TestHouse
  const ofBig = Array.from({ length: 7 }, () => aMatterInHand({ division: '420222101200' }))
  const ofSmall = Array.from({ length: 2 }, () => aMatterInHand({ division: '420222103201' }))
  const sealed = aMatterInHand({ division: '420222101200', sensitivity: 'sealed' })
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [county, big, small])
      insertMatterFiles(tx, [...ofBig, ...ofSmall, sealed])
    })
  })
  afterAll(() => house.close())

  test('counts every record, the ones a reader may not open among five and more', async () => {
    const { status, body } = await house.call(officer, readOutcomesContract, may)
    expect(status).toBe(200)
    const found = body.outcomes.find(({ code }) => code === 'time-to-accept')
    expect(found?.whole).toEqual({ value: 0.5, count: 10 })
    const contacted = body.outcomes.find(({ code }) => code === 'found-to-contact')
    expect(contacted?.whole).toEqual({ value: 4, count: 10 })
  })

  test('hides a small place, and the next one with it', async () => {
    const { body } = await house.call(officer, readOutcomesContract, may)
    const found = body.outcomes.find(({ code }) => code === 'time-to-accept')
    expect(found?.areas).toMatchObject([
      { id: big.id, cell: null },
      { id: small.id, cell: null },
    ])
  })

  test('opens the records that the reader may see', async () => {
    const { body } = await house.call(officer, listOutcomeRecordsContract, {
      params: { code: 'time-to-accept' },
      ...may,
    })
    expect(body.total).toBe(9)
    expect(body.items.map(({ matterId }) => matterId)).not.toContain(sealed.id)
    expect(body.items[0]).toMatchObject({ amount: 0.5 })
  })

  test('tells how long orders took, from application and from acceptance to the making', async () => {
    const made = [10, 20, 30, 40, 90].map((hours) =>
      anOrder({
        ...{ division: '420222101200', matterId: ofBig[0]?.id ?? '', status: 'issued' },
        submittedAt: hoursBefore(hours + 4),
        acceptedAt: hoursBefore(hours),
        decidedAt: hoursBefore(0),
      }),
    )
    const rejected = anOrder({
      ...{ division: '420222101200', status: 'rejected', decidedAt: hoursBefore(0) },
      ...{ submittedAt: hoursBefore(900), acceptedAt: hoursBefore(900) },
    })
    await house.asSystem((tx) => insertOrders(tx, [...made, rejected]))
    const { body } = await house.call(officer, readOutcomesContract, may)
    const whole = (wanted: string) => body.outcomes.find(({ code }) => code === wanted)?.whole
    expect(whole('order-applied-to-issued')).toEqual({ value: 34, count: 5 })
    expect(whole('order-accepted-to-issued')).toEqual({ value: 30, count: 5 })
    const records = await house.call(officer, listOutcomeRecordsContract, {
      params: { code: 'order-applied-to-issued' },
      ...may,
    })
    expect(records.body.items.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([
      ...[14, 24, 34, 44, 94],
    ])
  })

  test('is not shown of a place that the reader does not oversee', async () => {
    const { status, problem } = await house.call(officer, readOutcomesContract, {
      query: { period: '2023', division: '420281000000' },
    })
    expect(status).toBe(403)
    expect(problem.code).toBe('division-beyond-reach')
  })
})
