import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertAccounts } from '#domain/accounts/account.public.ts'
import { listAttachmentsContract } from '#domain/attachments/attachment.contract.ts'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { listLeadsContract } from '#domain/leads/lead.contract.ts'
import {
  anExecutive,
  anOrganisation,
  insertExecutives,
  insertOrganisations,
} from '#domain/organisations/organisation.fixtures.ts'
import { readVisitContract } from '#domain/visits/visit.contract.ts'
import { aVisit, insertVisits } from '#domain/visits/visit.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { aJpeg, exifWithGps, segment } from '#platform/files/image.fixtures.ts'
import { aPhone, type TestPhone } from '#tests/field-phone.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { revokeDeviceContract } from './device.contract.ts'
import * as review from './review.contract.ts'

const village = '420222101200'
const office = anOrganisation({ division: '420222101000', name: '富池镇妇联' })
const federation = anOrganisation({
  ...{ level: 'village', division: village, name: '港下村妇联', parentId: office.id },
})
const owner = anActor({
  ...{ id: newId(), name: '柯桂英', orgId: federation.id, divisions: [village] },
  roles: ['village-executive'],
})
const township = anActor({
  ...{ id: newId(), orgId: office.id, orgs: [office.id], divisions: ['420222101'] },
})
const visit = { date: '2023-05-09', division: village, subjectName: '柯小妹' }
const jpeg = aJpeg([segment(0xe1, exifWithGps(1))]).toString('base64')

