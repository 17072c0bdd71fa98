import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Route } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { decideMatchContract, listMatchesContract } from './person-merge.contract.ts'
import { listPeopleContract, readPersonContract } from './person.contract.ts'
import { changePersonContract, createPersonContract } from './person-entry.contract.ts'
import { personEntryRoutes } from './person-entry.routes.ts'
import { anIdentityNumber, aPerson, insertPerson, insertTwin } from './person.fixtures.ts'
import { matchRoutes } from './match.routes.ts'

const officer = anActor({ divisions: ['420222101'] })
const elsewhere = anActor({ id: newId(), orgs: [], divisions: ['420222109'] })
const leader = anActor({ roles: ['leader'], divisions: ['420222'] })
const county = anActor({ id: newId(), roles: ['county-officer'], orgs: [], divisions: ['420222'] })
const division = '420222101200'
const person = aPerson()

function routeOf(routes: readonly Route[], id: string): Route {
  const route = routes.find(({ contract }) => contract.id === id)
  if (route === undefined) throw new Error(`no route ${id}`)
  return route
}

const create = routeOf(personEntryRoutes, createPersonContract.id)
const change = routeOf(personEntryRoutes, changePersonContract.id)
const decide = routeOf(matchRoutes, decideMatchContract.id)
const newcomer = { name: '王小芳', division, identity: anIdentityNumber(900) }

function withDivisions(tx: Tx): void {
  saveDivisions(tx, divisionsOf('420200'))
}

creationTable(create, {
  seed: withDivisions,
  input: { body: newcomer },
  rows: [
    ['by a township', officer, 'permitted'],
    [
      'of violence by an executive',
      anExecutive(),
      'permitted',
      { ...newcomer, sensitivity: 'sensitive' },
    ],
    ['by a leader', leader, 'role-not-allowed'],
    ['in no village', officer, 'division-unknown', { ...newcomer, division: '420222101000' }],
    ['with a wrong number', officer, 'identity-checksum', { ...newcomer, identity: wrong() }],
    ['with a wrong phone', officer, 'phone-invalid', { ...newcomer, phone: '12' }],
    ['in no household', officer, 'no-such-person', { ...newcomer, householdOf: newId() }],
  ],
})

policyTable(change, {
  record: person,
  insert: (tx, one) => {
    withDivisions(tx)
    insertPerson(tx, one)
  },
  input: { body: { name: '王晓芳', sex: 'female', division, ethnicity: '15', version: 1 } },
  rows: [
    ['by the township', officer, 'permitted'],
    ['by another township', elsewhere, 'not-found'],
    ['by a leader', leader, 'role-not-allowed'],
  ],
})

