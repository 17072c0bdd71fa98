import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import type { Role } from '#platform/access/actor.ts'
import { nobody } from '#platform/access/actor.ts'
import { insertInto, sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { userAdd, userLock, userReset } from './account-command.public.ts'
import { endAccountContract } from './account.contract.ts'
import { anAccount, insertAccountFixtures } from './account.fixtures.ts'
import { actorOf } from './account.policy.ts'
import { accountNames, findColleagues } from './account.public.ts'
import type { Account } from './account.schema.ts'
import { listMySessionsContract } from './session.contract.ts'
import { aBrowser, aServer, type Browser } from './session.fixtures.ts'

const organisation = anOrganisation()
let house: TestHouse
let server: FastifyInstance
let system: Browser
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
  await system.signIn('system-admin')
})
afterAll(async () => {
  await server.close()
  await house.close()
})

describe('the database below the administrators', () => {
  const as = (role: Role): ReturnType<typeof actorOf> =>
    actorOf({ ...administrator(role), id: nobody.replace('0', 'a') }, '420200')

  test('lets the system administrator write no rights, whatever the code says', async () => {
    const { id } = await anOfficer()
    const changed = await house.db.within(as('system-admin'), (tx) =>
      tx.rows(
        sql`update account_rights set clearance = 'sensitive'
            where region = ${tx.actor.region} and account_id = ${id} returning account_id`,
      ),
    )
    expect(changed).toEqual([])
    const inserting = house.db.within(as('system-admin'), async (tx) => {
      tx.send(
        insertInto('account_rights', {
          ...{ region: tx.actor.region, accountId: nobody, roles: ['leader'] },
          ...{ divisions: [], clearance: 'normal' },
        }),
      )
    })
    await expect(inserting).rejects.toThrow(/row-level security/)
  })

  test('moves no account to another organisation', async () => {
    const moving = house.asSystem((tx) =>
      tx.send(sql`update accounts set org_id = ${nobody} where region = ${tx.actor.region}`),
    )
    await expect(moving).rejects.toThrow(/permission denied/)
  })

  test.each<Role>(['system-admin', 'security-admin', 'audit-admin'])(
    'shows the %s no hash and no secret, and the log to the auditor alone',
    async (role) => {
      const count = (table: string): Promise<unknown> =>
        house.db.within(as(role), (tx) =>
          tx.rows(
            table === 'credentials'
              ? sql`select 1 as n from credentials where region = ${tx.actor.region} limit 1`
              : sql`select 1 as n from audit_events where region = ${tx.actor.region} limit 1`,
          ),
        )
      expect(await count('credentials')).toEqual([])
      expect(await count('audit_events')).toHaveLength(role === 'audit-admin' ? 1 : 0)
    },
  )
})

describe('the command line', () => {
  test('adds an administrator, locks and resets her', async () => {
    const added = await userAdd(house.db, '420200', {
      ...{ username: 'first.admin', name: '张三', orgId: organisation.id },
      ...{ roles: ['system-admin'], divisions: [], clearance: 'normal' },
    })
    if (!('account' in added)) throw new Error(added.refused)
    const browser = aBrowser(server)
    const signedIn = await browser.signIn('first.admin', added.oneTimePassword)
    expect(signedIn.body.next).toBe('change-password')
    await userLock(house.db, '420200', 'first.admin')
    expect((await browser.call(listMySessionsContract)).problem.code).toBe('not-signed-in')
    const reset = await userReset(house.db, '420200', 'first.admin')
    if (!('account' in reset)) throw new Error(reset.refused)
    expect((await browser.signIn('first.admin', reset.oneTimePassword)).status).toBe(200)
  })

  test.each([
    ['a name that is taken', { username: 'system-admin' }, 'already-exists'],
    ['a name nobody can read out', { username: 'Ä' }, 'username-unreadable'],
    ['an unknown organisation', { orgId: nobody }, 'organisation-unknown'],
    [
      'two administrators in one',
      { roles: ['system-admin', 'audit-admin'] as Role[] },
      'administrator-roles-apart',
    ],
  ])('refuses %s', async (_, change, refused) => {
    const entered = {
      ...{ username: 'other.admin', name: '张三', orgId: organisation.id },
      ...{ roles: ['system-admin'] as Role[], divisions: [], clearance: 'normal' as const },
    }
    expect(await userAdd(house.db, '420200', { ...entered, ...change })).toEqual({ refused })
    expect(await userLock(house.db, '420200', 'ghost')).toEqual({ refused: 'not-found' })
  })
})

describe('what other slices ask', () => {
  test('names for ids, and who of one’s own organisation may take something on', async () => {
    const officer = await anOfficer({ name: '林小燕' })
    const ended = await anOfficer()
    await system.call(endAccountContract, { params: { id: ended.id } })
    const [names, colleagues] = await house.db.within(actorOf(officer, '420200'), (tx) =>
      Promise.all([accountNames(tx, [officer.id]), findColleagues(tx)]),
    )
    expect(names.get(officer.id)).toEqual({ name: '林小燕', orgId: organisation.id })
    expect(colleagues.map(({ id }) => id)).toContain(officer.id)
    expect(colleagues.map(({ id }) => id)).not.toContain(ended.id)
  })
})
