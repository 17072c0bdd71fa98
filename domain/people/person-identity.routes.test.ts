import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Route } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { policyTable } from '#tests/policy-table.ts'
import { listMatchesContract } from './person-merge.contract.ts'
import { readPersonContract } from './person.contract.ts'
import { anIdentityNumber, aPerson, insertPerson } from './person.fixtures.ts'
import { addIdentityContract } from './person-identity.contract.ts'
import { personIdentityRoutes } from './person-identity.routes.ts'
import type { Person } from './person.schema.ts'

const officer = anActor({ divisions: ['420222101'] })
const elsewhere = anActor({ id: newId(), orgs: [], divisions: ['420222109'] })
const county = anActor({ id: newId(), roles: ['county-officer'], orgs: [], divisions: ['420222'] })
const leader = anActor({ roles: ['leader'], divisions: ['420222'] })
const add = routeOf(addIdentityContract.id)

policyTable(add, {
  record: unnumbered(),
  insert: insertPerson,
  input: { body: { identity: anIdentityNumber(600), version: 1 } },
  rows: [
    ['by the township', officer, 'permitted'],
    ['by another township', elsewhere, 'not-found'],
    ['by a leader', leader, 'role-not-allowed'],
  ],
})

describe('an identity number that is learned later', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  async function filed(person: Person): Promise<Person> {
    await house.asSystem((tx) => insertPerson(tx, person))
    return person
  }

  async function added(
    identity: string,
    change: Partial<Person> = {},
  ): Promise<{ status: number; body: object; code: string | undefined; id: string }> {
    const { id } = await filed(unnumbered(change))
    const { status, body, problem } = await house.call(officer, addIdentityContract, {
      params: { id },
      body: { identity, version: 1 },
    })
    return { status, body: { ...body, id: '' }, code: problem?.code, id }
  }

  test('says sex and birth from then on', async () => {
    const { id, status } = await added(anIdentityNumber(612, '19880307'), {
      sex: null,
      birth: null,
    })
    expect(status).toBe(200)
    const { body } = await house.call(officer, readPersonContract, { params: { id } })
    expect(body).toMatchObject({ sex: 'female', birthYear: 1988, version: 2 })
    expect(body.identityMasked).not.toBeNull()
  })

  test.each([
    ['of somebody hidden', anIdentityNumber(620), '420222109200', anIdentityNumber(624)],
    ['of somebody in reach', anIdentityNumber(622), '420222101200', anIdentityNumber(626)],
  ])('%s answers as that of somebody unknown', async (_, identity, division, unknown) => {
    const known = await filed(aPerson({ identity, division, orgId: newId(), name: '另一位' }))
    const [hit, miss] = [await added(identity), await added(unknown)]
    expect([hit.status, miss.status]).toEqual([200, 200])
    expect(hit.body).toEqual(miss.body)
    const requests = await house.asSystem((tx) =>
      tx.rows(sql`select 1 from match_requests where file_id = ${hit.id} and status = 'waiting'`),
    )
    expect(requests).toHaveLength(1)
    const { body } = await house.call(county, listMatchesContract)
    const pairs = body.items.map(({ files }) => files.map(({ id }) => id))
    expect(pairs).toContainEqual([hit.id, known.id])
  })

  test.each([
    ['that is no number', '4202', {}, 'identity-length'],
    ['of a man for a woman', anIdentityNumber(631), {}, 'identity-contradicts-file'],
    [
      'of another year of birth',
      anIdentityNumber(632),
      { birth: '1971-01-01' },
      'identity-contradicts-file',
    ],
    ['for a file that has one', anIdentityNumber(634), anId(636), 'person-has-identity'],
  ])('%s is refused', async (_, identity, change, code) => {
    expect((await added(identity, change)).code).toBe(code)
  })
})

function routeOf(id: string): Route {
  const route = personIdentityRoutes.find(({ contract }) => contract.id === id)
  if (route === undefined) throw new Error(`no route ${id}`)
  return route
}

function anId(serial: number): Partial<Person> {
  return { identity: anIdentityNumber(serial) }
}

function unnumbered(change: Partial<Person> = {}): Person {
  return aPerson({ identity: null, phone: null, ...change })
}
