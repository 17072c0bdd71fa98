import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aReferral, insertReferralRecords } from '#domain/referrals/referral.fixtures.ts'
import { aSupervision, insertSupervisions } from '#domain/supervision/supervision.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import {
  approveRunContract,
  listItemsContract,
  liftHoldContract,
  placeHoldContract,
  proposeRunContract,
  readRunContract,
  withdrawRunContract,
} from './retention.contract.ts'
import { anOldMatter, insertOldMatters } from './retention.fixtures.ts'

const [lan, ju] = [newId(), newId()]
const office = {
  roles: ['city-officer'] as const,
  divisions: ['4202'],
  clearance: 'sensitive' as const,
}
const lister = anActor({ ...office, id: lan, name: '李秀芳' })
const approver = anActor({ ...office, id: ju, name: '李秋菊' })
const today = '2023-05-10'

describe('an erasure run', () => {
  let house: TestHouse
  let owner: pg.Client
  const person = newId()
  const free = anOldMatter()
  const merged = anOldMatter({ status: 'merged', mergedInto: free.id, closedAt: undefined })
  const sealed = anOldMatter({ sensitivity: 'sealed' })
  const young = anOldMatter({ closedAt: '2008-05-11T02:00:00.000Z' })
  const stepping = anOldMatter()
  const referred = anOldMatter()
  const served = anOldMatter()
  const ordered = anOldMatter()
  const supervised = anOldMatter()
  const held = anOldMatter()
  const hers = anOldMatter({ personId: person })
  const late = anOldMatter()

  beforeAll(async () => {
    house = await testHouse()
    owner = new pg.Client({ connectionString: house.ownerUrl })
    await owner.connect()
    await house.asSystem((tx) => {
      insertOldMatters(tx, [free, merged, sealed, young, stepping, referred, served, ordered])
      insertOldMatters(tx, [supervised, held, hers, late])
      insertReferralRecords(tx, [aReferral({ matterId: referred.id })])
      insertSupervisions(tx, [aSupervision({ matterId: supervised.id })])
    })
    const place = `'420200', $2, '420222103201', $3, '{}', 'normal', '{}', '{}'`
    await owner.query(
      `insert into due_steps (region, id, division, org_id, audience, sensitivity, named, barred, matter_id,
         subject_kind, kind, duty_org_id, started_at, due_at, clock_number)
       values (${place}, $1, 'matter', 'revisit', $3, '2005-01-20', '2005-02-20', 0)`,
      [stepping.id, newId(), newId()],
    )
    const service = `insert into services (region, id, division, org_id, audience, sensitivity, named, barred,
        matter_id, kind, number, state, holds_until, opened_at)
      values (${place}, $1, $4, $5, $6, $7, '2005-01-10')`
    const ids = (matter: string): unknown[] => [matter, newId(), newId()]
    await owner.query(service, [...ids(served.id), 'warning', '告 1', 'open', null])
    await owner.query(service, [...ids(ordered.id), 'protection-order', '令 1', 'done', today])
    await owner.query(service, [...ids(free.id), 'protection-order', '令 2', 'done', '2005-07-01'])
  })
  afterAll(async () => {
    await owner.end()
    await house.close()
  })

  async function hold(matterNumber: string, scope: 'matter' | 'person'): Promise<string> {
    const body = { matterNumber, scope, reason: '法院再审调阅' }
    const answer = await house.call(lister, placeHoldContract, { body })
    expect(answer.status).toBe(200)
    return answer.body.id
  }

  async function propose(): Promise<string> {
    return (await house.call(lister, proposeRunContract, { body: {} })).body.id
  }

  async function itemsOf(id: string): Promise<ReadonlyMap<string, string>> {
    const { body } = await house.call(approver, listItemsContract, { params: { id } })
    return new Map(body.items.map((each) => [each.matterId, each.blocker ?? each.state]))
  }

  test('lists what has served its time and, of what must stay, why', async () => {
    await hold(held.number, 'matter')
    await hold(hers.number, 'person')
    const items = await itemsOf(await propose())
    expect(Object.fromEntries(items)).toEqual({
      ...{ [free.id]: 'listed', [sealed.id]: 'listed', [late.id]: 'listed' },
      ...{ [stepping.id]: 'open-step', [referred.id]: 'open-referral' },
      ...{ [served.id]: 'open-service', [ordered.id]: 'order-in-force' },
      ...{ [supervised.id]: 'open-supervision', [held.id]: 'legal-hold', [hers.id]: 'legal-hold' },
    })
  })

  test('is one at a time, and erases nothing before another person approves it', async () => {
    const again = await house.call(lister, proposeRunContract, { body: {} })
    expect(again.problem.code).toBe('erasure-run-open')
    await house.runSchedules('minute')
    expect((await narrative(free.id)).length).toBeGreaterThan(60)
    const { rows } = await owner.query<{ id: string }>('select id from erasure_runs')
    const id = rows[0]?.id ?? ''
    const own = await house.call(lister, approveRunContract, { params: { id }, body: {} })
    expect(own.problem.code).toBe('erasure-needs-second-person')
    const withdrawn = await house.call(lister, withdrawRunContract, { params: { id }, body: {} })
    expect(withdrawn.body.status).toBe('withdrawn')
  })

  test('erases what is listed, what was merged into it too, and keeps what a hold reached in time', async () => {
    const id = await propose()
    const approved = await house.call(approver, approveRunContract, { params: { id }, body: {} })
    expect(approved.body).toMatchObject({ status: 'approved', listed: 3, blocked: 7 })
    const stopped = await hold(late.number, 'matter')
    await house.runSchedules('minute')
    await house.runSchedules('minute')
    const { body } = await house.call(lister, readRunContract, { params: { id } })
    expect(body).toMatchObject({ status: 'done', erased: 2, kept: 1 })
    expect((await itemsOf(id)).get(late.id)).toBe('legal-hold')
    for (const gone of [free, merged, sealed]) expect(await told(gone.id)).toBe('已按保存期限清除')
    for (const kept of [young, stepping, held, late]) {
      expect(await told(kept.id)).toBe(kept.narrative)
    }
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from audit_events where name = 'matter.erased'`,
    )
    expect(rows).toEqual([{ n: 2 }])
    await house.call(lister, liftHoldContract, {
      ...{ params: { id: stopped }, body: { reason: '调阅已归还' } },
    })
    expect((await itemsOf(await propose())).get(late.id)).toBe('listed')
    expect((await itemsOf(id)).get(free.id)).toBe('erased')
  })

  async function narrative(id: string): Promise<Buffer> {
    const { rows } = await owner.query<{ narrative: Buffer }>(
      'select narrative from matters where id = $1',
      [id],
    )
    return rows[0]?.narrative ?? Buffer.alloc(0)
  }

  async function told(id: string): Promise<string> {
    return house.keyring.open(await narrative(id), { table: 'matters', field: 'narrative', id })
  }
})
