import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { AuditEvent } from '#platform/audit/audit-event.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, testNow, type TestHouse } from '#tests/house.ts'
import { exportAuditLogContract, listAuditLogContract } from './audit-log.contract.ts'

const auditor = anActor({
  id: newId(),
  name: '审计管理员',
  roles: ['audit-admin'],
  orgs: [],
  divisions: [],
})
const officer = anActor({ id: newId() })
const subject = newId()

describe('the audit log', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse({ poolSize: 3 })
    await happened('matter.read', { subjectKind: 'matter', subjectId: subject })
    await happened('matter.closed', { outcome: 'refused', detail: { code: 'role-not-allowed' } })
    house.clock.moveTo(new Date('2023-05-11T16:30:00Z'))
    await happened('visit.recorded', {})
    house.clock.moveTo(testNow)
  })
  afterAll(() => house.close())

  async function happened(name: string, event: Partial<AuditEvent>): Promise<void> {
    await house.db.within(officer, async (tx) => {
      tx.audit({ name, outcome: 'done', ...event })
      await Promise.resolve()
    })
  }

  async function names(query: z.input<typeof listAuditLogContract.query> = {}): Promise<string[]> {
    const { body } = await house.call(auditor, listAuditLogContract, { query })
    return body.items.map(({ name, outcome }) => `${name} ${outcome}`)
  }

  test('shows what happened, newest first', async () => {
    expect((await names({ accountId: officer.id })).sort()).toEqual([
      'matter.closed refused',
      'matter.read done',
      'visit.recorded done',
    ])
    const { body } = await house.call(auditor, listAuditLogContract, {
      query: { name: 'visit.' },
    })
    expect(body.items[0]).toMatchObject({
      at: expect.stringMatching(/^2023-05-11T16:30/) as string,
    })
  })

  test.each([
    ['a record', { subjectId: subject }, ['matter.read done']],
    ['what was refused', { outcome: 'refused', name: 'matter.' }, ['matter.closed refused']],
    ['the beginning of a name', { name: 'visit' }, ['visit.recorded done']],
    [
      'a day in Huangshi, which begins at 16:00 of the day before in UTC',
      { from: '2023-05-12', to: '2023-05-12' },
      ['visit.recorded done'],
    ],
    ['a time when nothing happened', { to: '2023-05-09' }, []],
  ] as const)('is filtered by %s', async (_, query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  test('takes no pattern for a name', async () => {
    const { status } = await house.call(auditor, listAuditLogContract, { query: { name: '%' } })
    expect(status).toBe(400)
  })

  test('is paged without losing or repeating a line, also within one moment', async () => {
    await house.db.within(officer, async (tx) => {
      for (let at = 0; at < 25; at++) tx.audit({ name: 'paging.tested', outcome: 'done' })
      await Promise.resolve()
    })
    const seen: number[] = []
    let after: string | undefined
    do {
      const { body } = await house.call(auditor, listAuditLogContract, {
        query: { name: 'paging.', size: 4, ...(after === undefined ? {} : { after }) },
      })
      seen.push(...body.items.map(({ seq }) => seq))
      after = body.next ?? undefined
    } while (after !== undefined)
    expect(seen).toHaveLength(25)
    expect(seen).toEqual(seen.toSorted((left, right) => right - left))
    expect(new Set(seen).size).toBe(25)
  })

  test('names the reading of itself', async () => {
    await names()
    expect(await names({ name: 'audit-log.', accountId: auditor.id, size: 1 })).toEqual([
      'audit-log.read done',
    ])
  })

  test.each(['system-admin', 'security-admin', 'city-officer', 'leader'] as const)(
    'is closed to a %s, and the attempt stands in it',
    async (role) => {
      const reader = anActor({ id: newId(), roles: [role], divisions: ['4202'] })
      const list = await house.call(reader, listAuditLogContract)
      const file = await house.call(reader, exportAuditLogContract)
      expect([list.status, file.status]).toEqual([403, 403])
      expect(await names({ accountId: reader.id })).toEqual([
        'audit-log.exported refused',
        'audit-log.read refused',
      ])
    },
  )

  test('goes into a file that a spreadsheet shows as it is', async () => {
    const { body } = await house.call(auditor, exportAuditLogContract, {
      query: { subjectId: subject },
    })
    const text = (body as Buffer).toString('utf8')
    expect(text.startsWith('\u{FEFF}时间,账号,')).toBe(true)
    expect(text.trim().split('\r\n')).toHaveLength(2)
    expect(text).toContain(`matter.read,done,matter,${subject}`)
  })
})
