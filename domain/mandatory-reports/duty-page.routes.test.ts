import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { buildServer } from '#platform/http/server.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { giveCodeContract, listCodesContract, revokeCodeContract } from './duty-code.contract.ts'
import { serveDuty } from './duty-page.routes.ts'
import {
  fields,
  handler,
  insertDutyWorld,
  officer,
  planted,
  postDuty,
  shownReceipt,
  shownRevision,
} from './duty-world.fixtures.ts'
import * as contracts from './mandatory-report.contract.ts'

let house: TestHouse
let pages: FastifyInstance
let waits = 0

const post = (path: string, form: Record<string, string>) => postDuty(pages, path, form)

async function givenCode(): Promise<{ id: string; code: string }> {
  const body = { unitKind: 'school', unitName: '富池镇中心小学', division: '420222101000' } as const
  const given = await house.call(officer.actor, giveCodeContract, { body })
  expect(given.status).toBe(200)
  return given.body
}

async function newCode(): Promise<string> {
  const { code } = await givenCode()
  return code
}

beforeAll(async () => {
  house = await testHouse()
  pages = await buildServer(house, [], () => Promise.resolve(undefined))
  await serveDuty(pages, house, () => {
    waits += 1
    return Promise.resolve()
  })
  await house.asSystem(insertDutyWorld)
})
afterAll(async () => {
  await pages.close()
  await house.close()
})

describe('the page of duty units', () => {
  test('says 110 first, loads nothing from elsewhere and is kept by nobody', async () => {
    const front = await pages.inject({ method: 'GET', url: '/help/duty' })
    expect(front.payload.indexOf('tel:110')).toBeLessThan(front.payload.indexOf('<form'))
    expect(front.headers['cache-control']).toContain('no-store')
    expect(front.headers['set-cookie']).toBeUndefined()
    expect(front.payload).not.toMatch(/https?:\/\//)
  })

  test('opens with a code alone, and lets a wrong one wait', async () => {
    const before = waits
    expect((await post('/report', { code: '0000 0000 0000 0000' })).status).toBe(404)
    expect((await post('/outcome', { receipt: '0000000000000000' })).status).toBe(404)
    expect(waits).toBe(before + 2)
    const opened = await post('/report', { code: await newCode() })
    expect(opened.status).toBe(200)
    expect(shownRevision(opened.text)).toBe('0')
    expect(waits).toBe(before + 2)
  })

  test('keeps a draft that outlives its code and is not undone by loading a page again', async () => {
    const code = await newCode()
    const kept = await post('/draft', { ...fields, code, revision: '0' })
    expect([kept.status, kept.text]).toEqual([200, '1'])
    const newer = { ...fields, story: `${fields.story}孩子说昨晚又挨了打。` }
    expect((await post('/draft', { ...newer, code, revision: '1' })).text).toBe('2')
    expect((await post('/report', { ...fields, code, revision: '0', do: 'save' })).status).toBe(409)
    house.clock.moveTo(new Date('2023-05-12T02:14:00Z'))
    const opened = await post('/report', { code })
    expect(opened.text).toContain('孩子说昨晚又挨了打')
    expect(shownRevision(opened.text)).toBe('2')
    expect((await post('/report', { code: await newCode() })).text).not.toContain(planted.child)
    house.clock.moveTo(new Date('2023-05-20T02:14:00Z'))
    await house.runSchedules('night')
    expect((await post('/report', { code })).status).toBe(403)
    house.clock.moveTo(new Date('2023-05-10T02:14:00Z'))
  })

  test('shows an empty page after the way out, and goes on keeping what is written', async () => {
    const code = await newCode()
    const cookie = 'w=1'
    for (const url of ['/help/duty', '/help/duty?lang=en', '/help/duty/outcome']) {
      const left = await pages.inject({ method: 'GET', url, headers: { cookie } })
      expect(left.payload).not.toMatch(/强制报告|110|[Mm]andatory/)
      expect(left.payload).toContain('action="/help/again')
    }
    const form = { ...fields, code, revision: '0' }
    const sent = (url: string) =>
      pages.inject({
        ...{ method: 'POST', url, payload: new URLSearchParams(form).toString() },
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      })
    expect((await sent('/help/duty/report')).payload).not.toContain(planted.child)
    expect((await sent('/help/duty/draft')).payload).toBe('1')
    expect((await post('/report', { code })).text).toContain(planted.child)
  })

  test('holds no words of a draft in clear', async () => {
    const code = await newCode()
    await post('/draft', { ...fields, code, revision: '0' })
    const rows = await house.asSystem((tx) =>
      tx.rows<{ content: Buffer }>(sql`select content from duty_drafts where content is not null`),
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { content } of rows) expect(content.includes(planted.child)).toBe(false)
  })

  test('says what is missing, keeps what was written, and sends it once', async () => {
    const code = await newCode()
    const short = await post('/report', { code, revision: '0', do: 'send', 'child.alias': '小禾' })
    expect(short.status).toBe(422)
    expect(short.text).toContain('value="小禾"')
    const revision = shownRevision(short.text)
    const sent = await post('/report', { ...fields, code, revision, do: 'send' })
    expect(sent.status).toBe(200)
    const again = await post('/report', { ...fields, code, revision, do: 'send' })
    expect(shownReceipt(again.text)).toBe(shownReceipt(sent.text))
    const { body } = await house.call(handler.actor, contracts.listReportsContract)
    expect(body.total).toBe(1)
    house.clock.moveTo(new Date('2023-05-10T04:14:00Z'))
    expect((await post('/report', { code })).text).not.toContain(shownReceipt(sent.text))
    house.clock.moveTo(new Date('2023-05-10T02:14:00Z'))
  })

  test('opens nothing with a code that was taken back', async () => {
    const { id, code } = await givenCode()
    const { body } = await house.call(officer.actor, listCodesContract)
    expect(body.items.map((item) => item.id)).toContain(id)
    expect(JSON.stringify(body)).not.toContain(code)
    await house.call(officer.actor, revokeCodeContract, { params: { id }, body: {} })
    expect((await post('/report', { code })).status).toBe(403)
  })
})
