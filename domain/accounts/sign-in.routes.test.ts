import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { minute } from '#platform/auth/auth-settings.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, testNow, type TestHouse } from '#tests/house.ts'
import { anAccount, insertAccountFixtures } from './account.fixtures.ts'
import { meContract } from './session.contract.ts'
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

function eventsNamed(name: string): Promise<{ outcome: string; code: string | null }[]> {
  return house.asSystem((tx) =>
    tx.rows(
      sql`select outcome, detail->>'code' as code from audit_events
          where region = ${tx.actor.region} and name = ${name} order by at desc, seq desc limit 30`,
    ),
  )
}

describe('signing in', () => {
  test('opens a session that says who is there', async () => {
    const signedIn = await browser.signIn(username)
    expect(signedIn.status).toBe(200)
    expect(signedIn.body.next).toBe('nothing')
    const me = await browser.call(meContract)
    expect(me.body).toMatchObject({
      state: 'signed-in',
      username,
      name: '陈玉兰',
      orgName: organisation.name,
      roles: ['township-officer'],
      clearance: 'sensitive',
      mustChangePassword: false,
      idleMinutes: 30,
    })
  })

  test('takes the username in capitals, and what is typed there is kept by nobody in clear', async () => {
    expect((await browser.signIn(username.toUpperCase())).status).toBe(200)
    await browser.signIn('my-secret-by-mistake', 'x')
    const [row] = await house.asSystem((tx) =>
      tx.rows<{ found: number }>(
        sql`select count(*) as found from sign_in_tries t
            where region = ${tx.actor.region} and t::text ~ 'mistake'`,
      ),
    )
    expect(row?.found).toBe(0)
  })

  test('keeps the hash of the token only', async () => {
    await browser.signIn(username)
    const rows = await house.asSystem((tx) =>
      tx.rows<{ row: string }>(
        sql`select s::text as row from sessions s where region = ${tx.actor.region}`,
      ),
    )
    const { token = '' } = browser
    expect(token.length).toBeGreaterThan(40)
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([])
  })

  test('answers a wrong password and an unknown name alike, tries left included', async () => {
    const wrong = await browser.signIn(username, 'Wrong-password-1')
    const unknown = await browser.signIn(`${username}x`, 'Wrong-password-1')
    expect(wrong.status).toBe(401)
    expect(wrong.problem).toMatchObject({ code: 'wrong-credentials', detail: { left: 4 } })
    expect(unknown.problem).toEqual(wrong.problem)
  })

  test('hashes for an unknown name too, so that it is not told by its haste', async () => {
    const timeOf = async (name: string): Promise<number> => {
      const began = performance.now()
      await browser.signIn(name, 'Wrong-password-1')
      return performance.now() - began
    }
    const unknown = await Promise.all([1, 2, 3].map((n) => timeOf(`nobody${number}${n}`)))
    // Without the decoy an unknown name is answered within three.
    expect(Math.min(...unknown)).toBeGreaterThan(10)
  })

  test('locks a name for half an hour after five wrong tries, an unknown one as well', async () => {
    for (const name of [username, `${username}y`]) {
      const answers = []
      for (let at = 0; at < 6; at++) answers.push(await browser.signIn(name, 'Wrong-password-1'))
      expect(answers.map(({ problem }) => problem.code)).toEqual([
        ...Array.from({ length: 4 }, () => 'wrong-credentials'),
        'account-locked',
        'account-locked',
      ])
      expect(answers[5]?.status).toBe(423)
      expect(answers[5]?.problem.detail).toEqual({ minutes: 30 })
    }
    expect((await browser.signIn(username)).problem.code).toBe('account-locked')
    house.clock.moveBy(30 * minute)
    expect((await browser.signIn(username)).status).toBe(200)
    expect(await eventsNamed('account.locked-by-failures')).toHaveLength(2)
  })

  test('never compares more than five of twenty guesses at once', async () => {
    const before = (await eventsNamed('session.opened')).length
    expect(before).toBeLessThan(30)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.signIn(username, 'Wrong-password-1')),
    )
    const tried = answers.filter(({ problem }) => problem.code === 'wrong-credentials')
    expect(tried).toHaveLength(4)
    const log = await eventsNamed('session.opened')
    expect(log.filter(({ code }) => code === 'account-locked').length).toBeGreaterThanOrEqual(16)
  })

  test('lets twenty browsers of one account in at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => aBrowser(server).signIn(username)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
  })

  test('forgets the failures when the right password comes', async () => {
    for (let at = 0; at < 4; at++) await browser.signIn(username, 'Wrong-password-1')
    await browser.signIn(username)
    const wrong = await browser.signIn(username, 'Wrong-password-1')
    expect(wrong.problem.detail).toEqual({ left: 4 })
  })
})
