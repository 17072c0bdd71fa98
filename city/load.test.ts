import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { actorOfAccount } from '#domain/accounts/account.public.ts'
import { listLeadsContract } from '#domain/leads/lead.contract.ts'
import { listMattersContract } from '#domain/matters/matter-page.contract.ts'
import { listExecutivesContract } from '#domain/organisations/executive.contract.ts'
import { listOrganisationsContract } from '#domain/organisations/organisation.contract.ts'
import { approveRunContract, proposeRunContract } from '#domain/retention/retention.contract.ts'
import { anOldMatter, insertOldMatters } from '#domain/retention/retention.fixtures.ts'
import { importVisitsFile } from '#domain/visits/visit.public.ts'
import { systemActor, type Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { lightCost } from '#platform/auth/password-hash.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { demoLogins, logins } from './accounts.ts'
import { cityIsLoaded, loadCity, type LoadedCity } from './load.ts'
import { cityId } from './random.ts'
import { writeVisitsWorkbook } from './workbook.ts'

const scale = 0.02

async function actorNamed(house: TestHouse, username: string): Promise<Actor> {
  const n = logins.findIndex((login) => login.username === username)
  const actor = await actorOfAccount(house.db, house.config.region, cityId(1, 'account', n))
  if (actor === undefined) throw new Error(`${username} cannot sign in`)
  return actor
}

function countIn(house: TestHouse, what: string): Promise<number> {
  return house.asSystem(async (tx) => {
    const row = await tx.maybe<{ count: number }>(
      sql`select count(*)::int as count from ${raw(what)}`,
    )
    return row?.count ?? 0
  })
}

describe('the city in a house', () => {
  let house: TestHouse
  let loaded: LoadedCity
  let began: Date
  beforeAll(async () => {
    house = await testHouse()
    began = house.clock.now()
    loaded = await loadCity(house, { scale, passwordCost: lightCost })
  })
  afterAll(() => house.close())

  test('is there with all its parts, and the domain refused nothing of its year', () => {
    expect(loaded).toMatchObject({ state: 'loaded', executives: 183, visits: 1_179, refused: [] })
  })

  test.each([
    ['divisions', 1_104],
    ["organisations where kind = 'mediation'", 894],
    ['executives', 183],
    ['visits', 1_179],
    ['visits where solved is not null', 198],
    ['visits where hazard is not null', 1],
    ["leads where kind = 'hazard'", 1],
    ["leads where kind = 'need'", 13],
  ])('has of %s: %i', async (what, count) => {
    expect(await countIn(house, what)).toBe(count)
  })

  test('adds nothing when it is loaded again', async () => {
    expect(await cityIsLoaded(house)).toBe(true)
    expect(await loadCity(house, { scale })).toEqual({ state: 'already-loaded' })
    expect(await countIn(house, 'visits')).toBe(1_179)
  })

  test('puts the clock back', () => {
    const passed = house.clock.now().getTime() - began.getTime()
    expect(passed).toBeGreaterThanOrEqual(0)
    expect(passed).toBeLessThan(120_000)
  })

  test('lives in its year: matters were opened on the evening they were found', async () => {
    const outside = `matters m join leads l on l.id = m.lead_id where l.channel = 'visit'
      and (m.opened_at < '2023-01-01' or m.opened_at > '2024-01-01')`
    expect(await countIn(house, outside)).toBe(0)
    const late = `matters m join leads l on l.id = m.lead_id where l.kind = 'hazard'
      and (m.opened_at at time zone 'Asia/Shanghai')::date <> m.found_on`
    expect(await countIn(house, late)).toBe(0)
  })

  test('leaves every open matter with a step that is due', async () => {
    const idle = `matters m where m.status in ('open', 'monitoring') and not exists
      (select from due_steps s where s.matter_id = m.id and s.done_at is null)`
    expect(await countIn(house, idle)).toBe(0)
  })

  test('has a login for every role of the federation, its partners and its administrators', () => {
    expect(new Set(demoLogins.map(({ role }) => role))).toEqual(
      new Set([
        ...['city-officer', 'county-officer', 'township-officer', 'village-executive', 'leader'],
        ...['liaison', 'mediator', 'system-admin', 'security-admin', 'audit-admin'],
      ]),
    )
  })

  test('has two officers of the city, so that one lists what is erased and the other approves it', async () => {
    await house.asSystem((tx) => insertOldMatters(tx, [anOldMatter({ number: '市妇 2004-0001' })]))
    const [lister, approver] = [
      await actorNamed(house, 'chengmin'),
      await actorNamed(house, 'wangxiufen'),
    ]
    const listed = await house.call(lister, proposeRunContract, { body: {} })
    const approving = { params: { id: listed.body.id }, body: {} }
    const own = await house.call(lister, approveRunContract, approving)
    expect(own.problem.code).toBe('erasure-needs-second-person')
    const approved = await house.call(approver, approveRunContract, approving)
    expect(approved.body).toMatchObject({ status: 'approved', listed: 1 })
  })

  test('shows the hazard of 港下村 to its township and county, not to another', async () => {
    const seenBy = async (username: string): Promise<number> => {
      const actor = await actorNamed(house, username)
      const query = { kind: 'hazard' as const }
      return (await house.call(actor, listLeadsContract, { query })).body.total
    }
    expect(await seenBy('lexiufang')).toBe(1)
    expect(await seenBy('chenyulan')).toBe(1)
    expect(await seenBy('chengmin')).toBe(1)
    expect(await seenBy('minghongxia')).toBe(0)
    expect(await seenBy('yinxiaoyan')).toBe(0)
    expect(await seenBy('shixiju')).toBe(0)
  })

  test('gives the township officer her matters, organisations and executives to work with', async () => {
    const officer = await actorNamed(house, 'lexiufang')
    const matters = await house.call(officer, listMattersContract, { query: {} })
    expect(matters.body.total).toBeGreaterThan(0)
    const executives = await house.call(officer, listExecutivesContract, { query: { q: '柯桂英' } })
    expect(executives.body.items).toMatchObject([{ name: '柯桂英', divisionName: '港下村' }])
    const query = { q: '富池镇妇女' }
    const found = await house.call(officer, listOrganisationsContract, { query })
    expect(found.body.items.map(({ name }) => name)).toEqual(['阳新县富池镇妇女联合会'])
  })

  test('knows its own workbook: every row of it is there already', async () => {
    const path = `${house.config.dataDir}/visits.xlsx`
    await writeVisitsWorkbook(path, { scale })
    house.clock.moveTo(new Date('2024-01-15T02:00:00Z'))
    const result = await importVisitsFile(house, systemActor('420200'), path, { dryRun: false })
    if (isRefusal(result)) throw new Error(result.refused)
    expect(result).toMatchObject({ rows: 1_179, repeated: 1_179, accepted: 0, rejected: 0 })
  })
})

describe('a city without visits', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    house.clock.moveTo(new Date('2024-01-15T02:00:00Z'))
    await loadCity(house, { scale, without: 'visits', passwordCost: lightCost })
  })
  afterAll(() => house.close())

  test('takes them from the workbook, and reports each broken row by row, column and reason', async () => {
    const path = `${house.config.dataDir}/visits.xlsx`
    const { rows, faults } = await writeVisitsWorkbook(path, { scale, broken: 100 })
    const officer = await actorNamed(house, 'chengmin')
    const result = await importVisitsFile(house, officer, path, { dryRun: false })
    if (isRefusal(result)) throw new Error(result.refused)
    expect(result).toMatchObject({ rows, accepted: rows - 100, rejected: 100 })
    expect(result.errors.map(({ row, column, code }) => ({ row, column, code }))).toEqual(faults)
    expect(await countIn(house, 'visits where solved is not null')).toBe(198)
    expect(await countIn(house, 'visits where hazard is not null')).toBe(1)
  })
})