describe('a file opened by hand', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem(withDivisions)
  })
  afterAll(() => house.close())

  async function opened(body: object): Promise<string> {
    const answer = await house.call(officer, createPersonContract, {
      body: { ...newcomer, identity: null, ...body },
    })
    expect(answer.status).toBe(200)
    return answer.body.id
  }

  async function found(q: string): Promise<readonly string[]> {
    const { body } = await house.call(officer, listPeopleContract, { query: { q } })
    return body.items.map(({ id }) => id)
  }

  test.each([
    ['two characters', '春梅', '欧阳春梅'],
    ['initials', 'oycm', '欧阳春梅'],
    ['initials of some characters', 'YC', '欧阳春梅'],
    ['initials of a surname with two readings', 'zsf', '曾淑芬'],
    ['a rare character', '㛃芳', '王㛃芳'],
    ['a character beyond the basic plane', '𬸚云', '李𬸚云'],
    ['a name with a dot', '古丽', '阿依古丽•买买提'],
    ['initials across the dot', 'glmmt', '阿依古丽•买买提'],
    ['a name of forty characters', '末尾', `${'长'.repeat(38)}末尾`],
    ['a whole identity number', anIdentityNumber(901), '赵一'],
    ['a whole phone number', '139 0714 0901', '赵一'],
  ])('is found by %s', async (_, q, name) => {
    const isOne = name === '赵一'
    const numbers = isOne ? { identity: anIdentityNumber(901), phone: '13907140901' } : {}
    const again = isOne ? await found(q) : []
    const id = again[0] ?? (await opened({ name, ...numbers }))
    expect(await found(q)).toContain(id)
  })

  test('keeps ethnicity and what an interpreter is needed for', async () => {
    const id = await opened({ name: '古丽娜尔', ethnicity: '05', interpreter: '维吾尔语' })
    const { body } = await house.call(officer, readPersonContract, { params: { id } })
    expect(body).toMatchObject({ ethnicity: '05', interpreter: '维吾尔语' })
  })

  test('is found by its new name after a correction, and 409 shows what stands', async () => {
    const id = await opened({ name: '周旧名' })
    const body = { name: '周新名', sex: null, division, ethnicity: null, version: 1 }
    await house.call(officer, changePersonContract, { params: { id }, body })
    expect(await found('zxm')).toContain(id)
    const late = await house.call(officer, changePersonContract, { params: { id }, body })
    expect(late.problem).toMatchObject({ code: 'edited-meanwhile', current: { name: '周新名' } })
  })

  test('of somebody in reach is not opened twice', async () => {
    await opened({ identity: anIdentityNumber(902) })
    const again = await house.call(officer, createPersonContract, {
      body: { ...newcomer, identity: anIdentityNumber(902) },
    })
    expect(again.problem.code).toBe('person-has-file')
  })

  test('of somebody hidden answers in every part as of somebody unknown', async () => {
    const identity = anIdentityNumber(903)
    const hidden = aPerson({ identity, division: '420222109200', orgId: newId(), name: '躲着的人' })
    await house.asSystem((tx) => insertPerson(tx, hidden))
    const ask = (number: string) =>
      house.call(officer, createPersonContract, { body: { ...newcomer, identity: number } })
    const [known, unknown] = [await ask(identity), await ask(anIdentityNumber(904))]
    expect({ ...known.body, id: '' }).toEqual({ ...unknown.body, id: '' })
    expect(known.body.isMatchRequested).toBe(true)
    expect(namesOf(known.headers)).toEqual(namesOf(unknown.headers))
    const rows = await house.asSystem((tx) =>
      tx.rows(
        sql`select 1 from match_requests where file_id in (${known.body.id}, ${unknown.body.id})`,
      ),
    )
    expect(rows).toHaveLength(2)
    // Neither she nor the other township can find the request; who sees both can.
    expect(await matchesFor(officer)).toEqual([])
    expect(await matchesFor(elsewhere)).toEqual([])
    expect(await matchesFor(county)).toEqual([[known.body.id, hidden.id]])
  })

  test('is joined with the hidden one by whoever sees both', async () => {
    const { body } = await house.call(county, listMatchesContract)
    const [match] = body.items
    const [file = { id: '' }, other = { id: '' }] = match?.files ?? []
    await house.call(county, decideMatchContract, {
      params: { id: match?.id ?? '' },
      body: { decision: 'join', reason: '号码、生日都一样' },
    })
    const read = await house.call(county, readPersonContract, { params: { id: file.id } })
    expect(read.body.mergedInto).toBe(other.id)
    expect(await matchesFor(county)).toEqual([])
  })

  async function matchesFor(actor: typeof officer): Promise<string[][]> {
    const { body } = await house.call(actor, listMatchesContract)
    return body.items.map(({ files }) => files.map(({ id }) => id))
  }
})

const [first, twin] = [
  aPerson({ identity: anIdentityNumber(950) }),
  aPerson({ identity: anIdentityNumber(950), division: '420222109200', orgId: newId() }),
]
const request = newId()
policyTable(decide, {
  record: { id: request, version: 1 },
  async insert(tx) {
    insertPerson(tx, first)
    insertTwin(tx, twin, first.id)
    await tx.rows(sql`update match_requests set id = ${request}`)
  },
  input: { body: { decision: 'keep-apart', reason: '同号不同人' } },
  rows: [
    ['by a township that sees one', officer, 'not-found'],
    ['by the township that sees the other', elsewhere, 'not-found'],
  ],
})

function anExecutive(): typeof officer {
  const roles = ['village-executive'] as const
  return anActor({ id: newId(), roles, clearance: 'normal', divisions: [division] })
}

function wrong(): string {
  const number = anIdentityNumber(900)
  return number.slice(0, -1) + (number.endsWith('1') ? '2' : '1')
}

function namesOf(headers: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(headers).toSorted()
}
