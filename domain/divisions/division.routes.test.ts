import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { listDivisionsContract } from './division.contract.ts'
import { divisionFullNames, divisionNames, knownDivisions } from './division.public.ts'
import { divisionsOf } from './division.seed.ts'
import { saveDivisions } from './division.store.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem((tx) => saveDivisions(tx, divisionsOf('420200')))
})
afterAll(() => house.close())

describe('the picker of divisions', () => {
  test('begins with the counties', async () => {
    const { body } = await house.call(anActor(), listDivisionsContract)
    expect(body.items.map(({ name }) => name)).toEqual([
      ...['黄石港区', '西塞山区', '下陆区', '铁山区', '阳新县', '大冶市'],
    ])
    expect(body.path.map(({ name }) => name)).toEqual(['黄石市'])
  })

  test('opens a township and says where it is', async () => {
    const query = { under: '420222101000' }
    const { body } = await house.call(anActor(), listDivisionsContract, { query })
    expect(body.path.map(({ name }) => name)).toEqual(['黄石市', '阳新县', '富池镇'])
    expect(body.items[1]).toEqual({
      ...{ code: '420222101200', name: '港下村', level: 'village' },
      ...{ parentCode: '420222101000', hasChildren: false },
    })
  })

  test('finds a name', async () => {
    const { body } = await house.call(anActor(), listDivisionsContract, { query: { q: '富池' } })
    expect(body.items.map(({ name }) => name)).toEqual(
      ['富池镇', '富池村', '富池口村', '富池口社区'].toSorted(byLength),
    )
  })

  test('stays shut to strangers', async () => {
    const stranger = undefined
    const { status } = await house.call(stranger, listDivisionsContract)
    expect(status).toBe(401)
  })
})

function byLength(one: string, other: string): number {
  return one.length - other.length
}

describe('divisions, for other slices', () => {
  test('are known or not', async () => {
    const codes = ['420222101200', '420222101999', '420102001001']
    const known = await house.asSystem((tx) => knownDivisions(tx, codes))
    expect([...known]).toEqual(['420222101200'])
  })

  test('have a name, and a full one', async () => {
    const codes = ['420222101200', '420222000000', '420200000000']
    const [names, fullNames] = await house.asSystem((tx) =>
      Promise.all([divisionNames(tx, codes), divisionFullNames(tx, codes)]),
    )
    expect(names.get('420222101200')).toBe('港下村')
    expect([...fullNames.values()]).toEqual(['阳新县富池镇港下村', '阳新县', '黄石市'])
  })
})
