import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Route } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { readPersonContract } from './person.contract.ts'
import {
  aMetPerson,
  anIdentityNumber,
  aPerson,
  aTag,
  insertPerson,
  insertTags,
} from './person.fixtures.ts'
import { resolvePeople } from './person.public.ts'
import { addTagContract, endTagContract } from './tag.contract.ts'
import { tagRoutes } from './tag.routes.ts'

const officer = anActor({ divisions: ['420222101'] })
const elsewhere = anActor({ id: newId(), orgs: [], divisions: ['420222109'] })
const leader = anActor({ roles: ['leader'], divisions: ['420222'] })
const executive = anActor({
  id: newId(),
  roles: ['village-executive'],
  clearance: 'normal',
  divisions: ['420222101200'],
})
const person = aPerson()
const tag = aTag({}, person)

function routeOf(id: string): Route {
  const route = tagRoutes.find(({ contract }) => contract.id === id)
  if (route === undefined) throw new Error(`no route ${id}`)
  return route
}

const add = routeOf(addTagContract.id)
const end = routeOf(endTagContract.id)

creationTable(add, {
  seed: (tx) => insertPerson(tx, person),
  input: { params: { id: person.id }, body: { tag: 'low-income', source: 'department' } },
  rows: [
    ['by the township', officer, 'permitted'],
    ['by the village’s executive', executive, 'permitted'],
    [
      'of violence by the village’s executive',
      executive,
      'permitted',
      { tag: 'exposed-to-violence', source: 'visit' },
    ],
    ['by another township', elsewhere, 'not-found'],
    ['by a leader', leader, 'role-not-allowed'],
    [
      'whose term is over',
      officer,
      'tag-already-over',
      { tag: 'drugs', source: 'other', expiresOn: '2023-05-09' },
    ],
  ],
})

policyTable(end, {
  record: tag,
  insert: (tx, one) => insertTags(tx, [one]),
  input: { body: { endedOn: '2023-05-09', version: 1 } },
  rows: [
    ['by the township', officer, 'permitted'],
    ['by another township', elsewhere, 'not-found'],
    ['by a leader', leader, 'role-not-allowed'],
  ],
})

describe('key groups of a person', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  async function met(serial: number, tags: Parameters<typeof aMetPerson>[0]): Promise<string> {
    const one = aMetPerson({ identity: anIdentityNumber(serial), ...tags })
    const found = await house.db.within(executive, (tx) => resolvePeople(tx, [one]))
    return found.get(one.identity)?.id ?? ''
  }

  async function shown(actor: typeof officer, id: string): Promise<readonly string[]> {
    const { body } = await house.call(actor, readPersonContract, { params: { id } })
    return body.tags
  }

  test('come from a visit with a term, and another visit begins the term anew', async () => {
    const id = await met(500, { tags: ['single-parent'] })
    const first = await termOf(id)
    house.clock.moveBy(30 * 86_400_000)
    await met(500, { tags: ['single-parent'] })
    expect(first).toBe('2025-05-09')
    expect(await termOf(id)).toBe('2025-06-08')
  })

  test('whose term is over do not show, and leave the file’s set at night', async () => {
    const id = await met(501, { tags: ['single-parent', 'disabled'] })
    house.clock.moveBy(731 * 86_400_000)
    expect(await shown(officer, id)).toEqual(['disabled'])
    await house.runSchedules('night')
    expect(await setOf(id)).toEqual(['disabled'])
    await met(501, { tags: ['single-parent'] })
    expect(await shown(officer, id)).toEqual(['disabled', 'single-parent'])
  })

  test('of violence are kept from the village on an open file', async () => {
    const id = await met(502, {})
    await house.call(officer, addTagContract, {
      params: { id },
      body: { tag: 'exposed-to-violence', source: 'herself' },
    })
    expect(await shown(officer, id)).toEqual(['exposed-to-violence'])
    expect(await shown({ ...executive, id: newId() }, id)).toEqual([])
    expect(await setOf(id)).toEqual([])
  })

  test('are told once, and end when somebody says so', async () => {
    const id = await met(503, {})
    const input = { params: { id }, body: { tag: 'low-income', source: 'department' } } as const
    const { body } = await house.call(officer, addTagContract, input)
    const again = await house.call(officer, addTagContract, input)
    expect(again.problem.code).toBe('tag-known')
    const over = { endedOn: body.validFrom, version: 1 }
    await house.call(officer, endTagContract, { params: { id: body.id }, body: over })
    expect(await shown(officer, id)).toEqual([])
    expect(await setOf(id)).toEqual([])
  })

  async function termOf(id: string): Promise<string | undefined> {
    const [row] = await house.asSystem((tx) =>
      tx.rows<{ expiresOn: string }>(
        sql`select expires_on from person_tags where person_id = ${id}`,
      ),
    )
    return row?.expiresOn
  }

  async function setOf(id: string): Promise<unknown> {
    const [row] = await house.asSystem((tx) =>
      tx.rows<{ tags: unknown }>(sql`select tags from people where id = ${id}`),
    )
    return row?.tags
  }
})
