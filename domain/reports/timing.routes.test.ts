import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOrder, insertOrders } from '#domain/protection-orders/order.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { paragraphsOf } from '#platform/documents/docx.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import {
  downloadReportContract,
  fileReportContract,
  readReportContract,
} from './report.contract.ts'

const officer = anActor({ id: newId(), roles: ['city-officer'], divisions: ['4202'] })
const params = { kind: 'annual', period: '2022' } as const
const decided = Date.parse('2022-05-20T02:00:00Z')
const ago = (hours: number): string => new Date(decided - hours * 3_600_000).toISOString()

function made(hours: number) {
  return anOrder({
    ...{ division: '420222101200', status: 'issued', decidedAt: ago(0) },
    ...{ submittedAt: ago(hours + 4), acceptedAt: ago(hours) },
  })
}

describe('the times in the account', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => insertOrders(tx, [10, 20, 30, 40, 90].map(made)))
  })
  afterAll(() => house.close())

  const read = async () => (await house.call(officer, readReportContract, { params })).body

  test('are the board’s middle values, and nothing below five records', async () => {
    const { tables } = await read()
    expect(tables.timings).toMatchObject([
      { code: 'order-applied-to-issued', cell: { value: 34, count: 5 } },
      { code: 'order-accepted-to-issued', cell: { value: 30, count: 5 } },
      { code: 'warning-begun-to-issued', cell: null },
    ])
  })

  test('stand in the third part of the document', async () => {
    const { body } = await house.call(officer, downloadReportContract, {
      params,
      query: { format: 'docx' },
    })
    const text = paragraphsOf(body as Buffer)
    expect(text).toContain(
      '办理用时（中位数，不足五件的不列）：保护令：申请到签发34小时（5件）；保护令：受理到签发30小时（5件）。',
    )
  })

  test('stay what they were when the period was filed', async () => {
    const filed = await house.call(officer, fileReportContract, { params, body: { after: 0 } })
    expect(filed.status).toBe(200)
    await house.asSystem((tx) => insertOrders(tx, [200, 200].map(made)))
    expect((await read()).tables.timings?.[0]?.cell).toEqual({ value: 34, count: 5 })
  })
})
