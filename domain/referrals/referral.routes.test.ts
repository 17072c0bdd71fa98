import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { readDeskContract } from '#domain/matters/desk.contract.ts'
import { closeMatterContract } from '#domain/matters/matter.contract.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { listEntriesContract, readMatterContract } from '#domain/matters/matter-page.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './referral.contract.ts'
import {
  listReferralsContract,
  listReferralsOfMatterContract,
  previewPacketContract,
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
const liaison = of(station.id)
const bureauLiaison = of(bureau.id)

const text = '按职责办理'
const planted = '13899990000'

describe('a referral', () => {
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

  const stepsOf = (id: string): Promise<{ kind: string; duty: string }[]> =>
    house.asSystem((tx) =>
      tx.rows(sql`select kind, duty_org_id as duty from due_steps
        where region = ${tx.actor.region} and subject_id = ${id} and done_at is null`),
    )

  test('shows its receiver the packet and not the matter', async () => {
    const matterId = await aCase()
    const { id, number } = await sent(matterId)
    expect(number).toMatch(/^转 2023-\d{4}$/)
    const read = await house.call(liaison, readReferralContract, { params: { id } })
    expect(read.body).toMatchObject({
      ...{ matterId: null, matterNumber: null, divisionName: '阳新县富池镇港下村' },
      packet: { narrative: '丈夫掐过她的脖子', subject: '李**', wish: null, safeContact: null },
      ...{ step: 'sign', duty: { id: station.id } },
    })
    expect(JSON.stringify(read.body)).not.toContain(planted)
    const matter = await house.call(liaison, readMatterContract, { params: { id: matterId } })
    expect(matter.status).toBe(404)
    const other = await house.call(bureauLiaison, readReferralContract, { params: { id } })
    expect(other.status).toBe(404)
  })

  test('is previewed as the receiver will see it', async () => {
    const matterId = await aCase()
    const { body } = await house.call(cadre, previewPacketContract, {
      ...{ params: { id: matterId }, query: { fields: 'identity,safe-contact' } },
    })
    expect(body).toMatchObject({ subject: '李小芳', narrative: null })
    expect(body.safeContact).toMatchObject({ phone: planted, avoid: '晚上' })
    const hidden = await house.call(liaison, previewPacketContract, {
      params: { id: matterId },
    })
    expect(hidden.status).toBe(404)
  })

  test('goes from signing to verification with one step due at a time', async () => {
    const matterId = await aCase()
    const { id } = await sent(matterId)
    const params = { id }
    expect(await stepsOf(id)).toEqual([{ kind: 'sign', duty: station.id }])
    const desk = await house.call(liaison, readDeskContract)
    expect(desk.body.items).toContainEqual(
      expect.objectContaining({ kind: 'sign', subjectId: id, subject: null }),
    )
    await house.call(liaison, contracts.signReferralContract, { params })
    expect(await stepsOf(id)).toEqual([{ kind: 'answer', duty: station.id }])
    await house.call(liaison, contracts.acceptReferralContract, { params })
    await house.call(liaison, contracts.logReferralContract, { params, body: { text: '已出警' } })
    expect(await stepsOf(id)).toEqual([{ kind: 'feed-back', duty: station.id }])
    const early = await house.call(cadre, contracts.verifyReferralContract, { params })
    expect(early.problem.code).toBe('referral-not-fed-back')
    await house.call(liaison, contracts.feedBackReferralContract, {
      ...{ params, body: { outcome: 'done', suggestion: 'grade-anew', text: '已训诫' } },
    })
    expect(await stepsOf(id)).toEqual([{ kind: 'verify', duty: office.id }])
    const closing = await house.call(cadre, closeMatterContract, {
      ...{ params: { id: matterId }, body: { outcome: 'resolved', reason: '已经好了' } },
    })
    expect(closing.problem.code).toBe('services-still-open')
    await house.call(cadre, contracts.askAgainContract, { params, body: { text: '伤情呢' } })
    await house.call(liaison, contracts.feedBackReferralContract, {
      ...{ params, body: { outcome: 'done', text: '轻微伤' } },
    })
    await house.call(cadre, contracts.verifyReferralContract, { params })
    expect(await stepsOf(id)).toEqual([])
    const rated = await house.call(liaison, contracts.rateReferralContract, {
      ...{ params, body: { score: 4, reasons: ['clear'] } },
    })
    expect(rated.body.page?.ratings).toMatchObject([{ side: 'receiver', score: 4 }])
    const again = await house.call(liaison, contracts.rateReferralContract, {
      ...{ params, body: { score: 5, reasons: [] } },
    })
    expect(again.problem.code).toBe('referral-already-rated')
    const line = await house.call(cadre, listEntriesContract, { params: { id: matterId } })
    const said = line.body.items.map(({ kind, detail }) => `${kind} ${String(detail?.['act'])}`)
    expect(said).toContain('referral fed-back')
    expect(said).not.toContain('referral logged')
  })

  test('refused by two organisations goes up, and the decision binds', async () => {
    const matterId = await aCase()
    const one = await sent(matterId)
    const notOurs = { reason: 'not-ours', text: '不归我们管' } as const
    await house.call(liaison, contracts.returnReferralContract, {
      ...{ params: { id: one.id }, body: notOurs },
    })
    const two = await house.call(cadre, contracts.sendReferralContract, {
      params: { id: matterId },
      body: {
        ...{ organisationId: bureau.id, urgency: 'urgent', fields: [], summary: '请研判' },
        ...{ ground: { code: 'domestic-violence-15' }, previousId: one.id },
      },
    })
    const id = two.body.page?.id ?? ''
    await house.call(bureauLiaison, contracts.returnReferralContract, {
      ...{ params: { id }, body: notOurs },
    })
    expect(await stepsOf(id)).toEqual([{ kind: 'decide-competence', duty: city.id }])
    const cityOfficer = of(city.id, { roles: ['city-officer'], divisions: ['4202'] })
    const list = await house.call(cityOfficer, listReferralsContract, {
      query: { side: 'to-decide' },
    })
    expect(list.body.items.map((row) => row.id)).toEqual([id])
    await house.call(cityOfficer, contracts.decideCompetenceContract, {
      ...{ params: { id }, body: { organisationId: station.id, text: '由派出所办理' } },
    })
    const { body } = await house.call(cadre, listReferralsOfMatterContract, {
      params: { id: matterId },
    })
    const bound = body.items.find(({ status }) => status === 'sent')
    expect(bound).toMatchObject({ from: { id: office.id }, to: { id: station.id } })
    const refused = await house.call(liaison, contracts.returnReferralContract, {
      ...{ params: { id: bound?.id ?? '' }, body: notOurs },
    })
    expect(refused.problem.code).toBe('competence-was-decided')
  })

  test('is passed on with no more than was received, in sight of its sender', async () => {
    const matterId = await aCase()
    const { id } = await sent(matterId, bureau.id, ['narrative'])
    await house.call(bureauLiaison, contracts.forwardReferralContract, {
      params: { id },
      body: { organisationId: station.id, fields: ['narrative', 'identity', 'safe-contact'], text },
    })
    const { body } = await house.call(cadre, readReferralContract, { params: { id } })
    expect(body.chain.map(({ to, status }) => [to.id, status])).toEqual([
      [bureau.id, 'forwarded'],
      [station.id, 'sent'],
    ])
    const next = await house.call(liaison, readReferralContract, {
      params: { id: body.chain[1]?.id ?? '' },
    })
    expect(next.body.packet).toMatchObject({
      subject: '李**',
      safeContact: null,
      fields: ['narrative'],
    })
    expect(await stepsOf(body.chain[1]?.id ?? '')).toEqual([{ kind: 'sign', duty: station.id }])
  })
})
