import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { day, minute } from '#platform/auth/auth-settings.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, testNow, type TestHouse } from '#tests/house.ts'
import { anAccount, fixturePassword, insertAccountFixtures } from './account.fixtures.ts'
import {
  changePasswordContract,
  closeSessionContract,
  listMySessionsContract,
  lockSessionContract,
  meContract,
  revokeMySessionContract,
  unlockSessionContract,
} from './session.contract.ts'
import { aBrowser, aServer, type Browser } from './session.fixtures.ts'

const organisation = anOrganisation()
let house: TestHouse
let server: FastifyInstance
let number = 0
/** an account nobody has used yet */
let username = ''
let browser: Browser

beforeAll(async () => {
  house = await testHouse()
  server = await aServer(house)
  await house.asSystem((tx) => insertOrganisations(tx, [organisation]))
})
afterAll(async () => {
  await server.close()
  await house.close()
})
beforeEach(async () => {
  house.clock.moveTo(testNow)
  number += 1
  username = `lan${number}xin`
  await house.asSystem((tx) =>
    insertAccountFixtures(tx, [anAccount({ username, orgId: organisation.id })]),
  )
  browser = aBrowser(server)
})

describe('a session', () => {
  test('locks after half an hour without a request, and the password opens it again', async () => {
    await browser.signIn(username)
    house.clock.moveBy(30 * minute)
    expect((await browser.call(listMySessionsContract)).problem).toMatchObject({
      status: 401,
      code: 'session-locked',
    })
    const locked = (await browser.call(meContract)).body
    expect(locked).toMatchObject({ state: 'locked', username })
    expect(locked).not.toHaveProperty('draftKey')
    const wrong = await browser.call(unlockSessionContract, { body: { password: 'Wrong-1' } })
    expect(wrong.problem.code).toBe('wrong-credentials')
    const opened = await browser.call(unlockSessionContract, {
      body: { password: fixturePassword },
    })
    expect(opened.body.state).toBe('signed-in')
    expect((await browser.call(listMySessionsContract)).status).toBe(200)
  })

  test('stays open while it is used, but not beyond twelve hours', async () => {
    await browser.signIn(username)
    for (let at = 0; at < 35; at++) {
      house.clock.moveBy(20 * minute)
      expect((await browser.call(listMySessionsContract)).status).toBe(200)
    }
    house.clock.moveBy(21 * minute)
    expect((await browser.call(listMySessionsContract)).problem.code).toBe('not-signed-in')
    expect((await browser.call(meContract)).body.state).toBe('signed-out')
  })

  test('locks at once when its owner says so', async () => {
    await browser.signIn(username)
    await browser.call(listMySessionsContract)
    expect((await browser.call(lockSessionContract)).body.state).toBe('locked')
    expect((await browser.call(listMySessionsContract)).problem.code).toBe('session-locked')
  })

  test('ends when its owner signs out', async () => {
    await browser.signIn(username)
    const { token } = browser
    expect((await browser.call(closeSessionContract)).body.state).toBe('signed-out')
    expect(browser.token).toBeUndefined()
    browser.token = token
    expect((await browser.call(listMySessionsContract)).problem.code).toBe('not-signed-in')
  })

  test('is listed and can be ended from another browser, at once', async () => {
    await browser.signIn(username)
    const other = aBrowser(server)
    const signedIn = await other.signIn(username)
    const otherMe = signedIn.body.me
    const otherId = otherMe.state === 'signed-in' ? otherMe.sessionId : ''
    const list = await browser.call(listMySessionsContract)
    expect(list.body.items.map(({ id }) => id)).toContain(otherId)
    expect(list.body.items).toHaveLength(2)
    expect((await other.call(listMySessionsContract)).status).toBe(200)
    await browser.call(revokeMySessionContract, { params: { id: otherId } })
    expect((await other.call(listMySessionsContract)).problem.code).toBe('not-signed-in')
  })

  test('of somebody else is not there', async () => {
    await house.asSystem((tx) =>
      insertAccountFixtures(tx, [anAccount({ username: `${username}b`, orgId: organisation.id })]),
    )
    const victim = aBrowser(server)
    const { me } = (await victim.signIn(`${username}b`)).body
    await browser.signIn(username)
    const id = me.state === 'signed-in' ? me.sessionId : ''
    const answer = await browser.call(revokeMySessionContract, { params: { id } })
    expect(answer.problem).toMatchObject({ status: 404, code: 'not-found' })
    expect((await victim.call(listMySessionsContract)).status).toBe(200)
  })

  test('is not kept alive by what an open page asks by itself', async () => {
    await browser.signIn(username)
    for (let asked = 0; asked < 31; asked++) {
      house.clock.moveBy(60_000)
      await browser.call(meContract)
    }
    expect((await browser.call(meContract)).body.state).toBe('locked')
  })

  test('is written as seen at most once a minute', async () => {
    await browser.signIn(username)
    const seen = (): Promise<string | undefined> =>
      house.asSystem(async (tx) => {
        const row = await tx.maybe<{ at: string }>(
          sql`select max(last_seen_at) as at from sessions s join accounts a
                on a.region = s.region and a.id = s.account_id
              where s.region = ${tx.actor.region} and a.username = ${username}`,
        )
        return row?.at
      })
    const first = await seen()
    house.clock.moveBy(30_000)
    await browser.call(listMySessionsContract)
    expect(await seen()).toBe(first)
    house.clock.moveBy(40_000)
    await browser.call(listMySessionsContract)
    expect(await seen()).not.toBe(first)
  })
})

describe('a password that has expired', () => {
  test('lets its owner do nothing but change it', async () => {
    house.clock.moveBy(90 * day)
    const signedIn = await browser.signIn(username)
    expect(signedIn.body.next).toBe('change-password')
    expect((await browser.call(listMySessionsContract)).problem.code).toBe('password-change-needed')
    const changed = await browser.call(changePasswordContract, {
      body: { current: fixturePassword, next: 'Another-word-77' },
    })
    expect(changed.body).toMatchObject({ state: 'signed-in', mustChangePassword: false })
    expect((await browser.call(listMySessionsContract)).status).toBe(200)
  })
})
