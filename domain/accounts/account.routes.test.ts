import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import type { Role } from '#platform/access/actor.ts'
import { nobody } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import {
  endAccountContract,
  giveRightsContract,
  listAccountsContract,
  listColleaguesContract,
  lockAccountContract,
  openAccountContract,
  resetPasswordContract,
  resetSecondFactorContract,
  revokeSessionsContract,
  unlockAccountContract,
} from './account.contract.ts'
import { anAccount, insertAccountFixtures } from './account.fixtures.ts'
import { actorOfAccount } from './account.public.ts'
import type { Account } from './account.schema.ts'
import { changePasswordContract, listMySessionsContract, meContract } from './session.contract.ts'
import { aBrowser, aServer, type Browser } from './session.fixtures.ts'

const organisation = anOrganisation()
let house: TestHouse
let server: FastifyInstance
let system: Browser
let security: Browser
let number = 0

function administrator(role: Role): Account {
  return anAccount({
    ...{ username: role, name: role, roles: [role], divisions: [], clearance: 'normal' },
    orgId: organisation.id,
  })
}

async function anOfficer(change: Partial<Account> = {}): Promise<Account> {
  number += 1
  const account = anAccount({ username: `guan${number}li`, orgId: organisation.id, ...change })
  await house.asSystem((tx) => insertAccountFixtures(tx, [account]))
  return account
}

beforeAll(async () => {
  house = await testHouse()
  server = await aServer(house)
  await house.asSystem(async (tx) => {
    insertOrganisations(tx, [organisation])
    const roles: Role[] = ['system-admin', 'security-admin', 'audit-admin']
    await insertAccountFixtures(tx, roles.map(administrator))
  })
  system = aBrowser(server)
  security = aBrowser(server)
  await system.signIn('system-admin')
  await security.signIn('security-admin')
})
afterAll(async () => {
  await server.close()
  await house.close()
})

describe('the colleagues of an officer', () => {
  test('are who works in her own office; an administrator, who handles no matter, has none', async () => {
    const office = anOrganisation({ name: '阳新县富池镇妇女联合会' })
    await house.asSystem((tx) => insertOrganisations(tx, [office]))
    const [one, other] = [
      await anOfficer({ orgId: office.id, name: '柯玉兰' }),
      await anOfficer({ orgId: office.id, name: '汪秀英' }),
    ]
    const browser = aBrowser(server)
    await browser.signIn(one.username)
    expect((await browser.call(listColleaguesContract)).body.items).toEqual(
      [one, other].map(({ id, name }) => ({ id, name })),
    )
    expect((await system.call(listColleaguesContract)).body.items).toEqual([])
  })
})

describe('a new account', () => {
  test('is opened by one administrator and given its rights by another', async () => {
    const opened = await system.call(openAccountContract, {
      body: { username: 'WangFang', name: '王芳', orgId: organisation.id },
    })
    expect(opened.status).toBe(200)
    const { account, oneTimePassword } = opened.body
    expect(account).toMatchObject({ username: 'wangfang', roles: [], clearance: 'normal' })

    const fang = aBrowser(server)
    expect((await fang.signIn('wangfang', oneTimePassword)).body.next).toBe('change-password')
    expect((await fang.call(listMySessionsContract)).problem.code).toBe('password-change-needed')
    await fang.call(changePasswordContract, {
      body: { current: oneTimePassword, next: 'Another-word-77' },
    })

    const rights = {
      ...{ roles: ['township-officer' as const], divisions: ['420222101'] },
      clearance: 'sensitive' as const,
    }
    const bySystem = await system.call(giveRightsContract, {
      ...{ params: { id: account.id }, body: rights },
    })
    expect(bySystem.problem).toMatchObject({ status: 403, code: 'role-not-allowed' })
    const bySecurity = await security.call(giveRightsContract, {
      ...{ params: { id: account.id }, body: rights },
    })
    expect(bySecurity.body).toMatchObject(rights)
    expect((await fang.call(meContract)).body).toMatchObject(rights)
  })

  test('needs a username of its own', async () => {
    await anOfficer({ username: 'taken' })
    const again = await system.call(openAccountContract, {
      body: { username: 'taken', name: '王芳', orgId: organisation.id },
    })
    expect(again.problem).toMatchObject({ status: 409, code: 'already-exists' })
  })
})

