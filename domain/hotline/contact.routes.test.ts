import { createHash, verify } from 'node:crypto'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { readMatterContract } from '#domain/matters/matter-page.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { listReferralsOfMatterContract } from '#domain/referrals/referral-page.contract.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './contact.contract.ts'
import * as pages from './contact-page.contract.ts'
import { aRecording } from './contact.fixtures.ts'

const [city, county, township, mediators] = [newId(), newId(), newId(), newId()]
const worker = anActor({
  ...{ id: newId(), orgId: city, orgs: [city], divisions: ['4202'], roles: ['city-officer'] },
  name: '吴敏',
})
const officer = anActor({
  ...{ id: newId(), orgId: township, orgs: [township], divisions: ['420222103'] },
})
const elsewhere = anActor({ id: newId(), orgId: newId(), orgs: [], divisions: ['420281102'] })

const offices = [
  anOrganisation({
    ...{ id: city, level: 'city', division: '420200000000', administers: ['4202'] },
  }),
  anOrganisation({
    ...{ id: county, level: 'county', division: '420222000000', administers: ['420222'] },
    parentId: city,
  }),
  anOrganisation({
    ...{ id: township, division: '420222103000', administers: ['420222103'], parentId: county },
  }),
  anOrganisation({
    ...{ id: mediators, kind: 'mediation', division: '420222103000', administers: [] },
  }),
]

