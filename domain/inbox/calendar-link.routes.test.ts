import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import { aMatterFile, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { publicActor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { createCalendarLinkContract, revokeCalendarLinkContract } from './calendar-link.contract.ts'
import { calendarLinkRoutes } from './calendar-link.routes.ts'
import { aCalendarLink, insertCalendarLink } from './preference.fixtures.ts'
import { myNoticesContract } from './preference.contract.ts'

const office = newId()
const account = anAccount({ orgId: office, divisions: [] })
const lan = anActor({ id: account.id, orgId: office, orgs: [office], divisions: [] })
const ours = aMatterFile({ orgId: office, sensitivity: 'sensitive', subjectName: '李小芳' })
const barred = aMatterFile({ orgId: office, barred: [lan.id] })
const elsewhere = aMatterFile({ orgId: newId() })

describe('the calendar of due steps', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem(async (tx) => {
      await insertAccountFixtures(tx, [account])
      insertMatterFiles(tx, [ours, barred, elsewhere])
    })
  })
  afterAll(() => house.close())

  async function link(): Promise<{ id: string; token: string }> {
    const { body } = await house.call(lan, createCalendarLinkContract)
    return { id: body.id, token: body.path.replace('/api/v1/calendar/', '').replace('.ics', '') }
  }

  async function read(token: string, language = 'zh'): Promise<{ status: number; text: string }> {
    const answer = await house.http.inject({
      url: `/api/v1/calendar/${token}.ics?language=${language}`,
    })
    return { status: answer.statusCode, text: answer.body.replaceAll('\r\n ', '') }
  }

  test('is read without signing in, by whoever knows the address', async () => {
    const { token } = await link()
    const answer = await house.http.inject({ url: `/api/v1/calendar/${token}.ics` })
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/)
  })

  test('holds what the account would see on its desk, and nothing about anybody', async () => {
    const { token } = await link()
    const { text } = await read(token)
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(text).toContain(`SUMMARY:[Tiexin] ${ours.number} · 接办 到期`)
    expect(text).toContain(`UID:${ours.steps[0]?.id}@tiexin`)
    for (const secret of ['李小芳', ours.narrative, ours.id, lan.id, barred.number]) {
      expect(text).not.toContain(secret)
    }
    expect((await read(token, 'en')).text).toContain(`${ours.number} · take it on: due`)
  })

  test('is kept under a hash of the token alone, and writes its use down', async () => {
    const { token } = await link()
    await read(token)
    const kept = await house.asSystem((tx) =>
      tx.rows<Record<string, unknown>>(sql`select * from calendar_links where revoked_at is null`),
    )
    expect(JSON.stringify(kept)).not.toContain(token)
    const { body } = await house.call(lan, myNoticesContract)
    expect(body.calendarLink?.usedAt).toMatch(/^2023-05-10/)
  })

  test('under an old address is gone once there is a new one', async () => {
    const [old, present] = [await link(), await link()]
    expect((await read(old.token)).status).toBe(404)
    expect((await read(present.token)).status).toBe(200)
  })

  test('is gone once the link is revoked', async () => {
    const { id, token } = await link()
    await house.call(lan, revokeCalendarLinkContract, { params: { id } })
    expect((await read(token)).status).toBe(404)
    expect((await house.call(lan, myNoticesContract)).body.calendarLink).toBeNull()
  })

  test('is gone once the account has ended', async () => {
    const { token } = await link()
    await house.asSystem((tx) =>
      tx.send(sql`update accounts set status = 'ended' where region = ${tx.actor.region}`),
    )
    expect((await read(token)).status).toBe(404)
  })

  test('under an address nobody was given is not there', async () => {
    expect((await read('x'.repeat(43))).status).toBe(404)
    expect((await read('short')).status).toBe(400)
  })
})

const create = calendarLinkRoutes.find(({ contract }) => contract === createCalendarLinkContract)
const revoke = calendarLinkRoutes.find(({ contract }) => contract === revokeCalendarLinkContract)
if (create === undefined || revoke === undefined) throw new Error('a calendar route is missing')

creationTable(create, {
  input: { body: {} },
  rows: [
    ['an account', lan, 'permitted'],
    ['somebody who has not signed in', publicActor('420200'), 'not-signed-in'],
  ],
})

policyTable(revoke, {
  record: aCalendarLink({ accountId: lan.id }),
  insert: insertCalendarLink,
  rows: [
    ['the account whose it is', lan, 'permitted'],
    ['a colleague', anActor({ id: newId(), orgId: office, orgs: [office] }), 'not-found'],
    ['an administrator', anActor({ id: newId(), roles: ['system-admin'] }), 'not-found'],
  ],
})
