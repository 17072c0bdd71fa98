import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Route } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { aPerson, aRelation, insertPerson, insertRelations } from './person.fixtures.ts'
import type { Person } from './person.schema.ts'
import { addRelationContract, endRelationContract, familyContract } from './relation.contract.ts'
import { relationRoutes } from './relation.routes.ts'
import { mirrorOf, Relation } from './relation.schema.ts'

const officer = anActor({ divisions: ['420222101'] })
const elsewhere = anActor({ id: newId(), orgs: [], divisions: ['420222109'] })
const executive = anActor({
  roles: ['village-executive'],
  clearance: 'normal',
  divisions: ['420222101200'],
})
const [wife, husband, mother, aunt] = [
  called('王小芳'),
  called('李大勇'),
  called('王兰'),
  called('王梅'),
]
const son = called('李小宝', { sensitivity: 'sensitive' })
const stranger = called('远人', { division: '420222109200', orgId: newId() })
const all = [wife, husband, mother, son, aunt, stranger]
const marriage = aRelation(wife, husband)

function routeOf(id: string): Route {
  const route = relationRoutes.find(({ contract }) => contract.id === id)
  if (route === undefined) throw new Error(`no route ${id}`)
  return route
}

const add = routeOf(addRelationContract.id)
const end = routeOf(endRelationContract.id)

creationTable(add, {
  seed: insertAll,
  input: {
    params: { id: wife.id },
    body: { otherId: husband.id, relation: 'spouse', source: 'herself' },
  },
  rows: [
    ['by the township', officer, 'permitted'],
    ['by another township', elsewhere, 'not-found'],
    ['by a leader', anActor({ roles: ['leader'], divisions: ['420222'] }), 'role-not-allowed'],
    [
      'to somebody whose file is hidden',
      officer,
      'not-found',
      { otherId: stranger.id, relation: 'sibling', source: 'herself' },
    ],
    [
      'to herself',
      officer,
      'same-person',
      { otherId: wife.id, relation: 'sibling', source: 'herself' },
    ],
  ],
})

policyTable(end, {
  record: marriage,
  insert: (tx, relation) => {
    insertAll(tx)
    insertRelations(tx, [relation])
  },
  input: { body: { validTo: '2023-05-09', version: 1 } },
  rows: [
    ['by the township', officer, 'permitted'],
    ['by another township', elsewhere, 'not-found'],
    ['by a leader', anActor({ roles: ['leader'], divisions: ['420222'] }), 'role-not-allowed'],
  ],
})

describe('a family', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      insertAll(tx)
      insertRelations(tx, [
        marriage,
        aRelation(wife, mother, { relation: 'parent' }),
        aRelation(husband, son, { relation: 'child' }),
        aRelation(mother, aunt, { relation: 'sibling' }),
        aRelation(wife, stranger, { relation: 'other-kin' }),
      ])
    })
  })
  afterAll(() => house.close())

  async function namesFor(actor: typeof officer, id: string): Promise<string[]> {
    const { body } = await house.call(actor, familyContract, { params: { id } })
    return body.nodes.map(({ name, distance }) => `${distance} ${name}`)
  }

  test('is shown two steps out, from whichever side it was written', async () => {
    expect((await namesFor(officer, wife.id)).toSorted()).toEqual([
      '0 王小芳',
      '1 李大勇',
      '1 王兰',
      '2 李**',
      '2 王梅',
    ])
    expect(await namesFor(officer, son.id)).toEqual(['0 李**', '1 李大勇', '2 王小芳'])
  })

  test('leaves out whoever is hidden from the reader, and every line to her', async () => {
    const { body } = await house.call(executive, familyContract, { params: { id: wife.id } })
    expect(body.nodes.map(({ id }) => id)).not.toContain(son.id)
    const ends = new Set(body.edges.flatMap(({ personId, otherId }) => [personId, otherId]))
    expect([...ends].every((id) => body.nodes.some((node) => node.id === id))).toBe(true)
  })

  test('of somebody out of reach is not there', async () => {
    const { status } = await house.call(elsewhere, familyContract, { params: { id: wife.id } })
    expect(status).toBe(404)
  })

  test('takes the same relation once, whichever side says it', async () => {
    const { problem } = await house.call(officer, addRelationContract, {
      params: { id: mother.id },
      body: { otherId: wife.id, relation: 'child', source: 'visit' },
    })
    expect(problem.code).toBe('relation-known')
  })
})

describe('a relation', () => {
  test.each(Relation.options)('%s seen from both sides is itself again', (relation) => {
    expect(mirrorOf(mirrorOf(relation))).toBe(relation)
  })
})

function called(name: string, change: Partial<Person> = {}): Person {
  return aPerson({ name, identity: null, phone: null, ...change })
}

function insertAll(tx: Tx): void {
  for (const person of all) insertPerson(tx, person)
}
