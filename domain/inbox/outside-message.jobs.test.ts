import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { isSigned } from '#platform/messages/webhook-sender.ts'
import type { OutsideMessage } from '#platform/messages/outside-sender.ts'
import { testHouse, testNow, type TestHouse } from '#tests/house.ts'
import { aNotice, insertNotice } from './notice.fixtures.ts'
import type { Notice } from './notice.schema.ts'
import { forgetOldNotices } from './notice.jobs.ts'
import { addressOf, sendOutside } from './outside-message.jobs.ts'
import { aPreference } from './preference.fixtures.ts'
import { savePreference } from './preference.store.ts'

const secret = 'shared with the gateway and nobody else'
const office = newId()
const lan = anAccount({ username: 'lan', orgId: office })
const mei = anAccount({ username: 'mei', orgId: office, clearance: 'normal' })
const admin = anAccount({
  username: 'admin',
  orgId: office,
  roles: ['system-admin'],
  divisions: [],
})

describe('a message outside the platform', () => {
  let house: TestHouse
  let gateway: Server
  let status = 200
  /** every request, repeated ones included */
  let requests: { key: string; message: OutsideMessage }[] = []

  beforeAll(async () => {
    gateway = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        const { headers } = request
        const [timestamp, signature] = [headers['tiexin-timestamp'], headers['tiexin-signature']]
        const signed = { timestamp: String(timestamp), signature: String(signature), body }
        if (!isSigned(secret, signed, house.clock.now())) throw new Error('not signed by us')
        const message = JSON.parse(body) as OutsideMessage
        requests.push({ key: String(headers['idempotency-key']), message })
        response.writeHead(status).end()
      })
    })
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`
    house = await testHouse({ config: { webhook: { url, secret }, publicUrl: 'https://tiexin' } })
    await house.asSystem((tx) => insertAccountFixtures(tx, [lan, mei, admin]))
  })
  beforeEach(async () => {
    requests = []
    status = 200
    house.clock.moveTo(testNow)
    await house.asSystem((tx) => {
      for (const table of [sql`delete from notices`, sql`delete from notice_deliveries`]) {
        tx.send(sql`${table} where region = ${tx.actor.region}`)
      }
      tx.send(sql`delete from outside_messages where region = ${tx.actor.region}`)
      for (const { id } of [lan, mei]) savePreference(tx, aPreference({ id, quietHours: null }))
    })
  })
  afterAll(async () => {
    gateway.closeAllConnections()
    gateway.close()
    await house.close()
  })

  async function told(...notices: readonly Partial<Notice>[]): Promise<void> {
    const createdAt = house.clock.now().toISOString()
    await house.asSystem((tx) => {
      for (const change of notices) {
        insertNotice(tx, aNotice({ orgId: office, createdAt, ...change }))
      }
    })
  }

  async function wish(id: string, change: Parameters<typeof aPreference>[0]): Promise<void> {
    await house.asSystem((tx) => savePreference(tx, aPreference({ id, ...change })))
  }

  function to(): string[] {
    const names = new Map(
      [lan, mei, admin].map(({ id, username }) => [addressOf(house.keyring, id), username]),
    )
    return requests
      .map(({ message }) => `${names.get(message.address)} ${message.urgency} ${message.count}`)
      .toSorted()
  }

  test('goes once to each account of the organisation that may see the notice', async () => {
    await told({ sensitivity: 'sensitive' })
    await Promise.all([sendOutside.run(house), sendOutside.run(house)])
    await sendOutside.run(house)
    expect(to()).toEqual(['lan usual 1'])
    requests = []
    await told({})
    await sendOutside.run(house)
    expect(to()).toEqual(['lan usual 1', 'mei usual 1'])
  })

  test('says that something waits, and nothing of what', async () => {
    const notice = aNotice({ orgId: null, accountId: lan.id, kind: 'order-breached' })
    await told(notice)
    await sendOutside.run(house)
    const [{ key, message }] = requests as [(typeof requests)[number]]
    expect(key).toBe(message.id)
    expect(Object.keys(message).toSorted()).toEqual(
      ['address', 'count', 'id', 'kind', 'link', 'text', 'urgency'].toSorted(),
    )
    const sent = JSON.stringify(message)
    for (const secretly of [notice.subjectId, notice.id, lan.id, lan.name, lan.username, 'order']) {
      expect(sent).not.toContain(secretly)
    }
    expect(message).toMatchObject({ urgency: 'danger', link: 'https://tiexin/notices' })
  })

  test('never goes to who is shut out, though named', async () => {
    await told({ orgId: null, accountId: lan.id, barred: [lan.id] }, { barred: [mei.id] })
    await sendOutside.run(house)
    expect(to()).toEqual(['lan usual 1'])
  })

  test('is one, however many things are due together', async () => {
    await told({}, {}, { kind: 'step-overdue' })
    await sendOutside.run(house)
    expect(to()).toEqual(['lan soon 3', 'mei soon 3'])
    expect(requests[0]?.message).toMatchObject({
      kind: 'digest',
      text: { zh: '您有 3 条待办没看。' },
    })
  })

  test('waits for the end of the quiet hours; danger does not', async () => {
    await wish(mei.id, { channels: [] })
    await wish(lan.id, { digest: 'daily' })
    house.clock.moveTo(new Date('2023-05-10T14:00:00Z'))
    await told({}, {}, { kind: 'danger-alarm' })
    await sendOutside.run(house)
    expect(to()).toEqual(['lan danger 1', 'mei danger 1'])
    requests = []
    house.clock.moveTo(new Date('2023-05-10T23:31:00Z'))
    await sendOutside.run(house)
    expect(to()).toEqual([])
    house.clock.moveTo(new Date('2023-05-11T00:30:01Z'))
    await sendOutside.run(house)
    expect(to()).toEqual(['lan usual 2'])
  })

  test('is not sent for what was read while it waited', async () => {
    await wish(lan.id, {})
    await wish(mei.id, {})
    house.clock.moveTo(new Date('2023-05-10T14:00:00Z'))
    await told({ readAt: null }, {})
    await sendOutside.run(house)
    await house.asSystem((tx) =>
      tx.send(
        sql`update notices set read_at = created_at where region = ${tx.actor.region} and id = (
              select min(id::text)::uuid from notices)`,
      ),
    )
    house.clock.moveTo(new Date('2023-05-10T23:30:01Z'))
    await sendOutside.run(house)
    expect(to()).toEqual(['lan usual 1', 'mei usual 1'])
  })

  test('is tried again with the same key, at growing intervals, and given up in the end', async () => {
    await wish(mei.id, { channels: [] })
    status = 503
    await told({})
    await sendOutside.run(house)
    await sendOutside.run(house)
    expect(requests).toHaveLength(1)
    for (let attempt = 2; attempt <= 12; attempt++) {
      house.clock.moveBy(3_601_000)
      await sendOutside.run(house)
      expect(requests).toHaveLength(attempt)
    }
    house.clock.moveBy(3_601_000)
    await sendOutside.run(house)
    expect(requests).toHaveLength(12)
    expect(new Set(requests.map(({ key }) => key)).size).toBe(1)
    expect(await states()).toEqual(['failed answered-503'])
  })

  test('that a worker died over is taken over, under the same key', async () => {
    await wish(mei.id, { channels: [] })
    await told({})
    await sendOutside.run(house)
    await house.asSystem((tx) =>
      tx.send(
        sql`update outside_messages set state = 'waiting', settled_at = null,
              next_at = ${new Date(tx.now.getTime() + 60_000).toISOString()}
            where region = ${tx.actor.region}`,
      ),
    )
    house.clock.moveBy(61_000)
    await sendOutside.run(house)
    expect(requests).toHaveLength(2)
    expect(new Set(requests.map(({ key }) => key)).size).toBe(1)
    expect(await states()).toEqual(['sent null'])
  })

  test('is not made of what happened long ago', async () => {
    await told({ createdAt: '2023-05-08T00:00:00.000Z' })
    await sendOutside.run(house)
    expect(to()).toEqual([])
  })

  test('is forgotten half a year later, unless it still waits', async () => {
    await told({})
    await sendOutside.run(house)
    house.clock.moveBy(181 * 86_400_000)
    await forgetOldNotices.run(house)
    expect(await states()).toEqual([])
  })

  function states(): Promise<string[]> {
    return house.asSystem(async (tx) => {
      const rows = await tx.rows<{ state: string; reason: string | null }>(
        sql`select state, reason from outside_messages where region = ${tx.actor.region}`,
      )
      return rows.map(({ state, reason }) => `${state} ${reason}`)
    })
  }
})

test('without a gateway notices are settled and nothing is planned', async () => {
  const house = await testHouse()
  await house.asSystem((tx) => insertNotice(tx, aNotice()))
  await sendOutside.run(house)
  const [left] = await house.asSystem((tx) =>
    tx.rows<{ open: number; planned: number }>(
      sql`select (select count(*)::int from notices where planned_at is null) as open,
            (select count(*)::int from notice_deliveries) as planned`,
    ),
  )
  expect(left).toEqual({ open: 0, planned: 0 })
  await house.close()
})
