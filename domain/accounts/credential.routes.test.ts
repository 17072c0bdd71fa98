import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { codeAt } from '#platform/auth/second-factor.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, testNow, type TestHouse } from '#tests/house.ts'
import { anAccount, fixturePassword, insertAccountFixtures } from './account.fixtures.ts'
import {
  changePasswordContract,
  confirmSecondFactorContract,
  enrolSecondFactorContract,
  listMySessionsContract,
  meContract,
  removeSecondFactorContract,
} from './session.contract.ts'
import { aBrowser, aServer, type Browser } from './session.fixtures.ts'

const organisation = anOrganisation()
const halfMinute = 30_000
let house: TestHouse
let server: FastifyInstance
let number = 0
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
  username = `mei${number}hua`
  await house.asSystem((tx) =>
    insertAccountFixtures(tx, [anAccount({ username, name: '梅花', orgId: organisation.id })]),
  )
  browser = aBrowser(server)
  await browser.signIn(username)
})

function change(next: string, current = fixturePassword): ReturnType<typeof answerOf> {
  return answerOf(next, current)
}

async function answerOf(next: string, current: string): Promise<string> {
  const { status, problem } = await browser.call(changePasswordContract, {
    body: { current, next },
  })
  return status === 200 ? 'changed' : problem.code
}

describe('changing the password', () => {
  test.each([
    ['too short', 'Ab3-efgh', 'password-too-short'],
    ['of one kind of characters', 'abcdefghijklmn', 'password-too-plain'],
    ['of few characters again and again', 'Aa1Aa1Aa1Aa1', 'password-too-plain'],
    ['with the owner’s name in it', '梅花-Fuchi-2023', 'password-holds-name'],
  ])('refuses one %s', async (_, next, code) => {
    expect(await change(next)).toBe(code)
  })

  test('refuses one with the username in it', async () => {
    expect(await change(`X-${username.toUpperCase()}-77`)).toBe('password-holds-name')
  })

  test('needs the present one, and counts the tries', async () => {
    expect(await change('Another-word-77', 'Wrong-password-1')).toBe('wrong-credentials')
    for (let at = 0; at < 4; at++) await change('Another-word-77', 'Wrong-password-1')
    expect(await change('Another-word-77')).toBe('account-locked')
  })

  test('refuses the last five, and takes the sixth last', async () => {
    let current = fixturePassword
    for (const next of ['Word-number-1', 'Word-number-2', 'Word-number-3', 'Word-number-4']) {
      expect(await change(next, current)).toBe('changed')
      current = next
    }
    expect(await change(fixturePassword, current)).toBe('password-used-before')
    expect(await change(current, current)).toBe('password-used-before')
    expect(await change('Word-number-5', current)).toBe('changed')
    expect(await change(fixturePassword, 'Word-number-5')).toBe('changed')
  })

  test('ends the other sessions and keeps this one', async () => {
    const other = aBrowser(server)
    await other.signIn(username)
    expect(await change('Another-word-77')).toBe('changed')
    expect((await other.call(listMySessionsContract)).problem.code).toBe('not-signed-in')
    expect((await browser.call(listMySessionsContract)).status).toBe(200)
    expect((await other.signIn(username)).problem.code).toBe('wrong-credentials')
    expect((await other.signIn(username, 'Another-word-77')).status).toBe(200)
  })
})

async function enrol(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { body } = await browser.call(enrolSecondFactorContract, {
    body: { password: fixturePassword },
  })
  const confirmed = await browser.call(confirmSecondFactorContract, {
    body: { code: codeAt(body.secret, house.clock.now()) },
  })
  house.clock.moveBy(halfMinute)
  return { secret: body.secret, ...confirmed.body }
}

describe('a second factor', () => {
  test('is asked for once it is confirmed, without costing a try', async () => {
    const { secret } = await enrol()
    const other = aBrowser(server)
    for (let at = 0; at < 7; at++) {
      expect((await other.signIn(username)).problem.code).toBe('second-factor-needed')
    }
    const code = codeAt(secret, house.clock.now())
    expect((await other.signIn(username, fixturePassword, code)).status).toBe(200)
    const me = await other.call(meContract)
    expect(me.body).toMatchObject({ hasSecondFactor: true })
  })

  test('does not count before a code has confirmed it', async () => {
    await browser.call(enrolSecondFactorContract, { body: { password: fixturePassword } })
    const wrong = await browser.call(confirmSecondFactorContract, { body: { code: '000000' } })
    expect(wrong.problem.code).toBe('code-does-not-match')
    expect((await aBrowser(server).signIn(username)).status).toBe(200)
  })

  test('takes each code once, also of two at the same moment', async () => {
    const { secret } = await enrol()
    const code = codeAt(secret, house.clock.now())
    const answers = await Promise.all(
      [1, 2].map(() => aBrowser(server).signIn(username, fixturePassword, code)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401]))
  })

  test('takes no code that is older than the last one', async () => {
    const { secret } = await enrol()
    const older = codeAt(secret, house.clock.now())
    house.clock.moveBy(halfMinute)
    const newer = codeAt(secret, house.clock.now())
    const other = aBrowser(server)
    expect((await other.signIn(username, fixturePassword, newer)).status).toBe(200)
    const replayed = await aBrowser(server).signIn(username, fixturePassword, older)
    expect(replayed.problem.code).toBe('wrong-code')
  })

  test('locks the name after five wrong codes with the right password', async () => {
    await enrol()
    const other = aBrowser(server)
    const codes = []
    for (let at = 0; at < 6; at++) {
      codes.push((await other.signIn(username, fixturePassword, '000000')).problem.code)
    }
    expect(codes.at(-1)).toBe('account-locked')
  })

  test('can be replaced by a recovery code, each of them once', async () => {
    const { recoveryCodes } = await enrol()
    expect(recoveryCodes).toHaveLength(10)
    const written = recoveryCodes[0]?.toLowerCase().replaceAll('-', ' ') ?? ''
    const other = aBrowser(server)
    expect((await other.signIn(username, fixturePassword, written)).status).toBe(200)
    const again = await other.signIn(username, fixturePassword, written)
    expect(again.problem.code).toBe('wrong-code')
  })

  test('is given up by password and code together', async () => {
    const { secret } = await enrol()
    const remove = (code: string): ReturnType<typeof browser.call> =>
      browser.call(removeSecondFactorContract, { body: { password: fixturePassword, code } })
    expect((await remove('000000')).problem.code).toBe('wrong-code')
    expect((await remove(codeAt(secret, house.clock.now()))).status).toBe(200)
    expect((await aBrowser(server).signIn(username)).status).toBe(200)
  })

  test('lies sealed in the database, its recovery codes as hashes', async () => {
    const { secret, recoveryCodes } = await enrol()
    const rows = await house.asSystem((tx) =>
      tx.rows<{ row: string }>(
        sql`select c::text as row from credentials c where region = ${tx.actor.region}`,
      ),
    )
    const stored = rows.map(({ row }) => row).join()
    const hex = Buffer.from(secret).toString('hex')
    for (const planted of [secret, hex, ...recoveryCodes]) expect(stored).not.toContain(planted)
  })
})
