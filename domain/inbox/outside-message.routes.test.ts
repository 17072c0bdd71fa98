import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { policyTable } from '#tests/policy-table.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { listMessagesContract, retryMessageContract } from './outside-message.contract.ts'
import { aMessage, insertMessage } from './outside-message.fixtures.ts'
import { outsideMessageRoutes } from './outside-message.routes.ts'

const admin = anActor({ id: newId(), roles: ['system-admin'], orgs: [], divisions: [] })
const account = anAccount()
const failed = aMessage({
  accountId: account.id,
  state: 'failed',
  reason: 'no-answer',
  attempts: 12,
})

describe('the messages that could not be sent', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem(async (tx) => {
      await insertAccountFixtures(tx, [account])
      for (const message of [failed, aMessage(), aMessage({ state: 'sent' })]) {
        insertMessage(tx, message)
      }
    })
  })
  afterAll(() => house.close())

  test('are what the system administrator sees first', async () => {
    const { body } = await house.call(admin, listMessagesContract)
    expect(body).toMatchObject({ total: 1, totalIsCapped: false })
    expect(body.items).toEqual([
      {
        ...{ id: failed.id, accountName: account.name, channel: 'webhook', urgency: 'usual' },
        ...{ notices: 1, state: 'failed', attempts: 12, reason: 'no-answer', version: 1 },
        ...{ createdAt: failed.createdAt, settledAt: null },
      },
    ])
    const all = await house.call(admin, listMessagesContract, { query: { state: 'all' } })
    expect(all.body.total).toBe(3)
  })

  test('are tried again once she says so, and once only', async () => {
    const again = await house.call(admin, retryMessageContract, { params: { id: failed.id } })
    expect(again.body).toMatchObject({ state: 'waiting', attempts: 0 })
    const twice = await house.call(admin, retryMessageContract, { params: { id: failed.id } })
    expect(twice.problem.code).toBe('message-not-failed')
  })

  test('are no business of an officer', async () => {
    expect((await house.call(anActor(), listMessagesContract)).status).toBe(403)
  })
})

const retry = outsideMessageRoutes.find(({ contract }) => contract === retryMessageContract)
if (retry === undefined) throw new Error('no route tries a message again')

policyTable(retry, {
  record: aMessage({ state: 'failed' }),
  insert: insertMessage,
  rows: [
    ['the system administrator', admin, 'permitted'],
    ['the security administrator', { ...admin, roles: ['security-admin'] }, 'role-not-allowed'],
    ['an officer', anActor(), 'role-not-allowed'],
  ],
})
