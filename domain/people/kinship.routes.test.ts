import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Route } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import {
  declareKinshipContract,
  listKinshipsContract,
  withdrawKinshipContract,
} from './kinship.contract.ts'
import { barredAccountsFor, kinOf, shutOutOfFiles } from './kinship.public.ts'
import { kinshipRoutes } from './kinship.routes.ts'
import type { Kinship } from './kinship.schema.ts'
import { insertKinship } from './kinship.store.ts'
import { readPersonContract } from './person.contract.ts'
import {
  aContact,
  anIdentityNumber,
  aPerson,
  aRelation,
  insertContacts,
  insertPerson,
  insertRelations,
} from './person.fixtures.ts'

const cousin = anActor({
  id: newId(),
  roles: ['village-executive'],
  clearance: 'normal',
  divisions: ['420222101200'],
})
const security = anActor({ id: newId(), roles: ['security-admin'], orgs: [], divisions: [] })
const stranger = anActor({ id: newId() })

function aKinship(change: Partial<Kinship> = {}): Kinship {
  return {
    ...{ region: '420200', id: newId(), accountId: cousin.id, personId: null },
    ...{ identity: anIdentityNumber(700), name: '李大勇', relation: 'other-kin' },
    ...{ declaredBy: cousin.id, declaredAt: '2023-05-09T02:00:00.000Z', withdrawnAt: null },
    ...{ version: 1, ...change },
  }
}

function routeOf(id: string): Route {
  const route = kinshipRoutes.find(({ contract }) => contract.id === id)
  if (route === undefined) throw new Error(`no route ${id}`)
  return route
}

const declare = routeOf(declareKinshipContract.id)
const withdraw = routeOf(withdrawKinshipContract.id)
const blind = { name: '李大勇', relation: 'other-kin', identity: anIdentityNumber(700) }

creationTable(declare, {
  input: { body: blind },
  rows: [
    ['of one’s own by an executive', cousin, 'permitted'],
    ['of one’s own by an administrator', security, 'permitted'],
    [
      'for an account that is not there',
      security,
      'no-such-account',
      { ...blind, accountId: newId() },
    ],
    ['with a wrong number', cousin, 'identity-length', { ...blind, identity: '4202' }],
    [
      'of a file out of reach',
      cousin,
      'not-found',
      { name: '某人', relation: 'sibling', personId: newId() },
    ],
  ],
})

policyTable(withdraw, {
  record: aKinship(),
  insert: insertKinship,
  input: { body: { version: 1 } },
  rows: [
    ['by the security administrator', security, 'permitted'],
    ['by whoever declared it', cousin, 'role-not-allowed'],
    ['by somebody else', stranger, 'not-found'],
  ],
})

describe('kin of a person', () => {
  const abuser = aPerson({ identity: anIdentityNumber(700), name: '李大勇', sex: 'male' })
  const wife = aPerson({ identity: anIdentityNumber(701) })
  const uncle = aPerson({ identity: anIdentityNumber(703, '19600101'), name: '李老三' })
  const nephew = newId()
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      for (const person of [abuser, wife, uncle]) insertPerson(tx, person)
      insertRelations(tx, [
        aRelation(abuser, wife, { validTo: '2023-01-01' }),
        aRelation(uncle, abuser, { relation: 'other-kin' }),
      ])
      insertContacts(tx, [aContact({}, wife)])
    })
  })
  afterAll(() => house.close())

  test('are who declared it, whether or not there is a file', async () => {
    const known = await house.call(cousin, declareKinshipContract, { body: blind as never })
    const unknown = await house.call(cousin, declareKinshipContract, {
      body: { ...blind, identity: anIdentityNumber(799) } as never,
    })
    expect(shapeOf(unknown.body)).toEqual(shapeOf(known.body))
    expect(await barred(abuser.id)).toEqual([cousin.id])
  })

  test('are shut out of a file that is opened after they declared', async () => {
    const late = aPerson({ identity: anIdentityNumber(799), name: '后来立档' })
    await house.asSystem((tx) => insertPerson(tx, late))
    expect(await barred(late.id)).toEqual([cousin.id])
  })

  test('are found one recorded step from an account’s own file, an ended marriage included', async () => {
    const own = { accountId: nephew, relation: 'self', identity: anIdentityNumber(701) } as const
    await house.asSystem((tx) => insertKinship(tx, aKinship(own)))
    expect(await barred(abuser.id)).toEqual([cousin.id, nephew].toSorted())
    const kin = await house.asSystem((tx) => kinOf(tx, [abuser.id]))
    expect(kin).toContainEqual({ personId: abuser.id, accountId: nephew, relation: 'spouse' })
    expect(await barred(uncle.id)).toEqual([])
  })

  test('are seen by themselves and the security administrator only', async () => {
    const query = { account: cousin.id }
    const own = await house.call(cousin, listKinshipsContract)
    const hers = await house.call(security, listKinshipsContract, { query })
    const other = await house.call(stranger, listKinshipsContract, { query })
    expect([own.body.items.length, hers.body.items.length, other.status]).toEqual([2, 2, 403])
  })

  test('are told to those who keep matters within a minute, once', async () => {
    await house.runSchedules('minute')
    const open = await house.asSystem((tx) =>
      tx.rows(sql`select 1 from kinships where applied_at is null`),
    )
    expect(open).toEqual([])
  })

  test('no longer find the other side’s file once it is closed to them', async () => {
    const before = await house.call(cousin, readPersonContract, { params: { id: wife.id } })
    await house.asSystem((tx) => shutOutOfFiles(tx, [wife.id], [cousin.id]))
    const after = await house.call(cousin, readPersonContract, { params: { id: wife.id } })
    expect([before.status, after.status]).toEqual([200, 404])
    const contacts = await house.db.read(cousin, sql`select 1 from person_contacts`)
    expect(contacts).toEqual([])
  })

  function barred(id: string): Promise<string[]> {
    return house.db.within(stranger, (tx) => barredAccountsFor(tx, [id]))
  }

  function shapeOf(body: object): object {
    return { ...body, id: '', declaredAt: '' }
  }
})