describe('what a phone hands in beside its visits', () => {
  let house: TestHouse
  let phone: TestPhone

  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [office, federation])
      const rights = { roles: [...owner.roles], divisions: [...owner.divisions] }
      insertAccounts(tx, [
        {
          ...{ id: owner.id, username: 'keguiying', name: owner.name, orgId: federation.id },
          ...{ ...rights, clearance: 'normal', passwordHash: 'never used', mustChange: false },
        },
      ])
      insertExecutives(tx, [anExecutive({ accountId: owner.id, orgId: federation.id })])
      insertVisits(tx, [
        aVisit({
          ...{ orgId: federation.id, subjectName: '王小芳', date: '2023-05-08' },
          ...{ executiveId: newId(), executiveName: '石细菊' },
        }),
      ])
    })
    phone = await aPhone(house, owner)
  })
  afterAll(() => house.close())

  test('is a photograph that is kept with its visit, once, and says what it is for', async () => {
    const item = await phone.seal({ body: visit })
    const photo = await phone.seal({
      kind: 'photo',
      about: item.id,
      body: { purpose: 'damage', jpeg },
    })
    expect(await phone.send(photo)).toMatchObject([
      { outcome: 'refused', code: 'photo-before-visit' },
    ])
    const [taken, kept] = await phone.send(item, photo)
    expect(kept?.outcome).toBe('taken')
    expect(await phone.send(photo)).toEqual([kept])
    const subjectId = taken?.outcome === 'taken' ? taken.recordId : ''
    const { body } = await house.call(township, listAttachmentsContract, {
      query: { subjectKind: 'visit', subjectId },
    })
    expect(body.items).toMatchObject([{ purpose: 'damage', contentType: 'image/jpeg' }])
  })

  test('is no photograph without a purpose, and nothing that only pretends to be one', async () => {
    const item = await phone.seal({ body: { ...visit, subjectName: '柯大妹' } })
    const bare = await phone.seal({ kind: 'photo', about: item.id, body: { jpeg } })
    const text = Buffer.from('<script>').toString('base64')
    const false_ = await phone.seal({
      ...{ kind: 'photo', about: item.id, body: { purpose: 'paper', jpeg: text } },
    })
    const [, first, second] = await phone.send(item, bare, false_)
    expect(first).toMatchObject({ outcome: 'refused', code: 'invalid-input' })
    expect(second).toMatchObject({ outcome: 'refused', code: 'file-kind-not-allowed' })
  })

  test('is shown beside a visit that somebody else recorded meanwhile, and goes as she says', async () => {
    const body = { ...visit, subjectName: '王小芳' }
    const item = await phone.seal({ body, beside: { knew: '2023-05-01' } })
    const [answer] = await phone.send(item)
    expect(answer).toMatchObject({
      ...{ outcome: 'refused', code: 'visited-meanwhile' },
      beside: { date: '2023-05-08', executiveName: '石细菊', hasHazard: false },
    })
    const other = answer?.outcome === 'refused' ? (answer.beside?.visitId ?? '') : ''
    const same = await phone.seal({ body, beside: { knew: '2023-05-01', other, is: 'same' } })
    expect(await phone.send(same)).toEqual([{ id: same.id, outcome: 'taken', recordId: other }])
    const both = { knew: '2023-05-01', other, is: 'another' as const }
    const again = await phone.seal({ id: item.id, body, beside: both })
    const [kept] = await phone.send(again)
    expect(kept).toMatchObject({ outcome: 'taken' })
    expect(kept?.outcome === 'taken' ? kept.recordId : other).not.toBe(other)
  })

  test('does not ask where she knew of the other visit when she wrote', async () => {
    const body = { ...visit, date: '2023-05-10', subjectName: '王小芳' }
    const [answer] = await phone.send(await phone.seal({ body, beside: { knew: '2023-05-08' } }))
    expect(answer?.outcome).toBe('taken')
  })

  describe('after her rights have ended', () => {
    beforeAll(async () => {
      await house.call(township, revokeDeviceContract, {
        params: { id: phone.shown.device },
        body: { reason: 'lost' },
      })
    })

    test('counts as if sent in time once the township accepts it: a visit, its lead, its photograph', async () => {
      const written = { ...visit, subjectName: '柯三妹', hazard: '酒后打人', hazardLevel: 2 }
      const item = await phone.seal({ body: written })
      const photo = await phone.seal({
        kind: 'photo',
        about: item.id,
        body: { purpose: 'injury', jpeg },
      })
      const outcomes = (await phone.send(item, photo)).map(({ outcome }) => outcome)
      expect(outcomes).toEqual(['quarantined', 'quarantined'])
      const tooSoon = await accepted(review.acceptPhotoContract, photo.id)
      expect(tooSoon.problem.code).toBe('photo-before-visit')

      const { body: told } = await house.call(township, listNoticesContract, {})
      expect(told.items.filter(({ kind }) => kind === 'late-record-waiting')).toHaveLength(1)
      const before = await leads()
      const { body } = await accepted(review.acceptQuarantinedContract, item.id)
      expect(await leads()).toBe(before + 1)
      const params = { id: body.recordId ?? '' }
      const { body: file } = await house.call(township, readVisitContract, { params })
      expect(file).toMatchObject({ executiveName: anExecutive().name, hazard: '酒后打人' })
      expect(await phone.send(item)).toEqual([
        { id: item.id, outcome: 'taken', recordId: body.recordId },
      ])

      const read = await house.call(township, review.readQuarantinedContract, {
        params: { id: photo.id },
      })
      expect(read.body.visitId).toBe(body.recordId)
      const [one, two] = await Promise.all([
        accepted(review.acceptPhotoContract, photo.id),
        accepted(review.acceptPhotoContract, photo.id),
      ])
      expect(new Set([one.status, two.status])).toEqual(new Set([200, 422]))
      const files = await house.call(township, listAttachmentsContract, {
        query: { subjectKind: 'visit', subjectId: params.id },
      })
      expect(files.body.items).toHaveLength(1)
    })

    test('is not accepted twice, and not once it was set aside', async () => {
      const item = await phone.seal({ body: { ...visit, subjectName: '柯四妹' } })
      await phone.send(item)
      await house.call(township, review.settleQuarantinedContract, {
        ...{ params: { id: item.id }, body: { reason: '她那天不在村里' } },
      })
      const late = await accepted(review.acceptQuarantinedContract, item.id)
      expect(late.problem.code).toBe('item-already-settled')
      const { body } = await house.call(township, review.listQuarantinedContract, {
        query: { state: 'decided' },
      })
      expect(body.items.find(({ id }) => id === item.id)).toMatchObject({
        ...{ decision: 'rejected', reason: '她那天不在村里', recordId: null },
      })
    })

    test('stays where it is while what it says cannot become a record', async () => {
      const item = await phone.seal({ body: { ...visit, date: '2023-06-01' } })
      await phone.send(item)
      const refused = await accepted(review.acceptQuarantinedContract, item.id)
      expect(refused.problem.code).toBe('date-in-future')
      const { body } = await house.call(township, review.listQuarantinedContract, {})
      expect(body.items.map(({ id }) => id)).toContain(item.id)
    })
  })

  function accepted(
    contract: typeof review.acceptQuarantinedContract | typeof review.acceptPhotoContract,
    id: string,
  ) {
    return house.call(township, contract, { params: { id }, body: {} })
  }

  async function leads(): Promise<number> {
    return (await house.call(township, listLeadsContract, {})).body.total
  }
})
