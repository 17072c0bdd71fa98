import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { publicActor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { policyTable } from '#tests/policy-table.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { changePreferenceContract, myNoticesContract } from './preference.contract.ts'
import { aPreference } from './preference.fixtures.ts'
import { preferenceRoutes } from './preference.routes.ts'
import type { NoticePreference } from './preference.schema.ts'
import { savePreference } from './preference.store.ts'

const lan = anActor({ id: newId() })
const mei = anActor({ id: newId() })
const wish: NoticePreference = {
  channels: [],
  quietHours: { from: '20:00', to: '08:00' },
  digest: 'daily',
}

describe('what an account wishes', () => {
  let house: TestHouse
  beforeAll(async () => {
    const webhook = { url: 'http://127.0.0.1:9/', secret: 'x'.repeat(32) }
    house = await testHouse({ config: { webhook } })
  })
  afterAll(() => house.close())

  test('is what the city set, until it is chosen', async () => {
    const { body } = await house.call(lan, myNoticesContract)
    expect(body).toMatchObject({
      ...{ channels: ['webhook'], quietHours: { from: '21:00', to: '07:30' }, digest: 'off' },
      ...{ version: 0, available: ['webhook'], digestAt: '08:30', calendarLink: null },
    })
    expect(body.address).toMatch(/^[\w-]{20}$/)
    expect((await house.call(mei, myNoticesContract)).body.address).not.toBe(body.address)
  })

  test('is kept, and is hers alone', async () => {
    const changed = await house.call(lan, changePreferenceContract, {
      body: { ...wish, version: 0 },
    })
    expect(changed.body).toEqual({ ...wish, version: 1 })
    expect((await house.call(lan, myNoticesContract)).body).toMatchObject({ ...wish, version: 1 })
    expect((await house.call(mei, myNoticesContract)).body.version).toBe(0)
  })

  test('chosen in two windows at once is shown side by side', async () => {
    const late = await house.call(lan, changePreferenceContract, {
      body: { ...wish, quietHours: null, version: 0 },
    })
    expect(late.status).toBe(409)
    expect(late.problem.current).toMatchObject(wish)
  })

  test.each([
    ['an hour that is none', { from: '25:00', to: '08:00' }],
    ['a span of no length', { from: '08:00', to: '08:00' }],
  ])('refuses %s', async (_, quietHours) => {
    const answer = await house.call(lan, changePreferenceContract, {
      body: { ...wish, quietHours, version: 1 },
    })
    expect(answer.status).toBe(400)
  })

  test('is asked of nobody who has not signed in', async () => {
    const answer = await house.http.inject({ url: myNoticesContract.path })
    expect(answer.statusCode).toBe(401)
  })
})

const route = preferenceRoutes.find(({ contract }) => contract === changePreferenceContract)
if (route === undefined) throw new Error('no route changes a preference')

policyTable(route, {
  record: aPreference({ id: lan.id }),
  insert: savePreference,
  input: { body: { ...wish, version: 1 } },
  rows: [
    ['the account itself', lan, 'permitted'],
    [
      'an administrator, for herself',
      anActor({ id: lan.id, roles: ['system-admin'], orgs: [] }),
      'permitted',
    ],
    ['somebody who has not signed in', publicActor('420200'), 'not-signed-in'],
  ],
})
