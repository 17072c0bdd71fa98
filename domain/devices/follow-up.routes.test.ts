import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertAccounts } from '#domain/accounts/account.public.ts'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { listEntriesContract } from '#domain/matters/matter-page.contract.ts'
import {
  anExecutive,
  anOrganisation,
  insertExecutives,
  insertOrganisations,
} from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { aPhone, type TestPhone } from '#tests/field-phone.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { revokeDeviceContract } from './device.contract.ts'
import { acceptQuarantinedContract } from './review.contract.ts'

const village = '420222101200'
const federation = anOrganisation({ level: 'village', division: village, name: '港下村妇联' })
const owner = anActor({
  ...{ id: newId(), name: '柯桂英', orgId: federation.id, orgs: [federation.id] },
  ...{ divisions: [village], roles: ['village-executive'], clearance: 'normal' },
})
const township = anActor({ id: newId(), orgId: newId(), divisions: ['420222101'] })
const county = anActor({
  ...{ id: newId(), orgId: newId(), divisions: ['420222'], roles: ['county-officer'] },
})
const place = { division: village, orgId: federation.id, assigneeId: owner.id }
const hers = aMatterInHand({ ...place, subjectName: '袁小芳', narrative: '为钱争吵' })
const close = aMatterInHand({
  ...{ ...place, subjectName: '石大妹', sensitivity: 'sensitive', named: [owner.id] },
})
const shut = aMatterInHand({
  ...{ ...place, subjectName: '明小红', sensitivity: 'sealed', named: [owner.id] },
})

describe('a follow-up on a phone', () => {
  let house: TestHouse
  let phone: TestPhone

  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [federation])
      insertAccounts(tx, [
        {
          ...{ id: owner.id, username: 'keguiying', name: owner.name, orgId: federation.id },
          ...{ roles: [...owner.roles], divisions: [village], clearance: 'normal' },
          ...{ passwordHash: 'never used here', mustChange: false },
        },
      ])
      insertExecutives(tx, [anExecutive({ accountId: owner.id, orgId: federation.id })])
      insertMatterFiles(tx, [hers, close, shut])
    })
    phone = await aPhone(house, owner)
  })
  afterAll(() => house.close())

  test('is on her day by clock, with a masked name where it is sensitive and never what is sealed', async () => {
    const { followUps } = await phone.day()
    expect(new Map(followUps.map(({ matterId, name }) => [matterId, name]))).toEqual(
      new Map([
        [hers.id, '袁小芳'],
        [close.id, '石**'],
      ]),
    )
    expect(JSON.stringify(followUps)).not.toContain('争吵')
  })

  test('goes into the matter once and ends the step that was due', async () => {
    const before = await entriesOf(hers.id)
    const body = { matterId: hers.id, kind: 'follow-up', result: 'clean', text: '见到了，平稳' }
    const item = await phone.seal({ kind: 'follow-up', body })
    const [first] = await phone.send(item)
    expect(first).toEqual({ id: item.id, outcome: 'taken', recordId: hers.id })
    expect(await phone.send(item)).toEqual([first])
    expect(await entriesOf(hers.id)).toBe(before + 1)
  })

  test('of a matter that is not hers waits for the township', async () => {
    const body = { matterId: newId(), kind: 'follow-up', result: 'clean', text: '见到了' }
    const [answer] = await phone.send(await phone.seal({ kind: 'follow-up', body }))
    expect(answer).toMatchObject({ outcome: 'quarantined', code: 'not-found' })
  })

  test('counts after her rights have ended when it is accepted by who may work on the matter', async () => {
    await house.call(township, revokeDeviceContract, {
      ...{ params: { id: phone.shown.device }, body: { reason: 'replaced' } },
    })
    const before = await entriesOf(hers.id)
    const body = { matterId: hers.id, kind: 'follow-up', result: 'concern', text: '要上心' }
    const item = await phone.seal({ kind: 'follow-up', body })
    expect(await phone.send(item)).toMatchObject([{ outcome: 'quarantined' }])
    const input = { params: { id: item.id }, body: {} }
    const tried = await house.call(township, acceptQuarantinedContract, input)
    expect(tried.problem.code).toBe('matter-of-another-organisation')
    const accepted = await house.call(county, acceptQuarantinedContract, input)
    expect(accepted.body.recordId).toBe(hers.id)
    expect(await entriesOf(hers.id)).toBe(before + 1)
  })

  async function entriesOf(id: string): Promise<number> {
    const { body } = await house.call(township, listEntriesContract, { params: { id } })
    return body.items.length
  }
})
