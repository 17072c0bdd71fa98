import { afterAll, beforeAll, expect, test } from 'vitest'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { above, orgs, reviewer } from './model-month.fixtures.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem((tx) => insertOrganisations(tx, orgs))
  await house.runSchedules('minute')
})
afterAll(() => house.close())

async function escalated(actor: Actor): Promise<number> {
  const { body } = await house.call(actor, listNoticesContract, { query: { size: 100 } })
  return body.items.filter(({ kind }) => kind === 'zero-report-escalated').length
}

test('many that are late on one day are one notice to the office above, each with its own history', async () => {
  house.clock.moveTo(new Date('2023-06-20T09:00+08:00'))
  for (let minute = 0; minute < 4; minute++) await house.runSchedules('minute')
  const [gone] = await house.asSystem((tx) =>
    tx.rows(sql`select count(distinct report_id)::int as reports from zero_report_entries
      where kind = 'escalated'`),
  )
  // three villages and their township; the county has longer
  expect(gone).toEqual({ reports: 4 })
  expect(await escalated(reviewer)).toBe(1)
  expect(await escalated(above)).toBe(1)
})
