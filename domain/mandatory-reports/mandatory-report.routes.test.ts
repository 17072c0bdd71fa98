import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { listLeadsContract } from '#domain/leads/lead.contract.ts'
import { readDeskContract } from '#domain/matters/desk.contract.ts'
import { listMattersContract } from '#domain/matters/matter-page.contract.ts'
import { excludedContacts } from '#domain/matters/party.public.ts'
import { declareKinshipContract } from '#domain/people/kinship.contract.ts'
import { anIdentityNumber } from '#domain/people/person.fixtures.ts'
import { listServicesContract } from '#domain/services/service.contract.ts'
import { sql } from '#platform/db/sql.ts'
import { buildServer } from '#platform/http/server.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { giveCodeContract } from './duty-code.contract.ts'
import { serveDuty } from './duty-page.routes.ts'
import {
  colleague,
  father,
  fields,
  handler,
  insertDutyWorld,
  officer,
  planted,
  police,
  postDuty,
  prosecutor,
  shownReceipt,
  teacher,
  uncle,
  type Person,
} from './duty-world.fixtures.ts'
import * as contracts from './mandatory-report.contract.ts'

let house: TestHouse
let pages: FastifyInstance

const post = (path: string, form: Record<string, string>) => postDuty(pages, path, form)

async function newCode(): Promise<string> {
  const body = { unitKind: 'school', unitName: '富池镇中心小学', division: '420222101000' } as const
  const given = await house.call(officer.actor, giveCodeContract, { body })
  expect(given.status).toBe(200)
  return given.body.code
}

beforeAll(async () => {
  house = await testHouse()
  pages = await buildServer(house, [], () => Promise.resolve(undefined))
  await serveDuty(pages, house, () => Promise.resolve())
  await house.asSystem(insertDutyWorld)
})
afterAll(async () => {
  await pages.close()
  await house.close()
})

async function noticesOf({ actor }: Person): Promise<string[]> {
  const { body } = await house.call(actor, listNoticesContract, { query: { size: 100 } })
  return body.items.map(({ kind }) => kind)
}

