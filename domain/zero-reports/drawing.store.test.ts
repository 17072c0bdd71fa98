import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { drawChecks } from './drawing.store.ts'
import { aNilReturn, insertReports } from './zero-report.fixtures.ts'

const yangxin = anOrganisation({
  ...{ level: 'county', division: '420222000000', administers: ['420222'], name: '阳新县妇联' },
})
const daye = anOrganisation({
  ...{ level: 'county', division: '420281000000', administers: ['420281'], name: '大冶市妇联' },
})

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem((tx) => insertOrganisations(tx, [yangxin, daye]))
  // two weeks after the limit of April
  house.clock.moveTo(new Date('2023-05-28T02:00:00Z'))
})
afterAll(() => house.close())

const returned = (change: Parameters<typeof aNilReturn>[0] = {}) =>
  aNilReturn({ orgId: newId(), ...change })
const draw = (): Promise<number> => house.asSystem(drawChecks)
const owners = (): Promise<unknown[]> =>
  house.asSystem((tx) =>
    tx.rows(sql`select org_id, population from zero_report_draws order by at, org_id`),
  )

describe('the draw of nil returns', () => {
  test('is made once for each county and period', async () => {
    await house.asSystem((tx) => insertReports(tx, [returned(), returned()]))
    expect(await draw()).toBe(1)
    expect(await draw()).toBe(0)
    expect(await owners()).toEqual([{ orgId: yangxin.id, population: 2 }])
  })

  test('is made for a county whose first nil return comes when others have drawn', async () => {
    house.clock.moveTo(new Date('2023-05-29T02:00:00Z'))
    const late = returned({ division: '420281104200', filedAt: '2023-05-28T09:00:00.000Z' })
    const more = returned({ filedAt: '2023-05-28T09:00:00.000Z' })
    await house.asSystem((tx) => insertReports(tx, [late, more]))
    expect(await draw()).toBe(1)
    expect(await draw()).toBe(0)
    // The other county's later return is not drawn from: its draw is made.
    expect(await owners()).toEqual([
      { orgId: yangxin.id, population: 2 },
      { orgId: daye.id, population: 1 },
    ])
  })
})
