import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import {
  listExecutivesContract,
  readExecutiveContract,
  revealExecutiveContract,
} from './executive.contract.ts'
import { anExecutive, insertExecutives } from './organisation.fixtures.ts'
import { findExecutiveOfAccount, findExecutives } from './organisation.public.ts'

const account = '01890000-0000-7000-8000-0000000000e1'
const org = '01890000-0000-7000-8000-0000000000b1'
const elsewhere = '01890000-0000-7000-8000-0000000000b2'
const ke = anExecutive({ number: 'HS0000001', name: '柯桂英', accountId: account, orgId: org })
const ming = anExecutive({
  number: 'HS0000002',
  name: '明桂英',
  division: '420222101201',
  orgId: org,
})
const yin = anExecutive({
  number: 'HS0000103',
  name: '尹红霞',
  division: '420281104200',
  orgId: elsewhere,
})
const former = anExecutive({
  number: 'HS0000004',
  name: '石桂英',
  endedAt: '2023-01-01T00:00:00.000Z',
})

const officer = anActor({ divisions: ['420222101'] })

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem((tx) => insertExecutives(tx, [ke, ming, yin, former]))
})
afterAll(() => house.close())

describe('the list of executives', () => {
  test.each([
    ['a township’s officer', officer, {}, ['柯桂英', '明桂英']],
    ['the city’s officer', anActor({ divisions: ['4202'] }), {}, ['柯桂英', '明桂英', '尹红霞']],
    ['a colleague of the village', anActor({ divisions: [], orgId: elsewhere }), {}, ['尹红霞']],
    ['a township’s officer by name', officer, { q: '桂英' }, ['柯桂英', '明桂英']],
    ['a township’s officer by a whole name', officer, { q: '明桂英' }, ['明桂英']],
    ['a township’s officer by a name of elsewhere', officer, { q: '尹红' }, []],
    [
      'the city’s officer by number',
      anActor({ divisions: ['4202'] }),
      { q: 'hs00001' },
      ['尹红霞'],
    ],
    ['a township’s officer by village', officer, { division: '420222101201' }, ['明桂英']],
    ['somebody of another city', anActor({ region: '420100', divisions: ['42'] }), {}, []],
  ])('of %s', async (_, actor, query, names) => {
    const { body } = await house.call(actor, listExecutivesContract, { query })
    expect(body.items.map(({ name }) => name)).toEqual(names)
  })

  test('is not for administrators', async () => {
    const { problem } = await house.call(
      anActor({ roles: ['system-admin'] }),
      listExecutivesContract,
    )
    expect(problem.code).toBe('role-not-allowed')
  })

  test('masks the phone', async () => {
    const { body } = await house.call(officer, listExecutivesContract)
    expect(body.items[0]?.phoneMasked).toBe('138****8000')
    expect(JSON.stringify(body)).not.toContain('13800138000')
  })
})

describe('an executive', () => {
  test('is read by whoever oversees her', async () => {
    const { body } = await house.call(officer, readExecutiveContract, { params: { id: ke.id } })
    expect(body).toMatchObject({ name: '柯桂英', number: 'HS0000001' })
  })

  test('of elsewhere is not there', async () => {
    const input = { params: { id: yin.id } }
    expect((await house.call(officer, readExecutiveContract, input)).status).toBe(404)
    expect((await house.call(officer, revealExecutiveContract, input)).status).toBe(404)
  })

  test('shows her phone on request', async () => {
    const { body } = await house.call(officer, revealExecutiveContract, { params: { id: ke.id } })
    expect(body).toEqual({ phone: '13800138000' })
  })

  test('is found by number while she serves', async () => {
    const numbers = ['HS0000001', 'HS0000004', 'HS9999999']
    const found = await house.asSystem((tx) => findExecutives(tx, numbers))
    expect([...found.keys()]).toEqual(['HS0000001'])
    expect(found.get('HS0000001')).toMatchObject({ id: ke.id, name: '柯桂英', accountId: account })
  })

  test('is found by the account she signs in with', async () => {
    const found = await house.asSystem((tx) => findExecutiveOfAccount(tx, account))
    expect(found?.number).toBe('HS0000001')
  })
})
