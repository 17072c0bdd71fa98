import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aMatter } from '#domain/matters/matter.fixtures.ts'
import type { MatterChange } from '#domain/matters/matter.schema.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { policyTable } from '#tests/policy-table.ts'
import { testHouse, testNow, type TestHouse } from '#tests/house.ts'
import {
  countUnreadContract,
  listNoticesContract,
  readAllNoticesContract,
  readNoticeContract,
} from './notice.contract.ts'
import { aNotice, insertNotice } from './notice.fixtures.ts'
import { forgetOldNotices } from './notice.jobs.ts'
import { tellOfMatters } from './notice.public.ts'
import { inboxRoutes } from './notice.routes.ts'

const office = newId()
const officer = anActor({ id: newId(), orgId: office, orgs: [office] })
const colleague = anActor({ id: newId(), orgId: office, orgs: [office] })

describe('the inbox', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  beforeEach(async () => {
    await house.asSystem((tx) =>
      tx.send(sql`delete from notices where region = ${tx.actor.region}`),
    )
  })
  afterAll(() => house.close())

  async function inboxOf(actor = officer, state: 'unread' | 'all' = 'unread'): Promise<string[]> {
    const { body } = await house.call(actor, listNoticesContract, { query: { state } })
    return body.items.map(({ kind, subjectId }) => `${kind} ${subjectId}`)
  }

  async function changed(...changes: MatterChange[]): Promise<void> {
    await house.asSystem((tx) => tellOfMatters(tx, { type: 'matters.changed', changes }))
  }

  test('shows what came to the organisation, newest first, and counts it', async () => {
    const notices = [1, 2, 3].map((hour) =>
      aNotice({ orgId: office, createdAt: `2023-05-10T0${hour}:00:00.000Z` }),
    )
    await house.asSystem((tx) => {
      for (const notice of notices) insertNotice(tx, notice)
    })
    const { body } = await house.call(officer, listNoticesContract, { query: { size: 2 } })
    expect(body).toMatchObject({ total: 3, totalIsCapped: false })
    expect(body.items.map(({ id }) => id)).toEqual([notices[2]?.id, notices[1]?.id])
    expect(body.items[0]).toMatchObject({ toYou: false, readAt: null, subjectNumber: null })
    const counted = await house.call(officer, countUnreadContract)
    expect(counted.body).toEqual({ unread: 3, isCapped: false })
  })

  test('read by one is read by the whole organisation, and stays in the list of all', async () => {
    const notice = aNotice({ orgId: office })
    await house.asSystem((tx) => insertNotice(tx, notice))
    const read = await house.call(colleague, readNoticeContract, { params: { id: notice.id } })
    expect(read.body.readAt).toMatch(/^2023-05-10/)
    expect(await inboxOf(officer)).toEqual([])
    expect(await inboxOf(officer, 'all')).toHaveLength(1)
  })

  test('read to the end leaves what came after', async () => {
    const late = aNotice({ orgId: office, createdAt: '2023-05-10T01:30:00.000Z' })
    await house.asSystem((tx) => {
      for (const hour of ['00', '01']) {
        insertNotice(tx, aNotice({ orgId: office, createdAt: `2023-05-10T${hour}:00:00.000Z` }))
      }
      insertNotice(tx, late)
      insertNotice(tx, aNotice({ createdAt: '2023-05-10T00:00:00.000Z' }))
    })
    const { body } = await house.call(officer, readAllNoticesContract, {
      body: { until: '2023-05-10T01:00:00.000Z' },
    })
    expect(body).toEqual({ read: 2 })
    expect(await inboxOf()).toEqual([`matter-registered ${late.subjectId}`])
  })

  test('forgets what was read half a year ago and what nobody read for a year', async () => {
    await house.asSystem((tx) => {
      insertNotice(tx, aNotice({ orgId: office, readAt: '2022-11-01T00:00:00.000Z' }))
      insertNotice(tx, aNotice({ orgId: office, createdAt: '2022-05-01T00:00:00.000Z' }))
      insertNotice(tx, aNotice({ orgId: office, createdAt: '2022-06-01T00:00:00.000Z' }))
      insertNotice(tx, aNotice({ orgId: office, readAt: '2022-12-01T00:00:00.000Z' }))
    })
    await forgetOldNotices.run(house)
    await forgetOldNotices.run(house)
    expect(await inboxOf(officer, 'all')).toHaveLength(2)
  })

  test('of another organisation is not there', async () => {
    const notice = aNotice({ orgId: office })
    await house.asSystem((tx) => insertNotice(tx, notice))
    expect(await inboxOf(anActor())).toEqual([])
    const read = await house.call(anActor(), readNoticeContract, { params: { id: notice.id } })
    expect(read.status).toBe(404)
  })

  test('gets one notice for each matter of an import, however many there are', async () => {
    const matters = Array.from({ length: 60 }, () => aMatter({ orgId: office }))
    await changed(...matters.map((matter) => ({ before: undefined, matter })))
    expect((await house.call(officer, countUnreadContract)).body.unread).toBe(60)
  })

  test('is not told the same again while the first notice lies unread', async () => {
    const matter = aMatter({ orgId: office })
    const raised = {
      before: { ...matter, level: 4 } as const,
      matter: { ...matter, level: 3 } as const,
    }
    await changed(raised)
    await changed(raised)
    expect(await inboxOf()).toHaveLength(1)
    await house.call(officer, readAllNoticesContract, {
      body: { until: house.clock.now().toISOString() },
    })
    await changed(raised)
    expect(await inboxOf()).toHaveLength(1)
    house.clock.moveBy(11 * 60_000)
    await changed(raised)
    expect(await inboxOf()).toHaveLength(2)
    house.clock.moveTo(testNow)
  })

  test('loses its notices for whoever is shut out of the matter afterwards', async () => {
    const matter = aMatter({ orgId: office })
    await changed({ before: undefined, matter })
    expect(await inboxOf(colleague)).toHaveLength(1)
    await changed({ before: matter, matter: { ...matter, barred: [colleague.id] } })
    expect(await inboxOf(colleague)).toEqual([])
    expect(await inboxOf(colleague, 'all')).toEqual([])
    expect(await inboxOf(officer)).toHaveLength(1)
  })

  test('loses its notices when the matter is sealed', async () => {
    const matter = aMatter({ orgId: office })
    await changed({ before: undefined, matter })
    await changed({
      before: matter,
      matter: { ...matter, sensitivity: 'sealed', named: [officer.id] },
    })
    expect(await inboxOf(colleague, 'all')).toEqual([])
    expect(await inboxOf(officer)).toEqual([`matter-shared ${matter.id}`])
  })

  test('gives its notices back when the matter goes to another organisation', async () => {
    const matter = aMatter({ orgId: office })
    await changed({ before: undefined, matter })
    const elsewhere = newId()
    await changed({ before: matter, matter: { ...matter, orgId: elsewhere } })
    expect(await inboxOf(officer, 'all')).toEqual([])
    const there = anActor({ id: newId(), orgs: [elsewhere] })
    expect(await inboxOf(there)).toEqual([`matter-handed-over ${matter.id}`])
  })
})

function routeOf(wanted: Endpoint): Route {
  const found = inboxRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

const sensitive = aNotice({ orgId: office, sensitivity: 'sensitive', barred: [colleague.id] })

policyTable(routeOf(readNoticeContract), {
  record: sensitive,
  insert: insertNotice,
  rows: [
    ['an officer of the organisation', officer, 'permitted'],
    ['a colleague who is shut out', colleague, 'not-found'],
    [
      'a colleague without clearance',
      { ...officer, id: newId(), clearance: 'normal' },
      'not-found',
    ],
    ['an officer elsewhere', anActor(), 'not-found'],
    ['an overseer of the division', anActor({ divisions: ['4202'] }), 'not-found'],
    ['the same organisation of another city', { ...officer, region: '420100' }, 'not-found'],
  ],
})

const byName = aNotice({ orgId: null, accountId: officer.id, sensitivity: 'sealed' })

policyTable(routeOf(readNoticeContract), {
  record: byName,
  insert: insertNotice,
  rows: [
    ['the account it is addressed to', officer, 'permitted'],
    ['a colleague of hers', colleague, 'not-found'],
  ],
})
