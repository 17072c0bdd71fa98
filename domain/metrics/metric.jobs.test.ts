import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { findDrift } from './recount.store.ts'
import { rebuildMetrics } from './metric.public.ts'
import { countMarks } from './settling.store.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

describe('the work that comes round', () => {
  test('settles every few seconds what recorded visits marked', async () => {
    const visits = [aVisit(), aVisit({ date: '2023-07-01', solved: '当场说好了' })]
    await house.asSystem((tx) => {
      insertVisits(tx, visits)
      tx.publish({ type: 'visits.recorded', visits } as never)
    })
    expect(await house.asSystem(countMarks)).toBeGreaterThan(0)
    await house.runSchedules('few-seconds')
    expect(await house.asSystem(countMarks)).toBe(0)
    expect(await house.asSystem((tx) => findDrift(tx))).toEqual([])
  })

  test('finds at night a cell that is not what the records say, and repairs it', async () => {
    await house.asSystem((tx) => {
      tx.send(
        sql`update metric_cells set value = value + 7 where metric = 'visits' and grain = 'day'`,
      )
    })
    const drift = await house.asSystem((tx) => findDrift(tx, 'visits'))
    expect(drift.map(({ period, stands, counted }) => [period, stands, counted])).toEqual([
      ['2023-05-06', 8, 1],
      ['2023-07-01', 8, 1],
    ])
    await house.runSchedules('night')
    expect(await house.asSystem((tx) => findDrift(tx))).toEqual([])
  })

  test('counts records that were loaded without an event when it is asked to', async () => {
    await house.asSystem((tx) => insertVisits(tx, [aVisit({ hazard: '夫妻争吵' })]))
    expect(await house.asSystem((tx) => findDrift(tx, 'hazards'))).not.toEqual([])
    await rebuildMetrics(house.db, '420200')
    expect(await house.asSystem((tx) => findDrift(tx))).toEqual([])
  })
})
