import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordsBehind, settleMetrics } from '#domain/metrics/metric.public.ts'
import type { MetricCode } from '#domain/metrics/metric.schema.ts'
import { findDrift } from '#domain/metrics/recount.store.ts'
import { readCheckpoints } from '#platform/audit/checkpoint.ts'
import { verifyLog } from '#platform/audit/verify-log.ts'
import { lightCost } from '#platform/auth/password-hash.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { periodOf } from '#platform/time/period.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { loadCity } from './load.ts'

const scale = 0.05
const year = periodOf('2023')

const published: readonly (readonly [MetricCode, number])[] = [
  ['executives', 458],
  ['visits', 2_947],
  ['problemsSolved', 496],
  ['hazards', 3],
  ['disputesResolvedByFederation', 139],
  ['disputesResolvedByJustice', 31],
  ['protectionOrders', 1],
]

const tables = ['leads', 'matters', 'matter_entries', 'due_steps', 'matter_parties', 'referrals']

function countIn(house: TestHouse, what: string): Promise<number> {
  return house.asSystem(async (tx) => {
    const row = await tx.maybe<{ count: number }>(
      sql`select count(*)::int as count from ${raw(what)}`,
    )
    return row?.count ?? 0
  })
}

/** Of a matter that has no record of its own kind for something every such matter must have. */
function without(status: string, table: string, where: string): string {
  return `matters m where m.status in (${status}) and not exists
    (select from ${table} t where t.region = m.region and ${where})`
}

describe('a city that is loaded at one go', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await loadCity(house, { scale, passwordCost: lightCost })
    await settleMetrics(house.db, house.config.region)
  }, 120_000)
  afterAll(() => house.close())

  test.each(published)('has of %s as many as its scale asks for: %i', async (code, count) => {
    const asked = { scope: ['4202'], period: year }
    const behind = await house.asSystem((tx) => recordsBehind(tx, code, asked))
    expect(behind).toBe(count)
  })

  test('counts nothing otherwise than a full recount does', async () => {
    expect(await house.asSystem((tx) => findDrift(tx))).toEqual([])
  })

  test('leaves every open matter with one federation and a step of its own that is due', async () => {
    const open = `'open', 'monitoring'`
    const due = `t.matter_id = m.id and t.subject_kind = 'matter' and t.done_at is null`
    expect(await countIn(house, without(open, 'due_steps', due))).toBe(0)
    const federation = `t.id = m.org_id and t.kind = 'womens-federation'`
    expect(await countIn(house, without(open, 'organisations', federation))).toBe(0)
  })

  test('leaves every closed matter with its revisit, done or due, and whoever resolved it', async () => {
    const revisit = `t.matter_id = m.id and t.kind = 'revisit'`
    expect(await countIn(house, without(`'closed', 'archived'`, 'due_steps', revisit))).toBe(0)
    const nobody = `matters where closed_outcome = 'resolved' and resolved_by is null`
    expect(await countIn(house, nobody)).toBe(0)
  })

  test('keeps parties, lines and leads where their matter lies', async () => {
    for (const table of ['matter_parties', 'matter_entries']) {
      const astray = `${table} t join matters m on m.region = t.region and m.id = t.matter_id
        where (t.division, t.org_id, t.sensitivity, t.audience)
          is distinct from (m.division, m.org_id, m.sensitivity, m.audience)`
      expect(await countIn(house, astray)).toBe(0)
    }
    const lost = `matters m where not exists
      (select from leads l where l.region = m.region and l.id = m.lead_id and l.matter_id = m.id)`
    expect(await countIn(house, lost)).toBe(0)
  })

  test('has an audit event for every act on a dispute, and a log that verifies', async () => {
    const unheard = `matters m join leads l on l.region = m.region and l.id = m.lead_id
      where l.kind = 'report' and m.status in ('closed', 'archived') and not exists
        (select from audit_events e where e.region = m.region and e.subject_id = m.id
          and e.name = 'matter.closed')`
    expect(await countIn(house, unheard)).toBe(0)
    const { region, dataDir } = house.config
    const checkpoints = readCheckpoints(dataDir, region, house.keyFile)
    expect(await verifyLog(house.db, region, house.keyFile, checkpoints)).toMatchObject({
      faults: [],
    })
  })

  test('is the same, row for row, as one whose loading broke off twice', async () => {
    const other = await testHouse()
    let left = 2
    const breaking = (after: string) => (done: number, _: number, what: string) => {
      if (what !== after || done < 2) return
      left -= 1
      throw new Error('the power failed')
    }
    const options = { scale, passwordCost: lightCost }
    for (const after of ['visits', 'matters']) {
      const load = loadCity(other, { ...options, onProgress: breaking(after) })
      await expect(load).rejects.toThrow('the power failed')
    }
    expect(left).toBe(0)
    await loadCity(other, options)
    for (const table of tables) {
      expect([table, await countIn(other, table)]).toEqual([table, await countIn(house, table)])
    }
    await other.close()
  }, 120_000)
})