describe('the rights of an account', () => {
  test('are edited by one at a time', async () => {
    const { id } = await anOfficer()
    const body = { roles: ['leader' as const], divisions: [], clearance: 'normal' as const }
    await security.call(giveRightsContract, { params: { id }, body: { ...body, version: 1 } })
    const late = await security.call(giveRightsContract, {
      ...{ params: { id }, body: { ...body, version: 1 } },
    })
    expect(late.problem).toMatchObject({ status: 409, code: 'edited-meanwhile' })
  })

  test('stand in the log as they were given', async () => {
    const { id } = await anOfficer()
    await security.call(giveRightsContract, {
      ...{ params: { id }, body: { roles: ['leader'], divisions: [], clearance: 'normal' } },
    })
    const row = await house.asSystem((tx) =>
      tx.maybe<{ detail: unknown }>(
        sql`select detail from audit_events where region = ${tx.actor.region}
              and name = 'account.rights-written' and subject_id = ${id}`,
      ),
    )
    expect(row?.detail).toEqual({ roles: 'leader', divisions: '', clearance: 'normal' })
  })
})

describe('an account that is stopped', () => {
  test.each([
    ['locked', lockAccountContract, 'account-locked-by-administrator'],
    ['ended', endAccountContract, 'wrong-credentials'],
  ])('by being %s is signed out at once and does not come in again', async (_, contract, code) => {
    const { id, username } = await anOfficer()
    const officer = aBrowser(server)
    await officer.signIn(username)
    expect((await officer.call(listMySessionsContract)).status).toBe(200)
    expect((await system.call(contract, { params: { id } })).status).toBe(200)
    expect((await officer.call(listMySessionsContract)).problem.code).toBe('not-signed-in')
    expect((await officer.signIn(username)).problem.code).toBe(code)
    expect(await actorOfAccount(house.db, '420200', id)).toBeUndefined()
  })

  test('comes in again when it is unlocked, also after too many failures', async () => {
    const { id, username } = await anOfficer()
    const officer = aBrowser(server)
    for (let at = 0; at < 5; at++) await officer.signIn(username, 'Wrong-password-1')
    const listed = await security.call(listAccountsContract, { query: { q: username } })
    expect(listed.body.items[0]?.lockedUntil).not.toBeNull()
    await security.call(unlockAccountContract, { params: { id } })
    expect((await officer.signIn(username)).status).toBe(200)
  })
})

describe('a reset', () => {
  test('of the password gives a one-time one and ends every session', async () => {
    const { id, username } = await anOfficer()
    const officer = aBrowser(server)
    await officer.signIn(username)
    const reset = await system.call(resetPasswordContract, { params: { id } })
    expect((await officer.call(listMySessionsContract)).problem.code).toBe('not-signed-in')
    expect((await officer.signIn(username)).problem.code).toBe('wrong-credentials')
    const again = await officer.signIn(username, reset.body.oneTimePassword)
    expect(again.body.next).toBe('change-password')
  })

  test('of an administrator’s password is refused in the console', async () => {
    const { items } = (await system.call(listAccountsContract, { query: { role: 'audit-admin' } }))
      .body
    const refused = await system.call(resetPasswordContract, {
      params: { id: items[0]?.id ?? nobody },
    })
    expect(refused.problem.code).toBe('administrator-by-command-line-only')
  })

  test('of the second factor and of all sessions is answered with the account', async () => {
    const { id } = await anOfficer()
    const reset = await security.call(resetSecondFactorContract, { params: { id } })
    expect(reset.body).toMatchObject({ id, hasSecondFactor: false })
    expect((await security.call(revokeSessionsContract, { params: { id } })).status).toBe(200)
  })
})

describe('the list of accounts', () => {
  test('finds by the beginning of username or name, by role and status', async () => {
    const { username } = await anOfficer({ name: '石榴花', roles: ['liaison'] })
    for (const query of [
      { q: username.slice(0, 7) },
      { q: '石榴' },
      { role: 'liaison' as const },
    ]) {
      const { body } = await system.call(listAccountsContract, { query })
      expect(body.items.map((item) => item.username)).toContain(username)
    }
    const { body } = await system.call(listAccountsContract, { query: { q: '榴花' } })
    expect(body).toMatchObject({ items: [], total: 0, totalIsCapped: false })
  })

  test('is open to two administrators only', async () => {
    const audit = aBrowser(server)
    await audit.signIn('audit-admin')
    const officer = aBrowser(server)
    await officer.signIn((await anOfficer()).username)
    for (const browser of [audit, officer]) {
      const { problem } = await browser.call(listAccountsContract)
      expect(problem).toMatchObject({ status: 403, code: 'role-not-allowed' })
    }
  })
})
