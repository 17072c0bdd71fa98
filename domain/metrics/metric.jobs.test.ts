import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import { aLead } from '#domain/leads/lead.fixtures.ts'
import { changeLevelContract } from '#domain/matters/matter.contract.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrder, insertOrders } from '#domain/protection-orders/order.fixtures.ts'
import { aReferral, insertReferralRecords } from '#domain/referrals/referral.fixtures.ts'
import { aSupervision, insertSupervisions } from '#domain/supervision/supervision.fixtures.ts'
import { aWarning, insertWarnings } from '#domain/warnings/warning.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { chainCodes } from './metric.schema.ts'
import { findDrift } from './recount.store.ts'
import { yearsOfNight } from './metric.jobs.ts'
import { rebuildMetrics } from './metric.public.ts'
import { countMarks } from './settling.store.ts'

const at = '2023-05-11T01:00:00.000Z'

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

  test('hears of every record of the chain', async () => {
    const [referral, order] = [aReferral(), anOrder({ submittedAt: at })]
    const warning = aWarning({ status: 'issued', issuedAt: at })
    const supervision = aSupervision()
    await house.asSystem((tx) => {
      insertReferralRecords(tx, [referral])
      insertOrders(tx, [order])
      insertWarnings(tx, [warning])
      insertSupervisions(tx, [supervision])
      const told = { before: undefined, lines: [] }
      tx.publish({ type: 'referrals.changed', changes: [{ ...told, referral }] } as never)
      tx.publish({ type: 'orders.changed', changes: [{ ...told, order }] } as never)
      tx.publish({ type: 'warnings.changed', changes: [{ ...told, warning }] } as never)
      tx.publish({ type: 'supervision.changed', changes: [{ ...told, supervision }] } as never)
    })
    await house.runSchedules('few-seconds')
    expect(await house.asSystem((tx) => findDrift(tx))).toEqual([])
    const counted = await house.asSystem((tx) =>
      tx.rows<{ metric: string }>(
        sql`select distinct metric from metric_cells where metric = any (${[...chainCodes]}::text[])`,
      ),
    )
    expect(counted.map(({ metric }) => metric).toSorted()).toEqual([
      ...['ordersApplied', 'referralsSent', 'supervisionOrdersSent', 'warningsIssued'],
    ])
  })

  test('counts a matter at level 1 whether it was found so or raised', async () => {
    const lead = aLead({ level: 1, status: 'registered', matterId: newId() })
    const matter = aMatterInHand({ division: '420222103201' })
    await house.asSystem((tx) => {
      insertMatterFiles(tx, [matter])
      tx.publish({ type: 'leads.registered', leads: [lead] } as never)
    })
    const raised = await house.call(anActor(), changeLevelContract, {
      params: { id: matter.id },
      body: { level: 1, reason: '有过掐脖子' },
    })
    expect(raised.status).toBe(200)
    await house.runSchedules('few-seconds')
    expect(await house.asSystem((tx) => findDrift(tx, { metric: 'mattersGrave' }))).toEqual([])
    const cells = await house.asSystem((tx) =>
      tx.maybe<{ value: number }>(
        sql`select sum(value)::int as value from metric_cells
            where metric = 'mattersGrave'`,
      ),
    )
    expect(cells?.value).toBe(2)
  })

  test('finds at night a cell that is not what the records say, and repairs it', async () => {
    await house.asSystem((tx) => {
      tx.send(sql`update metric_cells set value = value + 7 where metric = 'visits'`)
      tx.send(
        sql`update metric_sums set value = value + 7
            where metric = 'visits' and grain = 'year' and area = '4202'`,
      )
    })
    const drift = await house.asSystem((tx) => findDrift(tx, { metric: 'visits' }))
    expect(
      drift.map(({ period, area, stands, counted }) => [period, area, stands, counted]),
    ).toEqual([
      ['2023-05-06', '420222101200', 8, 1],
      ['2023-07-01', '420222101200', 8, 1],
      ['2023-01-01', '4202', 9, 2],
    ])
    await house.runSchedules('night')
    expect(await house.asSystem((tx) => findDrift(tx))).toEqual([])
  })

  test('counts records that were loaded without an event when it is asked to', async () => {
    await house.asSystem((tx) => insertVisits(tx, [aVisit({ hazard: '夫妻争吵' })]))
    expect(await house.asSystem((tx) => findDrift(tx, { metric: 'hazards' }))).not.toEqual([])
    await rebuildMetrics(house.db, '420200')
    expect(await house.asSystem((tx) => findDrift(tx))).toEqual([])
  })
})

describe('the years of a night', () => {
  const night = (day: string): Date => new Date(`${day}T18:30:00.000Z`)

  test('are this one and the last, whatever there is', () => {
    const moving = [{ from: '2025-01-01', to: '2026-12-31' }]
    expect(yearsOfNight(night('2026-03-01'), undefined)).toEqual(moving)
    expect(yearsOfNight(night('2026-03-01'), 2025)).toEqual(moving)
  })

  test('are also one of those before, and in as many nights each of them', () => {
    const nights = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']
    const turns = nights.map((day) => yearsOfNight(night(day), 2021).at(1)?.from)
    expect(new Set(turns)).toEqual(
      new Set(['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01']),
    )
  })
})
