import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertAccounts } from '#domain/accounts/account.public.ts'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import {
  anExecutive,
  anOrganisation,
  insertExecutives,
  insertOrganisations,
} from '#domain/organisations/organisation.fixtures.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { sealEnvelope } from '#platform/crypto/envelope.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './device.contract.ts'
import { envelopeOf } from './envelope.schema.ts'
import * as review from './review.contract.ts'

const village = '420222101200'
const federation = anOrganisation({ level: 'village', division: village, name: '港下村妇联' })
const owner = anActor({
  ...{ id: newId(), name: '柯桂英', orgId: federation.id, divisions: [village] },
  roles: ['village-executive'],
})
const township = anActor({ id: newId(), orgId: newId(), divisions: ['420222101'] })
/** nobody is signed in: the phone shows its token */
const byToken: Actor | undefined = undefined

describe('what a phone hands in', () => {
  let house: TestHouse
  let phone: { device: string; token: string }
  let key: { id: string; publicKey: string }

  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [federation])
      insertAccounts(tx, [
        {
          ...{ id: owner.id, username: 'keguiying', name: owner.name, orgId: federation.id },
          ...{
            roles: [...owner.roles],
            divisions: [...owner.divisions],
            clearance: 'normal' as const,
          },
          ...{ passwordHash: 'never used here', mustChange: false },
        },
      ])
      insertExecutives(tx, [anExecutive({ accountId: owner.id, orgId: federation.id })])
      const place = { orgId: federation.id }
      insertVisits(tx, [
        aVisit({
          ...place,
          subjectName: '王小芳',
          date: '2022-09-01',
          tags: ['left-behind-woman'],
        }),
        aVisit({
          ...place,
          subjectName: '王小芳',
          date: '2022-10-01',
          tags: ['left-behind-woman'],
        }),
        aVisit({
          ...{ ...place, subjectName: '石大妹', date: '2023-05-01', tags: ['exposed-to-violence'] },
          ...{ sensitivity: 'sensitive', named: [owner.id], personId: newId() },
        }),
        aVisit({
          ...{ ...place, subjectName: '明小红', date: '2023-05-01' },
          ...{ sensitivity: 'sealed', named: [owner.id] },
        }),
      ])
    })
    const registered = await house.call(owner, contracts.registerDeviceContract, {
      body: { name: '红米手机' },
    })
    phone = { device: registered.body.id, token: registered.body.token }
    key = (await day()).key
  })
  afterAll(() => house.close())

  async function day(): Promise<contracts.FieldDay> {
    const { body } = await house.call(byToken, contracts.fieldDayContract, { body: phone })
    if (body.state !== 'open') throw new Error(`the phone’s day is ${body.state}`)
    return body
  }

  async function sealed(
    body: Record<string, unknown>,
    change: { accountId?: string; id?: string; kind?: string } = {},
  ): Promise<contracts.SentItem> {
    const { accountId = owner.id, id = newId(), kind = 'visit' } = change
    const text = JSON.stringify({ kind, accountId, writtenAt: '2023-05-09T08:00:00Z', body })
    const publicKey = Buffer.from(key.publicKey, 'base64')
    const bytes = await sealEnvelope(publicKey, text, envelopeOf(id))
    return { id, keyId: key.id, sealed: Buffer.from(bytes).toString('base64') }
  }

  async function send(...items: contracts.SentItem[]): Promise<contracts.ItemAnswer[]> {
    const body = { ...phone, items }
    return (await house.call(byToken, contracts.fieldItemsContract, { body })).body.items
  }

  function count(table: 'visits' | 'leads' | 'device_items'): Promise<number> {
    const statement = {
      visits: sql`select count(*)::int as n from visits where region = '420200'`,
      leads: sql`select count(*)::int as n from leads where region = '420200'`,
      device_items: sql`select count(*)::int as n from device_items where region = '420200'`,
    }[table]
    return house.asSystem(async (tx) => (await tx.maybe<{ n: number }>(statement))?.n ?? 0)
  }

  const visit = { date: '2023-05-09', division: village, subjectName: '柯小妹' }

  test('is for a day that holds nothing sealed, and no group or full name of what is sensitive', async () => {
    const { households } = await day()
    expect(households).toMatchObject([
      { name: '王小芳', lastVisit: '2022-10-01', tags: ['left-behind-woman'], isDue: true },
      { name: '石**', lastVisit: '2023-05-01', tags: [], isDue: false },
    ])
  })

  test('becomes a visit once, however often and however parallel it is sent', async () => {
    const before = await count('visits')
    const item = await sealed(visit)
    const [first, again] = await Promise.all([send(item), send(item)])
    expect(first).toEqual(again)
    expect(first[0]?.outcome).toBe('taken')
    expect(await send(item)).toEqual(first)
    expect(await count('visits')).toBe(before + 1)
  })

  test('becomes a lead where it tells of a hazard', async () => {
    const before = await count('leads')
    const [answer] = await send(await sealed({ ...visit, hazard: '酒后打人', hazardLevel: 2 }))
    expect(answer?.outcome).toBe('taken')
    expect(await count('leads')).toBe(before + 1)
  })

  test('is answered with its reason and its words where it can be put right, and taken then', async () => {
    const item = await sealed({ ...visit, date: '2023-06-01' })
    expect(await send(item)).toMatchObject([
      { id: item.id, outcome: 'refused', code: 'date-in-future', content: { kind: 'visit' } },
    ])
    const [answer] = await send(await sealed(visit, { id: item.id }))
    expect(answer?.outcome).toBe('taken')
  })

  test('is taken item by item: a bad one holds nothing up', async () => {
    const [good, bad] = [await sealed(visit), { ...(await sealed(visit)), id: newId() }]
    const answers = await send(bad, good)
    expect(answers.map(({ outcome }) => outcome)).toEqual(['refused', 'taken'])
    expect(answers[0]).toMatchObject({ code: 'item-unreadable', content: null })
  })

  test('is kept apart for the township where it lies outside her reach or is another’s', async () => {
    const before = await count('visits')
    const answers = await send(
      await sealed({ ...visit, division: '420222101201' }),
      await sealed(visit, { accountId: newId() }),
    )
    expect(answers).toMatchObject([
      { outcome: 'quarantined', code: 'division-outside-reach' },
      { outcome: 'quarantined', code: 'item-of-another' },
    ])
    expect(await count('visits')).toBe(before)
  })

  test('is kept apart once her phone was revoked, and its day is over', async () => {
    const item = await sealed({ ...visit, need: '想学缝纫' })
    const { body: revoked } = await house.call(township, contracts.revokeDeviceContract, {
      params: { id: phone.device },
      body: {},
    })
    expect(revoked.revokedAt).not.toBeNull()
    const { body: over } = await house.call(byToken, contracts.fieldDayContract, { body: phone })
    expect(over).toMatchObject({ state: 'ended', code: 'device-ended' })
    const [answer] = await send(item)
    expect(answer).toEqual({ id: item.id, outcome: 'quarantined', code: 'device-ended' })

    const page = await house.call(township, review.listQuarantinedContract, {})
    expect(page.body.items.map(({ id }) => id)).toContain(item.id)
    const params = { id: item.id }
    const read = await house.call(township, review.readQuarantinedContract, { params })
    expect(read.body.body).toMatchObject({ need: '想学缝纫' })
    const settled = await house.call(township, review.settleQuarantinedContract, {
      params,
      body: { reason: '镇里已补录' },
    })
    expect(settled.body.version).toBe(2)
    const left = await house.call(township, review.listQuarantinedContract, {})
    expect(left.body.items.map(({ id }) => id)).not.toContain(item.id)
  })

  test('is nobody’s with a token that was made up', async () => {
    const { status, problem } = await house.call(byToken, contracts.fieldDayContract, {
      body: { ...phone, token: 'x'.repeat(43) },
    })
    expect([status, problem.code]).toEqual([422, 'device-unknown'])
  })
})