describe('the line 12338', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, offices)
    })
  })
  afterAll(() => house.close())

  async function recordedBy(actor: Actor, change: Parameters<typeof aRecording>[0] = {}) {
    const { status, body } = await house.call(actor, contracts.recordContactContract, {
      body: aRecording(change),
    })
    expect(status).toBe(200)
    return body
  }

  const grave = {
    urgency: 'imminent',
    traits: ['violence'],
    cues: [
      { cue: 'strangulation', answer: 'yes' },
      { cue: 'threat-to-kill', answer: 'yes' },
    ],
  } as const

  function graveRecording(phone: string): Parameters<typeof aRecording>[0] {
    const { traits, cues, urgency } = grave
    const caller = { name: '周小妹', phone, sex: 'female' as const }
    return { urgency, traits: [...traits], cues: [...cues], caller }
  }

  test('makes a graded matter of a grave call, with the clocks of the one who took it', async () => {
    const { id, matterId, isOpen } = await recordedBy(worker, graveRecording('13607230101'))
    expect(isOpen).toBe(true)
    const { body: matter } = await house.call(officer, readMatterContract, {
      params: { id: matterId ?? '' },
    })
    expect([matter.level, matter.imminent, matter.sensitivity]).toEqual([1, true, 'sensitive'])
    const steps = await house.asSystem((tx) =>
      tx.rows<{ kind: string; assigneeId: string; dutyOrgId: string; number: string }>(
        sql`select kind, assignee_id, duty_org_id, number from due_steps where subject_id = ${id}
            order by kind`,
      ),
    )
    expect(steps.map(({ kind, assigneeId, dutyOrgId }) => [kind, assigneeId, dutyOrgId])).toEqual([
      ['call-back', worker.id, city],
      ['refer', worker.id, city],
    ])
  })

  test('keeps what is sent twice under one key once', async () => {
    const body = aRecording({ caller: { name: '何秀', phone: '13607230777' } })
    const key = { 'idempotency-key': newId() }
    const first = await house.call(worker, contracts.recordContactContract, { body }, key)
    const second = await house.call(worker, contracts.recordContactContract, { body }, key)
    expect([first.status, second.status, second.body.id]).toEqual([200, 200, first.body.id])
  })

  test('knows a number again, and shows what the asker may see and no more', async () => {
    const phone = '13607230202'
    const { id, matterId } = await recordedBy(worker, graveRecording(phone))
    await house.call(worker, contracts.countContactContract, {
      body: { nature: 'silent', phone, seconds: 12 },
    })
    const { body: popped } = await house.call(worker, contracts.popContract, { body: { phone } })
    expect(popped.contacts.map(({ nature }) => nature).toSorted()).toEqual(['silent', 'told'])
    expect(popped.contacts.map((contact) => contact.id)).toContain(id)
    expect(popped.matters.map((matter) => [matter.id, matter.level])).toEqual([[matterId, 1]])
    expect(popped.matters[0]?.dangers).toEqual(
      expect.arrayContaining(['strangulation', 'threat-to-kill']),
    )
    const hidden = await house.call(elsewhere, contracts.popContract, { body: { phone } })
    const unknown = await house.call(elsewhere, contracts.popContract, {
      body: { phone: '13607239999' },
    })
    expect([hidden.status, hidden.body]).toEqual([unknown.status, unknown.body])
    const wrong = await house.call(worker, contracts.popContract, { body: { phone: '12' } })
    expect(wrong.problem.code).toBe('phone-invalid')
  })

  test('counts a silent call and makes nothing of it', async () => {
    const leads = () =>
      house.asSystem((tx) => tx.rows<{ n: number }>(sql`select count(*)::int as n from leads`))
    const [before] = await leads()
    const { body } = await house.call(worker, contracts.countContactContract, {
      body: { nature: 'nuisance', seconds: 5 },
    })
    expect(await leads()).toEqual([before])
    const { body: list } = await house.call(worker, contracts.listContactsContract, {
      query: { view: 'non-data' },
    })
    expect(list.items.map(({ id }) => id)).toContain(body.id)
    expect(
      list.items.every(({ matterId, category }) => matterId === null && category === null),
    ).toBe(true)
  })

  test('calls back until the matter is over, and says how satisfied she was', async () => {
    const { id } = await recordedBy(worker, { caller: { name: '吴芳', phone: '13607230303' } })
    const { body: before } = await house.call(worker, contracts.listContactsContract, {
      query: { view: 'call-back', size: 200 },
    })
    const dues = before.items.map(({ callBackDueAt }) => callBackDueAt ?? '')
    expect(dues).toEqual(dues.toSorted())
    expect(before.items.map((row) => row.id)).toContain(id)
    const { body: page } = await house.call(worker, pages.callBackContract, {
      params: { id },
      body: { outcome: 'reached', note: '她说镇上来过人', satisfaction: 4 },
    })
    expect([page.status, page.satisfaction, page.callBacks.length]).toEqual(['following', 4, 1])
    const ended = await house.asSystem((tx) =>
      tx.rows<{ kind: string }>(
        sql`select kind from due_steps where subject_id = ${id} and ended = 'done'`,
      ),
    )
    expect(ended).toEqual([{ kind: 'call-back' }])
  })

  test('hands over to the nearest mediators as a referral, once', async () => {
    const { id, matterId } = await recordedBy(worker, {
      caller: { name: '郑雨', phone: '13607230404' },
    })
    const asked = { params: { id }, body: { service: 'mediation', consent: 'oral' } } as const
    const { status, body: page } = await house.call(worker, pages.handOverContract, asked)
    expect(status).toBe(200)
    expect(page.services.find(({ service }) => service === 'mediation')?.isSent).toBe(true)
    expect(page.referredAt).not.toBeNull()
    const { body: sent } = await house.call(worker, listReferralsOfMatterContract, {
      params: { id: matterId ?? '' },
    })
    expect(sent.items).toHaveLength(1)
    const again = await house.call(worker, pages.handOverContract, asked)
    expect(again.problem.code).toBe('handed-over-already')
    const nobody = await house.call(worker, pages.handOverContract, {
      ...asked,
      body: { service: 'counselling', consent: 'oral' },
    })
    expect(nobody.problem.code).toBe('no-such-organisation')
  })

  test('sums a shift up', async () => {
    const fresh = anActor({ ...worker, id: newId() })
    await recordedBy(fresh, { ...graveRecording('13607230505'), isRepeat: true, satisfaction: 5 })
    await recordedBy(fresh, { handling: 'answered', division: '', satisfaction: 2 })
    await house.call(fresh, contracts.countContactContract, { body: { nature: 'silent' } })
    const { body } = await house.call(fresh, contracts.readShiftContract, {})
    expect(body).toMatchObject({
      ...{ day: '2023-05-10', told: 2, nonData: 1, repeat: 1, pressing: 1, matters: 1 },
      ...{ violence: 1, satisfied: 1, asked: 2, openCallBacks: 1 },
    })
  })

  test('gives a record out as evidence that anybody can verify', async () => {
    const { id } = await recordedBy(worker, graveRecording('13607230606'))
    const { status, raw } = await download(house, worker, id)
    expect(status).toBe(200)
    const zip = new PizZip(raw)
    const file = (name: string): string => zip.file(name)?.asText() ?? ''
    const manifest = file('manifest.json')
    const { files } = JSON.parse(manifest) as { files: { name: string; sha256: string }[] }
    for (const { name, sha256 } of files) {
      expect(createHash('sha256').update(file(name)).digest('hex')).toBe(sha256)
    }
    const signature = Buffer.from(file('manifest.sig'), 'base64')
    const key = file('public-key.pem')
    expect(verify(null, Buffer.from(manifest), key, signature)).toBe(true)
    expect(verify(null, Buffer.from(manifest.replace('RX', 'XX')), key, signature)).toBe(false)
    expect(file('record.json')).toContain('13607230606')
    const audit = JSON.parse(file('audit.json')) as { name: string; hash: string }[]
    expect(audit.map(({ name }) => name)).toContain('hotline-contact.recorded')
    expect(audit.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
  })

  test('about a crime against a child is open by name only', async () => {
    const named = anAccount({ orgId: county, roles: ['county-officer'], divisions: ['420222'] })
    await house.asSystem((tx) => insertAccountFixtures(tx, [named]))
    const { id } = await recordedBy(worker, {
      ...{ traits: ['minor', 'crime'], urgency: 'urgent', category: 'children', topic: null },
    })
    const { status } = await house.call(worker, pages.readContactContract, { params: { id } })
    const colleague = anActor({ ...worker, id: newId() })
    const { status: closed } = await house.call(colleague, pages.readContactContract, {
      params: { id },
    })
    expect([status, closed]).toEqual([200, 404])
  })
})

async function download(
  house: TestHouse,
  actor: Actor,
  id: string,
): Promise<{ status: number; raw: Buffer }> {
  const { status, body } = await house.call(actor, pages.downloadEvidenceContract, {
    params: { id },
  })
  return { status, raw: body as Buffer }
}
