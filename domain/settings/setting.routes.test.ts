import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clockSetting } from '#domain/matters/clock.schema.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { testHouse, testNow, type TestHouse } from '#tests/house.ts'
import {
  listSettingsContract,
  readSettingContract,
  withdrawSettingContract,
  writeSettingContract,
} from './setting.contract.ts'
import { aSettingVersion, insertSettingVersion } from './setting.fixtures.ts'
import { settingOf, settingVersions } from './setting.public.ts'
import { settingRoutes } from './setting.routes.ts'

const city = anActor({ roles: ['city-officer'], divisions: ['4202'] })
const county = anActor({ roles: ['county-officer'], divisions: ['420222'] })
const administrator = anActor({ roles: ['system-admin'], orgs: [], divisions: [] })
const outsider = anActor({ roles: ['city-officer'], region: '420100' })

const strict = { ...clockSetting.initial, cleanFollowUps: 5 }
const ofClocks = { params: { kind: 'clocks' as const } }
const hour = 3_600_000

function after(hours: number): string {
  return new Date(testNow.getTime() + hours * hour).toISOString()
}

describe('a setting', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  const write = (body: unknown, basedOn: number, effectiveAt?: string) =>
    house.call(city, writeSettingContract, {
      ...ofClocks,
      body: {
        ...{ body, note: '按 2023 年工作要点', basedOn },
        ...(effectiveAt === undefined ? {} : { effectiveAt }),
      },
    })

  test('that nobody wrote is the platform’s own, number 0', async () => {
    const { body } = await house.call(county, readSettingContract, ofClocks)
    expect(body).toMatchObject({ number: 0, versions: [], body: clockSetting.initial })
    const list = await house.call(county, listSettingsContract)
    expect(list.body.items.find(({ kind }) => kind === 'clocks')).toMatchObject({
      number: 0,
      next: null,
    })
  })

  test('that does not fit its shape is refused with the place that is wrong', async () => {
    const wrong = { ...clockSetting.initial, cleanFollowUps: 0 }
    const { status, problem } = await write(wrong, 0)
    expect(status).toBe(422)
    expect(problem).toMatchObject({ code: 'setting-unreadable', detail: { at: 'cleanFollowUps' } })
  })

  test('is written ahead, and comes into force when its time has come', async () => {
    const { status, body } = await write(strict, 0, after(24))
    expect(status).toBe(200)
    expect(body).toMatchObject({ number: 1, state: 'ahead' })
    const list = await house.call(county, listSettingsContract)
    expect(list.body.items.find(({ kind }) => kind === 'clocks')).toMatchObject({
      number: 0,
      next: { number: 1 },
    })
    house.clock.moveBy(25 * hour)
    const inForce = await house.asSystem((tx) => settingOf(tx, clockSetting))
    expect(inForce).toEqual({ number: 1, body: strict })
  })

  test('keeps every version for the clocks that began by it', async () => {
    const versions = await house.asSystem((tx) => settingVersions(tx, clockSetting))
    expect([...versions.keys()]).toEqual([0, 1])
    expect(versions.get(0)).toEqual(clockSetting.initial)
  })

  test('cannot be written into the past', async () => {
    expect((await write(strict, 1, after(1))).problem).toMatchObject({
      code: 'setting-in-the-past',
    })
  })

  test('edited by two at once tells the second one', async () => {
    const [first, second] = await Promise.all([write(strict, 1), write(strict, 1)])
    const refused = [first, second].filter(({ status }) => status !== 200)
    expect(refused).toHaveLength(1)
    expect((await write(strict, 1)).problem.code).toBe('edited-meanwhile')
  })

  test('in force is not withdrawn, one ahead is, and only once', async () => {
    const { body } = await house.call(county, readSettingContract, ofClocks)
    const current = body.versions.find(({ state }) => state === 'in-force')
    const withdraw = (id: string) =>
      house.call(city, withdrawSettingContract, { params: { id }, body: {} })
    expect((await withdraw(current?.id ?? '')).problem.code).toBe('setting-in-force')
    const ahead = await write(clockSetting.initial, 2, after(100))
    expect((await withdraw(ahead.body.id)).body.state).toBe('withdrawn')
    expect((await withdraw(ahead.body.id)).problem.code).toBe('setting-already-withdrawn')
  })

  test('of another city is not shown', async () => {
    const { body } = await house.call(outsider, readSettingContract, ofClocks)
    expect(body.versions).toEqual([])
  })
})

describe('a version that another process wrote', () => {
  let house: TestHouse
  beforeEach(async () => {
    house = await testHouse()
    return () => house.close()
  })

  test('holds here within ten seconds', async () => {
    const before = await house.asSystem((tx) => settingOf(tx, clockSetting))
    expect(before.number).toBe(0)
    await house.asSystem((tx) => {
      insertSettingVersion(tx, aSettingVersion({ kind: 'clocks', body: strict }))
      // What the other process forgets, this one still remembers.
      tx.memory.of<unknown>('settings', tx.now).set('420200 clocks', [])
    })
    expect((await house.asSystem((tx) => settingOf(tx, clockSetting))).number).toBe(0)
    house.clock.moveBy(10_000)
    expect((await house.asSystem((tx) => settingOf(tx, clockSetting))).number).toBe(1)
  })
})

function routeOf(wanted: Endpoint): (typeof settingRoutes)[number] {
  const found = settingRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

creationTable(routeOf(writeSettingContract), {
  input: {
    params: { kind: 'clocks' },
    body: { body: clockSetting.initial, note: '按工作要点', basedOn: 0 },
  },
  rows: [
    ['a city officer', city, 'permitted'],
    ['a county officer', county, 'role-not-allowed'],
    ['the system administrator', administrator, 'role-not-allowed'],
  ],
})

policyTable(routeOf(withdrawSettingContract), {
  record: aSettingVersion({ effectiveAt: '2023-06-01T00:00:00.000Z' }),
  insert: insertSettingVersion,
  rows: [
    ['a city officer', city, 'permitted'],
    ['a county officer', county, 'role-not-allowed'],
    ['the system administrator', administrator, 'role-not-allowed'],
  ],
})