describe('a load that broke off', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  test('goes on where it stopped, and nothing is there twice', async () => {
    const breaking = loadCity(house, {
      scale,
      passwordCost: lightCost,
      onProgress: (done, _, what) => {
        if (what === 'visits' && done > 600) throw new Error('the power failed')
      },
    })
    await expect(breaking).rejects.toThrow('the power failed')
    expect(await cityIsLoaded(house)).toBe(false)
    expect(await loadCity(house, { scale })).toMatchObject({ state: 'loaded', refused: [] })
    expect(await countIn(house, 'visits')).toBe(1_179)
    expect(await countIn(house, "leads where channel = 'visit'")).toBe(14)
    expect(await countIn(house, 'executives')).toBe(183)
    // One city and a half.
  }, 60_000)
})

describe('a house where a city has no business', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  test('in production takes none', async () => {
    const production = { ...house, config: { ...house.config, production: true } }
    await expect(loadCity(production, { scale })).rejects.toThrow(
      'production takes no simulated city',
    )
  })

  test('takes no second city beside a first one', async () => {
    await house.asSystem((tx) =>
      tx.send(
        sql`insert into effects (region, key, done_at) values ('420200', 'city/7/1/2023', ${tx.now.toISOString()})`,
      ),
    )
    await expect(loadCity(house, { scale })).rejects.toThrow('another city is already there')
  })
})
