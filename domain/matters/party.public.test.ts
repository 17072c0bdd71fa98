import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declareKinshipContract } from '#domain/people/kinship.contract.ts'
import { readPersonContract } from '#domain/people/person.contract.ts'
import { anIdentityNumber, aPerson, insertPerson } from '#domain/people/person.fixtures.ts'
import type { Person } from '#domain/people/person.schema.ts'
import { addRelationContract } from '#domain/people/relation.contract.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { aCast, aMatterFile, insertMatterFiles } from './matter.fixtures.ts'
import { listMattersContract } from './matter-page.contract.ts'
import { PartyInput } from './party.schema.ts'
import { insertParties } from './party.store.ts'
import { partyOf } from './party.transition.ts'

const { place, cast } = aCast()
const { division, orgId } = aMatterFile(place)

describe('kin of the parties', () => {
  const called = (name: string, serial: number): Person =>
    aPerson({ division, orgId, name, identity: anIdentityNumber(serial) })
  const [victim, husband, officer] = [
    called('王小芳', 802),
    called('李大勇', 803),
    called('李小勇', 805),
  ]
  const file = { ...aMatterFile(place), personId: victim.id }
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      for (const person of [victim, husband, officer]) insertPerson(tx, person)
      insertMatterFiles(tx, [file])
      const of = { id: newId(), leadId: null, matterId: file.id, personId: husband.id }
      const input = PartyInput.parse({ role: 'other-side', name: husband.name })
      const party = partyOf(input, { ...of, now: new Date(0), place: file })
      insertParties(tx, [{ ...party, identity: null }])
    })
  })
  afterAll(() => house.close())

  async function sees(): Promise<{ matters: number; victim: number; husband: number }> {
    const query = { person: husband.id }
    const { body } = await house.call(cast.owner, listMattersContract, { query })
    const read = async (id: string): Promise<number> =>
      (await house.call(cast.owner, readPersonContract, { params: { id } })).status
    return {
      matters: body.items.length,
      victim: await read(victim.id),
      husband: await read(husband.id),
    }
  }

  test('are found by a relation that is recorded after the matter, and lose its files as well', async () => {
    await house.call(cast.owner, declareKinshipContract, {
      body: { name: officer.name, relation: 'self', identity: officer.identity ?? '' },
    })
    await house.runSchedules('minute')
    expect(await sees()).toEqual({ matters: 1, victim: 200, husband: 200 })
    const related = await house.call(cast.owner, addRelationContract, {
      params: { id: officer.id },
      body: { otherId: husband.id, relation: 'sibling', source: 'herself' },
    })
    expect(related.status).toBe(200)
    await house.runSchedules('minute')
    expect(await sees()).toEqual({ matters: 0, victim: 404, husband: 404 })
  })
})

describe('the matters of a person', () => {
  test('are those she is the subject or a party of', async () => {
    const house = await testHouse()
    const one = (serial: number): Person =>
      aPerson({ division, orgId, identity: anIdentityNumber(serial) })
    const [subject, party, other] = [one(812), one(814), one(816)]
    const file = { ...aMatterFile(place), personId: subject.id }
    const ofOther = { ...aMatterFile(place), personId: other.id }
    await house.asSystem((tx) => {
      for (const person of [subject, party, other]) insertPerson(tx, person)
      insertMatterFiles(tx, [file, ofOther])
      const of = { id: newId(), leadId: null, matterId: file.id, personId: party.id }
      const input = PartyInput.parse({ role: 'witness', name: '张三' })
      const witness = partyOf(input, { ...of, now: new Date(0), place: file })
      insertParties(tx, [{ ...witness, identity: null }])
    })
    const found = async (person: string): Promise<string[]> => {
      const { body } = await house.call(cast.owner, listMattersContract, { query: { person } })
      return body.items.map(({ id }) => id)
    }
    expect(await found(subject.id)).toEqual([file.id])
    expect(await found(party.id)).toEqual([file.id])
    expect(await found(other.id)).toEqual([ofOther.id])
    expect(await found(newId())).toEqual([])
    await house.close()
  })
})
