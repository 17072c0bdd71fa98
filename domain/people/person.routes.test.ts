import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { policyTable } from '#tests/policy-table.ts'
import { listPeopleContract, readPersonContract, revealPersonContract } from './person.contract.ts'
import { aPerson, insertPerson } from './person.fixtures.ts'
import { peopleRoutes } from './person.routes.ts'

const officer = anActor({ divisions: ['420222101'] })
const elsewhere = anActor({ orgs: [], divisions: ['420222109'] })
const executive = anActor({
  roles: ['village-executive'],
  clearance: 'normal',
  divisions: ['420222101200'],
})
const person = aPerson()
const kept = aPerson({ sensitivity: 'sensitive', name: '欧阳春梅', identity: null, phone: null })

const reveal = peopleRoutes.find(({ contract }) => contract.id === revealPersonContract.id)
if (reveal === undefined) throw new Error('no route reveals a person')
policyTable(reveal, {
  record: person,
  insert: insertPerson,
  input: { body: { field: 'identity' } },
  rows: [
    ['by the township', officer, 'permitted'],
    ['by the village’s executive', executive, 'permitted'],
    ['by another township', elsewhere, 'not-found'],
    ['by a leader', anActor({ roles: ['leader'], divisions: ['420222'] }), 'role-not-allowed'],
    ['by a liaison of the same organisation', anActor({ roles: ['liaison'] }), 'role-not-allowed'],
    ['by somebody of another city', anActor({ region: '420100' }), 'not-found'],
  ],
})

describe('people', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      insertPerson(tx, person)
      insertPerson(tx, kept)
      insertPerson(tx, aPerson({ division: '420222109200', orgId: newId(), identity: null }))
    })
  })
  afterAll(() => house.close())

  test.each([
    ['all in reach', officer, {}, 2],
    ['by two characters of the name', officer, { q: '春梅' }, 1],
    ['without the sensitive ones for a village', executive, {}, 1],
    ['none by name outside the reach', elsewhere, { q: '春梅' }, 0],
    ['by division', officer, { division: '420222109' }, 0],
  ] as const)('are listed %s', async (_, actor, query, total) => {
    const { body } = await house.call(actor, listPeopleContract, { query })
    expect(body.total).toBe(total)
  })

  test('are listed without what is sealed, and masked where sensitive', async () => {
    const { body } = await house.call(officer, listPeopleContract, { query: { q: '春梅' } })
    expect(body.items[0]).toMatchObject({ name: '欧***', hasIdentity: false, hasPhone: false })
  })

  test('are read masked, and the reading is logged', async () => {
    const { body } = await house.call(officer, readPersonContract, { params: { id: person.id } })
    expect(body).toMatchObject({
      ...{ identityMasked: '420222**********2X', phoneMasked: '138****8000', birthYear: 1990 },
    })
    expect(JSON.stringify(body)).not.toMatch(/19900101|港下村三组/)
    expect(await logged('person.read')).toBe(1)
  })

  test('have one field uncovered at a time, and each look is logged', async () => {
    const params = { id: person.id }
    const { body } = await house.call(officer, revealPersonContract, {
      params,
      body: { field: 'phone' },
    })
    expect(body).toEqual({ value: '13800138000' })
    const hidden = await house.call(elsewhere, revealPersonContract, {
      params,
      body: { field: 'phone' },
    })
    expect(hidden.status).toBe(404)
    expect(await logged('person.revealed')).toBe(2)
  })

  function logged(name: string): Promise<number> {
    return house
      .asSystem((tx) => tx.rows(sql`select 1 from audit_events where name = ${name}`))
      .then(({ length }) => length)
  }
})
