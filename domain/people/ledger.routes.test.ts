import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import type { Route } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import {
  changeLedgerContract,
  createLedgerContract,
  exportLedgerContract,
  ledgerRowsContract,
  listLedgersContract,
  removeLedgerContract,
} from './ledger.contract.ts'
import { ledgerRoutes } from './ledger.routes.ts'
import type { Ledger } from './ledger.schema.ts'
import { insertLedger } from './ledger.store.ts'
import { ledgerSheet } from './ledger.table.ts'
import { aPerson, aTag, insertPerson, insertTags } from './person.fixtures.ts'

const owner = anActor({ id: newId(), divisions: ['420222101'] })
const colleague = anActor({ id: newId(), divisions: ['420222101'] })
const city = anActor({ id: newId(), orgId: newId(), roles: ['city-officer'], divisions: ['4202'] })
const leader = anActor({ roles: ['leader'], divisions: ['420222'] })

function aLedger(change: Partial<Ledger> = {}): Ledger {
  return {
    ...{ region: '420200', id: newId(), accountId: owner.id, orgId: owner.orgId },
    ...{ name: '单亲母亲', query: { tags: ['single-parent'], sex: 'female' }, sharing: 'own' },
    ...{ columns: ['name', 'age', 'groups', 'phone'], version: 1 },
    ...{ createdAt: '2023-05-09T02:00:00.000Z', updatedAt: '2023-05-09T02:00:00.000Z', ...change },
  }
}

function routeOf(id: string): Route {
  const route = ledgerRoutes.find(({ contract }) => contract.id === id)
  if (route === undefined) throw new Error(`no route ${id}`)
  return route
}

const create = routeOf(createLedgerContract.id)
const change = routeOf(changeLedgerContract.id)
const remove = routeOf(removeLedgerContract.id)
const { name, query, columns } = aLedger()
const body = { name, query, columns, sharing: 'own' }

creationTable(create, {
  input: { body },
  rows: [
    ['by an officer', owner, 'permitted'],
    ['by an executive', anActor({ roles: ['village-executive'] }), 'role-not-allowed'],
    ['by a leader', leader, 'role-not-allowed'],
  ],
})

const rows = [
  ['by whoever made it', owner, 'permitted'],
  ['by a colleague it is shared with', colleague, 'ledger-of-another'],
  ['by another organisation', city, 'not-found'],
] as const
const shared = aLedger({ sharing: 'organisation' })
policyTable(change, {
  record: shared,
  insert: insertLedger,
  input: { body: { ...body, version: 1 } },
  rows,
})
policyTable(remove, { record: shared, insert: insertLedger, rows })

describe('a ledger', () => {
  const mother = aPerson({ identity: null, tags: ['single-parent'] })
  const kept = aPerson({ identity: null, name: '欧阳春梅', sensitivity: 'sensitive' })
  const far = aPerson({ identity: null, division: '420222109200', orgId: newId() })
  const own = aLedger()
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      for (const person of [mother, kept, far]) {
        insertPerson(tx, person)
        insertTags(tx, [aTag({}, person)])
      }
      insertPerson(tx, aPerson({ identity: null, sex: 'male' }))
      insertLedger(tx, own)
      insertLedger(tx, shared)
    })
  })
  afterAll(() => house.close())

  test('finds its people anew, as far as they are open to the reader', async () => {
    const { body: found } = await house.call(owner, ledgerRowsContract, { params: { id: own.id } })
    expect(found.items.map((row) => row.name).toSorted()).toEqual(['欧***', '王小芳'])
    expect(found.items[0]).toMatchObject({ age: 33, groups: ['single-parent'] })
    expect(found.items[0]).not.toHaveProperty('identityMasked')
  })

  test('of one’s own is not there for a colleague, a shared one is', async () => {
    const { body: list } = await house.call(colleague, listLedgersContract)
    expect(list.items.map(({ id }) => id)).toEqual([shared.id])
    const hidden = await house.call(colleague, ledgerRowsContract, { params: { id: own.id } })
    expect(hidden.status).toBe(404)
    const far_ = await house.call(city, ledgerRowsContract, { params: { id: shared.id } })
    expect(far_.status).toBe(404)
  })

  test('leaves the house as a spreadsheet with the name of whoever took it, and logged', async () => {
    const answer = await house.call(owner, exportLedgerContract, { params: { id: own.id } })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain('spreadsheetml')
  })

  test('carries numbers out masked only', () => {
    const row = { id: mother.id, name: '王小芳', phoneMasked: '138****8000', groups: [] }
    const sheet = ledgerSheet(own, [row], '陈玉兰', new Date('2023-05-10T02:14:00Z'))
    expect(sheet.notice).toContain('陈玉兰 于 2023-05-10 10:14:00 导出 1 行')
    expect([...(sheet.rows as Iterable<unknown>)]).toEqual([['王小芳', null, '', '138****8000']])
  })
})
