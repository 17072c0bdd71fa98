import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import type { VisitsRecorded } from '#domain/visits/visit.schema.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { cellsOf } from './cell.store.ts'
import { findCells } from './completeness.store.ts'
import { orgs } from './model-month.fixtures.ts'
import { loadZeroReports } from './year.fixtures.ts'
import type { ZeroReport } from './zero-report.schema.ts'
import { reportColumns } from './zero-report.store.ts'

const year = { year: 2023, seed: 1 }

describe('a year of zero-reports', () => {
  let house: TestHouse
  const reports = (): Promise<ZeroReport[]> =>
    house.asSystem((tx) =>
      tx.rows<ZeroReport>(sql`select ${reportColumns} from zero_reports
        where region = ${tx.actor.region} order by from_day, division, id`),
    )
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => insertOrganisations(tx, orgs))
    const visits = [
      aVisit({ division: '420222101200', date: '2023-03-10', hazard: '邻里争吵', hazardLevel: 4 }),
      aVisit({ division: '420222101201', date: '2023-04-10' }),
    ]
    house.clock.moveTo(new Date('2023-04-10T10:00:00Z'))
    await house.asSystem((tx) => {
      insertVisits(tx, visits)
      const event: VisitsRecorded = { type: 'visits.recorded', visits }
      tx.publish(event)
    })
    house.clock.moveTo(new Date('2024-01-02T01:00:00Z'))
    await house.asSystem((tx) => loadZeroReports(tx, year))
  })
  afterAll(() => house.close())

  test('is owed by each of five organisations twelve times', async () => {
    const all = await reports()
    expect(all).toHaveLength(60)
    const filed = all.filter(({ status, period }) => status === 'filed' && period < '2023-12')
    expect(filed.length).toBeGreaterThan(50)
    for (const { filedAt, opensAt } of filed) expect((filedAt ?? '') >= opensAt).toBe(true)
  })

  test('says what the records said: recorded in April, the hazard of March corrects a nil return', async () => {
    const march = (await reports()).filter(({ period }) => period === '2023-03')
    const told = march.map(({ division, nil, correctedCount }) => [division, nil, correctedCount])
    expect(told).toEqual([
      ['420222000000', false, 0],
      ['420222101000', false, 0],
      ['420222101200', true, 1],
      ['420222101201', true, 0],
      ['420222101202', true, 0],
    ])
  })

  test('adds nothing when it is loaded again', async () => {
    const before = await reports()
    expect(await house.asSystem((tx) => loadZeroReports(tx, year))).toBe(0)
    expect(await reports()).toEqual(before)
  })

  test('has sums that equal a full recount', async () => {
    const sums = await house.asSystem((tx) =>
      findCells(tx, { divisions: ['4202'], from: '2023-01-01', to: '2023-12-31' }),
    )
    const recounted = cellsOf((await reports()).map((report) => ({ before: undefined, report })))
    const key = ({ toDay, division, level }: (typeof sums)[0]): string =>
      [toDay, division, level].join()
    const sorted = (cells: typeof sums) =>
      cells.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
    expect(sorted(sums)).toEqual(sorted(recounted))
  })
})
