import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { recordCuesContract } from '#domain/grading/grading.contract.ts'
import { declareConflictContract, setDangerContract } from '#domain/matters/matter.contract.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './referral.contract.ts'
import {
  listReferralsContract,
  listReferralsOfMatterContract,
  readReferralContract,
} from './referral-page.contract.ts'

const city = anOrganisation({ level: 'city', division: '420200000000', name: '黄石市妇联' })
const county = anOrganisation({
  ...{ level: 'county', division: '420222000000', name: '阳新县妇联', parentId: city.id },
})
const office = anOrganisation({ parentId: county.id })
const bureau = anOrganisation({
  ...{ kind: 'public-security', level: 'county', division: '420222000000', name: '阳新县公安局' },
})
const station = anOrganisation({
  ...{ kind: 'public-security', name: '阳新县富池派出所', parentId: bureau.id },
})

function of(orgId: string, change: Partial<Actor> = {}): Actor {
  return anActor({
    ...{ id: newId(), orgId, orgs: [orgId], divisions: [], roles: ['liaison'], ...change },
  })
}
const cadre = of(office.id, { roles: ['township-officer'], divisions: ['420222101'] })

const planted = '13899990000'

describe('a referral beside its matter', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, [
        { code: '420222000000', name: '阳新县', level: 'county', parentCode: '420200000000' },
        { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
        { code: '420222101200', name: '港下村', level: 'village', parentCode: '420222101000' },
      ])
      insertOrganisations(tx, [city, county, office, bureau, station])
    })
  })
  afterAll(() => house.close())

  async function aCase(change: Parameters<typeof aMatterInHand>[0] = {}): Promise<string> {
    const file = aMatterInHand({
      ...{ orgId: office.id, division: '420222101200', sensitivity: 'sensitive' },
      ...{ narrative: '丈夫掐过她的脖子', wish: '先离开家' },
      safeContact: { phone: planted, time: '上午', opening: '', avoid: '晚上' },
      ...change,
    })
    await house.asSystem((tx) => insertMatterFiles(tx, [file]))
    return file.id
  }

  async function sent(matterId: string, to: string = station.id, fields = ['narrative']) {
    const { body, status } = await house.call(cadre, contracts.sendReferralContract, {
      params: { id: matterId },
      body: {
        ...{ organisationId: to, urgency: 'urgent', fields: fields as never, summary: '请出警' },
        ground: { code: 'domestic-violence-15' },
      },
    })
    expect(status).toBe(200)
    if (body.page === null) throw new Error('sent and not seen')
    return body.page
  }

  test('follows the matter in whom it shuts out', async () => {
    const colleague = of(office.id, { roles: ['township-officer'], divisions: ['420222101'] })
    const matterId = await aCase()
    const { id } = await sent(matterId)
    const before = await house.call(colleague, readReferralContract, { params: { id } })
    expect(before.status).toBe(200)
    await house.call(colleague, declareConflictContract, {
      ...{ params: { id: matterId }, body: { reason: '是亲戚' } },
    })
    const after = await house.call(colleague, readReferralContract, { params: { id } })
    expect(after.status).toBe(404)
    const listed = await house.call(colleague, listReferralsContract)
    expect(listed.body.items.map((row) => row.id)).not.toContain(id)
  })

  test('is sent by the rules when danger is imminent, once', async () => {
    const matterId = await aCase({ level: 3 })
    for (const imminent of [true, false, true]) {
      await house.call(cadre, setDangerContract, {
        ...{ params: { id: matterId }, body: { imminent, reason: '他拿着刀在门口' } },
      })
    }
    const { body } = await house.call(cadre, listReferralsOfMatterContract, {
      params: { id: matterId },
    })
    expect(body.items).toMatchObject([
      { to: { id: station.id }, urgency: 'immediate', status: 'sent', step: 'sign' },
    ])
  })

  test('is sent by the rules when an answer tells of violence, though the level stays', async () => {
    const matterId = await aCase({ level: 1, sensitivity: 'normal', category: 'property' })
    const listed = (): Promise<{ to: { id: string }; status: string }[]> =>
      house
        .call(cadre, listReferralsOfMatterContract, { params: { id: matterId } })
        .then(({ body }) => body.items)
    expect(await listed()).toEqual([])
    const params = { id: matterId }
    const answers = [{ fact: 'violence', answer: 'yes' } as const]
    for (const _ of [1, 2]) {
      await house.call(cadre, recordCuesContract, { params, body: { answers } })
    }
    expect(await listed()).toMatchObject([{ to: { id: station.id }, status: 'sent' }])
  })

  test('carries its feedback’s suggestion to the matter until that is done', async () => {
    const params = { id: await aCase() }
    const { id } = await sent(params.id)
    const liaison = of(station.id)
    await house.call(liaison, contracts.acceptReferralContract, { params: { id } })
    await house.call(liaison, contracts.feedBackReferralContract, {
      ...{ params: { id }, body: { outcome: 'done', suggestion: 'grade-anew', text: '又动了手' } },
    })
    const suggested = async (): Promise<(string | null)[]> => {
      const { body } = await house.call(cadre, listReferralsOfMatterContract, { params })
      return body.items.filter((row) => row.id === id).map(({ suggestion }) => suggestion)
    }
    expect(await suggested()).toEqual(['grade-anew'])
    await house.call(cadre, recordCuesContract, {
      ...{ params, body: { answers: [{ fact: 'escalation', answer: 'yes' }] } },
    })
    expect(await suggested()).toEqual([null])
  })

  test('that needs her consent is proposed and not sent', async () => {
    const mediators = anOrganisation({ kind: 'mediation', name: '富池镇家调委' })
    await house.asSystem((tx) => insertOrganisations(tx, [mediators]))
    const matterId = await aCase({ sensitivity: 'normal', category: 'marriage-family' })
    const { body } = await house.call(cadre, listReferralsOfMatterContract, {
      params: { id: matterId },
    })
    expect(body).toMatchObject({
      ...{ items: [], refusal: null },
      proposals: [{ organisation: { id: mediators.id }, ground: 'consent' }],
    })
    const without = await house.call(cadre, contracts.sendReferralContract, {
      params: { id: matterId },
      body: {
        ...{ organisationId: mediators.id, urgency: 'normal', fields: [], summary: '请调解' },
        ground: { code: 'consent' },
      },
    })
    expect(without.status).toBe(400)
  })
})
