import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import { mergeMatterContract, undoMergeContract } from '#domain/matters/matter.contract.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { addPartyContract } from '#domain/matters/party.contract.ts'
import { PartyInput } from '#domain/matters/party.schema.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anOrder, insertOrders } from '#domain/protection-orders/order.fixtures.ts'
import { readOrderContract } from '#domain/protection-orders/order-read.contract.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { guardedOf } from './guarded.public.ts'

const office = anOrganisation({ division: '420222101000' })
const at = { orgId: office.id, orgs: [office.id], divisions: ['420222101'] }
const [officer, cousin] = [anActor({ id: newId(), ...at }), anActor({ id: newId(), ...at })]
const place = { orgId: office.id, division: '420222101200', sensitivity: 'sensitive' } as const

describe('a service of a merged matter', () => {
  let house: TestHouse
  const from = aMatterInHand(place)
  const into = aMatterInHand({ ...place, barred: [cousin.id] })
  const order = anOrder({ matterId: from.id, ...place, audience: [] })
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem(async (tx) => {
      insertOrganisations(tx, [office])
      await insertAccountFixtures(tx, [anAccount({ id: cousin.id, orgId: office.id })])
      insertMatterFiles(tx, [from, into])
      insertOrders(tx, [order])
    })
  })
  afterAll(() => house.close())

  const reads = async (actor: typeof officer): Promise<number> =>
    (await house.call(actor, readOrderContract, { params: { id: order.id } })).status

  test('is shut to whom the matter shuts out that it goes on in, with its steps', async () => {
    expect(await reads(cousin)).toBe(200)
    const merged = await house.call(officer, mergeMatterContract, {
      params: { id: from.id },
      body: { intoId: into.id, reason: '同一户' },
    })
    expect(merged.status).toBe(200)
    expect([await reads(cousin), await reads(officer)]).toEqual([404, 200])
    const steps = await house.db.within(cousin, (tx) =>
      tx.rows(sql`select id from due_steps
        where region = ${tx.actor.region} and subject_id = ${order.id}`),
    )
    expect(steps).toEqual([])
  })

  test('says nothing of where she is that either matter knows', async () => {
    const party = PartyInput.parse({
      ...{ role: 'victim', name: '李小芳', relation: 'self', sex: 'female', isHidden: true },
      ...{ phone: '13972300999', address: '下陆区团城山街道9栋101' },
    })
    await house.call(officer, addPartyContract, { params: { id: into.id }, body: { party } })
    for (const id of [from.id, into.id]) {
      const guarded = await house.asSystem((tx) => guardedOf(tx, id))
      expect(guarded).toEqual(expect.arrayContaining(['13972300999', '13972300001']))
    }
  })

  test('is its own again when the merge is undone', async () => {
    const undone = await house.call(officer, undoMergeContract, {
      params: { id: from.id },
      body: { reason: '不是同一户' },
    })
    expect(undone.status).toBe(200)
    expect([await reads(cousin), await reads(officer)]).toEqual([200, 200])
  })
})
