import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import type { VisitsRecorded } from '#domain/visits/visit.schema.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { insertDutyWorld, police, prosecutor, village, type Person } from './duty-world.fixtures.ts'
import { answerMissedContract, listMissedContract } from './report-watch.contract.ts'

let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertDutyWorld)
})
afterAll(() => house.close())

async function noticesOf({ actor }: Person): Promise<string[]> {
  const { body } = await house.call(actor, listNoticesContract, { query: { size: 100 } })
  return body.items.map(({ kind }) => kind)
}

describe('a finding that nobody reports', () => {
  test('is told to the procuratorate after a day, once, however often the job runs', async () => {
    house.clock.moveTo(new Date('2023-05-15T02:00:00Z'))
    const hazard = '女孩9岁，身上多处淤青，说是被继父殴打'
    const visit = aVisit({
      ...{ hazard, date: '2023-05-15', division: '420222101200', orgId: village.id },
    })
    await house.asSystem((tx) => {
      insertVisits(tx, [visit])
      const event: VisitsRecorded = { type: 'visits.recorded', visits: [visit] }
      tx.publish(event)
    })
    const missed = async () =>
      (await house.call(prosecutor.actor, listMissedContract, { query: {} })).body
    await house.runSchedules('minute')
    expect((await missed()).total).toBe(0)
    house.clock.moveTo(new Date('2023-05-16T02:01:00Z'))
    await Promise.all([house.runSchedules('minute'), house.runSchedules('minute')])
    await house.runSchedules('minute')
    const found = await missed()
    expect(found.items.map(({ situations }) => situations)).toEqual([['violence']])
    const told = (await noticesOf(prosecutor)).filter((kind) => kind === 'report-missed')
    expect(told).toHaveLength(1)
    expect(JSON.stringify(found)).not.toContain('淤青')
    expect(await noticesOf(police)).not.toContain('report-missed')
    const id = found.items[0]?.id ?? ''
    const answered = await house.call(prosecutor.actor, answerMissedContract, {
      ...{ params: { id }, body: { outcome: 'report-made', reason: '当天已打110' } },
    })
    expect(answered.body.status).toBe('report-made')
  })
})
