import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDeskContract } from '#domain/matters/desk.contract.ts'
import { listOrdersContract } from '#domain/protection-orders/order-read.contract.ts'
import { lightCost } from '#platform/auth/password-hash.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { logins } from './accounts.ts'
import { desksOf, type Desks } from './desks.ts'
import { asCityHouse } from './house.ts'
import { loadCity, type LoadedCity } from './load.ts'
import { planCity } from './plan.ts'

const options = { seed: 1, scale: 0.25, year: 2023 }

describe('the chain in the simulated city', () => {
  let house: TestHouse
  let loaded: LoadedCity
  let desks: Desks
  beforeAll(async () => {
    house = await testHouse()
    loaded = await loadCity(house, { ...options, passwordCost: lightCost })
    desks = desksOf(asCityHouse(house), planCity(options))
    house.clock.moveTo(new Date('2024-01-02T01:00:30Z'))
  }, 180_000)
  afterAll(() => house.close())

  function countIn(what: string): Promise<number> {
    return house.asSystem(async (tx) => {
      const row = await tx.maybe<{ count: number }>(
        sql`select count(*)::int as count from ${raw(what)}`,
      )
      return row?.count ?? 0
    })
  }

  test('went its way without a refusal', () => {
    expect(loaded).toMatchObject({ state: 'loaded', refused: [] })
  })

  test('leaves every open matter with one responsible federation and a step of its own', async () => {
    const idle = `matters m where m.status in ('open', 'monitoring') and not exists
      (select from due_steps s where s.region = m.region and s.matter_id = m.id
        and s.subject_kind = 'matter' and s.done_at is null)`
    expect(await countIn(idle)).toBe(0)
    const astray = `matters m where m.status in ('open', 'monitoring') and not exists
      (select from organisations o where o.region = m.region and o.id = m.org_id
        and o.kind = 'womens-federation' and o.ended_at is null)`
    expect(await countIn(astray)).toBe(0)
  })

  test.each([
    ['referral', 'referrals'],
    ['order', 'protection_orders'],
    ['warning', 'warnings'],
    ['supervision', 'supervision_orders'],
  ])('keeps the steps of each %s where it lies', async (kind, table) => {
    const elsewhere = `due_steps s join ${table} r on r.region = s.region and r.id = s.subject_id
      where s.subject_kind = '${kind}' and s.done_at is null
        and (s.division, s.org_id, s.sensitivity) is distinct from
            (r.division, r.org_id, r.sensitivity)`
    expect(await countIn(elsewhere)).toBe(0)
  })

  test('has as many orders issued in the year as its scale asks for', async () => {
    const issued = `protection_orders where status in ('issued', 'revoked')
      and decided_at >= '2023-01-01+08' and decided_at < '2024-01-01+08'`
    expect(await countIn(issued)).toBe(Math.round(22 * options.scale))
  })

  test('grades by the rules: each assessment says by which version, and no matter is milder', async () => {
    expect(await countIn('assessments')).toBeGreaterThan(0)
    const milder = `matters m join assessments a on a.region = m.region and a.matter_id = m.id
      where m.level > a.level and m.status = 'open'`
    expect(await countIn(milder)).toBe(0)
  })

  test('has referrals at work and settled, papers of supervision and two meetings', async () => {
    expect(await countIn(`referrals where status = 'verified'`)).toBeGreaterThan(0)
    expect(
      await countIn(`referrals where status in ('sent', 'signed', 'accepted')`),
    ).toBeGreaterThan(0)
    expect(await countIn('supervision_orders')).toBeGreaterThanOrEqual(5)
    expect(await countIn('meetings')).toBe(2)
  })

  test('has one alarm on the desk of 富池镇 that nobody has heard yet', async () => {
    const alarms = `due_steps s join matters m on m.region = s.region and m.id = s.matter_id
      where s.kind = 'acknowledge' and s.done_at is null and m.imminent
        and m.division like '420222101%'`
    expect(await countIn(alarms)).toBe(1)
  })

  test.each(
    logins
      .filter(({ role }) => !role.endsWith('-admin') && role !== 'leader')
      .map(({ username }) => username),
  )('puts something on the desk of %s', async (username) => {
    const reply = await house.call(await desks.named(username), readDeskContract, { query: {} })
    const { pinned, items, leadsWaiting } = reply.body
    expect(pinned.length + items.length + leadsWaiting.total).toBeGreaterThan(0)
  })

  test('shows the court of 阳新县 the applications handed in to it', async () => {
    const court = await desks.named('kongxiangyun')
    const reply = await house.call(court, listOrdersContract, { query: {} })
    expect(reply.body.total).toBeGreaterThan(0)
  })
})
