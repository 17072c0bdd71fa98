import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import {
  addContactContract,
  changeContactContract,
  revealContactContract,
} from './contact.contract.ts'
import { guardedContacts, reachableNow } from './contact.public.ts'
import { contactRoutes } from './contact.routes.ts'
import { listPeopleContract, readPersonContract } from './person.contract.ts'
import { aContact, aPerson, insertContacts, insertPerson } from './person.fixtures.ts'

const officer = anActor({ divisions: ['420222101'] })
const colleague = anActor({ id: newId(), divisions: ['420222101'] })
const elsewhere = anActor({ id: newId(), orgs: [], divisions: ['420222109'] })
const brother = anActor({ id: newId(), divisions: ['420222101'] })
const leader = anActor({ roles: ['leader'], divisions: ['420222'] })
const person = aPerson({ barred: [brother.id] })
const contact = aContact({}, person)

function routeOf(id: string): (typeof contactRoutes)[number] {
  const route = contactRoutes.find(({ contract }) => contract.id === id)
  if (route === undefined) throw new Error(`no route ${id}`)
  return route
}

const add = routeOf(addContactContract.id)
const change = routeOf(changeContactContract.id)
const reveal = routeOf(revealContactContract.id)
const newPhone = { kind: 'phone', value: '13700137000', source: 'herself' }

creationTable(add, {
  seed: (tx) => insertPerson(tx, person),
  input: { params: { id: person.id }, body: newPhone },
  rows: [
    ['by the township', officer, 'permitted'],
    ['by another township', elsewhere, 'not-found'],
    ['by her husband’s brother', brother, 'not-found'],
    ['by a leader', leader, 'role-not-allowed'],
  ],
})

const rows = [
  ['by the township', officer, 'permitted'],
  ['by another township', elsewhere, 'not-found'],
  ['by her husband’s brother', brother, 'not-found'],
  ['by a leader', leader, 'role-not-allowed'],
] as const
const body = { isSafe: false, validTo: '2023-05-10', version: 1 }
policyTable(change, {
  record: contact,
  insert: (tx, one) => insertContacts(tx, [one]),
  input: { body },
  rows,
})
policyTable(reveal, { record: contact, insert: (tx, one) => insertContacts(tx, [one]), rows })

describe('contacts of a person', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      insertPerson(tx, person)
      insertContacts(tx, [contact])
    })
  })
  afterAll(() => house.close())

  const params = { id: person.id }
  const [kind, source, sensitivity] = ['address', 'herself', 'sealed'] as const
  const flight = { kind, source, sensitivity, value: '武汉市江夏区某小区' }

  test('that are sealed are seen by whoever wrote them and by nobody else', async () => {
    const added = await house.call(officer, addContactContract, { params, body: flight })
    expect(added.body).toMatchObject({ sensitivity: 'sealed', masked: '******' })
    const [own, other] = [
      await house.call(officer, readPersonContract, { params }),
      await house.call(colleague, readPersonContract, { params }),
    ]
    expect(own.body.contacts.map(({ id }) => id)).toContain(added.body.id)
    expect(other.body.contacts.map(({ id }) => id)).toEqual([contact.id])
    const look = await house.call(colleague, revealContactContract, {
      params: { id: added.body.id },
    })
    expect(look.status).toBe(404)
  })

  test('are found by a phone that was learned later', async () => {
    const { body } = await house.call(officer, listPeopleContract, { query: { q: '13900139000' } })
    expect(body.items.map(({ id }) => id)).toEqual([person.id])
    const hidden = await house.call(elsewhere, listPeopleContract, { query: { q: '13900139000' } })
    expect(hidden.body.total).toBe(0)
  })

  test('are shown masked, each look at one in full is logged', async () => {
    const { body } = await house.call(officer, readPersonContract, { params })
    expect(JSON.stringify(body)).not.toContain('13900139000')
    const look = await house.call(officer, revealContactContract, { params: { id: contact.id } })
    expect(look.body).toEqual({ value: '13900139000' })
    const logged = await house.asSystem((tx) =>
      tx.rows(sql`select 1 from audit_events where name = 'person-contact.revealed'
        and subject_id = ${contact.id} and outcome = 'done'`),
    )
    expect(logged).toHaveLength(1)
  })

  test('lie sealed in the database', async () => {
    const [row] = await house.asSystem((tx) =>
      tx.rows<{ text: string }>(
        sql`select string_agg(person_contacts::text, ' ') as text from person_contacts`,
      ),
    )
    expect(row?.text).not.toMatch(/13900139000|江夏|本人/)
  })

  test('tell whoever sends by which one she may be reached, or that there is none', async () => {
    expect(await house.asSystem((tx) => reachableNow(tx, person.id))).toMatchObject({
      phone: '13900139000',
    })
    const now = { ...body, isSafe: true, validTo: null, safeFrom: '20:00', safeTo: '21:00' }
    await house.call(officer, changeContactContract, { params: { id: contact.id }, body: now })
    expect(await house.asSystem((tx) => reachableNow(tx, person.id))).toEqual({
      refused: 'outside-safe-time',
    })
    expect(await house.asSystem((tx) => reachableNow(tx, newId()))).toEqual({
      refused: 'no-safe-contact',
    })
  })

  test('name what no paper for the other side may carry', async () => {
    const guarded = await house.asSystem((tx) => guardedContacts(tx, [person.id]))
    expect(guarded.toSorted()).toEqual(['13900139000', '武汉市江夏区某小区'])
  })
})