describe('a school’s report', () => {
  let receipt = ''
  let report: contracts.ReportPage
  const params = (): { id: string } => ({ id: report.id })
  const read = async ({ actor }: Person) =>
    house.call(actor, contracts.readReportContract, { params: params() })

  beforeAll(async () => {
    const sent = await post('/report', {
      ...fields,
      code: await newCode(),
      revision: '0',
      do: 'send',
    })
    receipt = shownReceipt(sent.text)
    const { body } = await house.call(handler.actor, contracts.listReportsContract)
    const read1 = await house.call(handler.actor, contracts.readReportContract, {
      params: { id: body.items[0]?.id ?? '' },
    })
    report = read1.body
  })

  test('is a sealed matter with the report as a service on it, and three clocks', async () => {
    expect(report.matter).not.toBeNull()
    const { body } = await house.call(handler.actor, listServicesContract, {
      params: { id: report.matter?.id ?? '' },
    })
    expect(body.items.map(({ kind, state }) => [kind, state])).toEqual([
      ['mandatory-report', 'open'],
    ])
    const steps = await house.asSystem((tx) =>
      tx.rows<{ kind: string; sensitivity: string }>(
        sql`select kind, sensitivity from due_steps
            where subject_kind = 'mandatory-report' and subject_id = ${report.id} order by kind`,
      ),
    )
    expect(steps.map(({ kind }) => kind)).toEqual([
      ...['file-department', 'file-procuratorate', 'police-receipt'],
    ])
    expect(new Set(steps.map(({ sensitivity }) => sensitivity))).toEqual(new Set(['sealed']))
  })

  test('is open to the police at once, without the matter and without who told it', async () => {
    const seen = await read(police)
    expect(seen.status).toBe(200)
    expect(seen.body.matter).toBeNull()
    expect(JSON.stringify(seen.body)).not.toContain(planted.reporter)
    expect(await noticesOf(police)).toContain('mandatory-report-received')
    const desk = await house.call(police.actor, readDeskContract, {
      query: { whose: 'organisation' },
    })
    expect(JSON.stringify(desk.body)).toContain(report.number)
  })

  test('tells who reported to its handler alone', async () => {
    const reporterOf = ({ actor }: Person) =>
      house.call(actor, contracts.readReporterContract, { params: params() })
    expect((await reporterOf(handler)).status).toBe(404)
    const taken = await house.call(handler.actor, contracts.takeReportContract, {
      ...{ params: params(), body: {} },
    })
    expect(taken.status).toBe(200)
    expect((await reporterOf(handler)).body).toMatchObject({
      ...{ name: planted.reporter, phone: planted.phone, unit: '富池镇中心小学' },
    })
    for (const other of [colleague, police, officer, father]) {
      expect([403, 404]).toContain((await reporterOf(other)).status)
    }
  })

  test('travels to police, procuratorate and department, and back to the reporter', async () => {
    const act = async (who: Person, contract: never, body: object) => {
      const answer = await house.call(who.actor, contract, { params: params(), body } as never)
      expect([(contract as { id: string }).id, answer.status]).toEqual([
        ...[(contract as { id: string }).id, 200],
      ])
    }
    expect((await read(prosecutor)).status).toBe(404)
    const at = '2023-05-10T02:10:00Z'
    await act(police, contracts.recordReceiptContract as never, { number: '富公受字1号', at })
    await act(handler, contracts.fileProcuratorateContract as never, {})
    await act(handler, contracts.fileDepartmentContract as never, { department: 'education' })
    expect(await noticesOf(prosecutor)).toContain('mandatory-report-filed')
    expect((await read(teacher)).status).toBe(200)
    await act(prosecutor, contracts.acknowledgeReportContract as never, {
      text: '已登记，派员跟进',
    })
    const decided = '2023-05-11T02:10:00Z'
    house.clock.moveTo(new Date(decided))
    await act(police, contracts.decideReportContract as never, {
      ...{ isFiled: true, number: '富公立字1号', at: decided },
    })
    expect((await read(handler)).body.steps.map(({ kind }) => kind)).toEqual(['tell-reporter'])
    await act(handler, contracts.feedBackReportContract as never, {
      text: '公安已立案，孩子现在安全。',
    })
    const { body } = await read(handler)
    expect([body.status, body.steps]).toEqual(['fed-back', []])
  })

  test('shows the reporter how far it is, and nothing of the child', async () => {
    const shown = await post('/outcome', { receipt })
    expect(shown.status).toBe(200)
    expect(shown.text).toContain('公安已立案')
    expect(shown.text).toContain('孩子现在安全')
    const hidden = [planted.child, planted.father, planted.reporter, '小禾', '淤青', '富公立字1号']
    for (const word of hidden) expect(shown.text).not.toContain(word)
  })

  test('is never learned of by the guardian who is the suspect', async () => {
    const { actor } = father
    expect((await read(father)).status).toBe(403)
    const [leads, matters] = await Promise.all([
      house.call(actor, listLeadsContract, { query: {} }),
      house.call(actor, listMattersContract, { query: {} }),
    ])
    expect([leads.body.total, matters.body.total]).toEqual([0, 0])
    expect(await noticesOf(father)).toEqual([])
    const excluded = await house.asSystem((tx) => excludedContacts(tx, report.matter?.id ?? ''))
    expect(excluded.map(({ name, legalGround }) => [name, legalGround])).toEqual([
      [planted.father, 'minors-11'],
    ])
  })

  test('leaves nobody’s name in logs, notices or time lines', async () => {
    const rows = await house.asSystem((tx) =>
      tx.rows<{ text: string }>(
        sql`select coalesce(detail::text, '') as text from audit_events
            union all select row_to_json(n)::text from notices n
            union all select row_to_json(e)::text from matter_entries e
            union all select row_to_json(s)::text from services s
            union all select row_to_json(d)::text from due_steps d`,
      ),
    )
    const all = rows.map(({ text }) => text).join('\n')
    for (const word of Object.values(planted)) expect(all).not.toContain(word)
  })
})

describe('a report about somebody’s kin', () => {
  test('shuts that account out, of whatever office, also as the handler', async () => {
    const identity = anIdentityNumber(812, '20140301')
    const declare = ({ actor }: Person) =>
      house.call(actor, declareKinshipContract, {
        body: { name: '柯小满', relation: 'other-kin', identity },
      })
    expect((await declare(uncle)).status).toBe(200)
    const child = { 'child.name': '柯小满', 'child.identity': identity }
    const code = await newCode()
    const sent = await post('/report', { ...fields, ...child, code, revision: '0', do: 'send' })
    expect(shownReceipt(sent.text)).not.toBe('')
    const { body } = await house.call(handler.actor, contracts.listReportsContract)
    const params = { id: body.items[0]?.id ?? '' }
    const read = async ({ actor }: Person) =>
      (await house.call(actor, contracts.readReportContract, { params })).status
    expect([await read(police), await read(uncle)]).toEqual([200, 404])
    await house.call(handler.actor, contracts.takeReportContract, { params, body: {} })
    expect((await declare(handler)).status).toBe(200)
    await house.runSchedules('few-seconds')
    await house.runSchedules('minute')
    expect(await read(handler)).toBe(404)
    const reporter = await house.call(handler.actor, contracts.readReporterContract, { params })
    expect(reporter.status).toBe(404)
    const left = await house.call(colleague.actor, contracts.readReportContract, { params })
    expect(left.body.handler).toBeNull()
    expect(await noticesOf(colleague)).toContain('mandatory-report-unassigned')
    expect(await read(police)).toBe(200)
  })
})
