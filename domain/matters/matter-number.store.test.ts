import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { takeNumbers, takeNumbersApart } from './matter-number.store.ts'

describe('a number that is taken apart', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  const one = [{ series: '转', year: 2023 }]

  test('holds up nobody who takes another while its transaction runs', async () => {
    const [inner, outer] = await house.asSystem(async (tx) => {
      const [first] = await takeNumbersApart(tx, one)
      const [second] = await house.asSystem((other) => takeNumbersApart(other, one))
      return [second, first]
    })
    expect([outer, inner]).toEqual(['转 2023-0001', '转 2023-0002'])
  })

  test('is never given again, also where its transaction failed', async () => {
    const fails = house.asSystem(async (tx) => {
      await takeNumbersApart(tx, one)
      throw new Error('given up')
    })
    await expect(fails).rejects.toThrow('given up')
    expect(await house.asSystem((tx) => takeNumbersApart(tx, one))).toEqual(['转 2023-0004'])
  })

  test('is given once, however many ask at the same time', async () => {
    const asked = Array.from({ length: 40 }, () =>
      house.asSystem((tx) => takeNumbersApart(tx, [...one, ...one])),
    )
    const given = (await Promise.all(asked)).flat()
    expect(new Set(given).size).toBe(80)
    expect(given.toSorted().at(-1)).toBe('转 2023-0084')
  })

  test('a series without gaps gives the number of a failed transaction again', async () => {
    const series = [{ series: '阳新妇', year: 2023 }]
    const fails = house.asSystem(async (tx) => {
      await takeNumbers(tx, series)
      throw new Error('given up')
    })
    await expect(fails).rejects.toThrow('given up')
    expect(await house.asSystem((tx) => takeNumbers(tx, series))).toEqual(['阳新妇 2023-0001'])
  })
})
