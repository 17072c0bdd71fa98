import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, testNow, type TestHouse } from '#tests/house.ts'
import { inParts } from './in-parts.ts'
import { insertMany, sql } from './sql.ts'

const odd = [
  '',
  ' ',
  'NULL',
  '{}',
  '{a,b}',
  '"',
  '\\',
  String.raw`\"`,
  String.raw`\\x41`,
  ',',
  "'",
  '柯\n桂英',
  '𠮷',
]

describe('many rows', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  function insert(keys: readonly string[]): Promise<string[]> {
    return house.asSystem(async (tx) => {
      const types = { region: 'text', key: 'text', doneAt: 'timestamptz' }
      const made = await inParts<string, { key: string }>(tx, keys, (some) => {
        const rows = some.map((key) => ({
          ...{ region: tx.actor.region, key, doneAt: testNow.toISOString() },
        }))
        return sql`${insertMany('effects', types, rows)} on conflict do nothing returning key`
      })
      return made.map(({ key }) => key)
    })
  }

  test('are written as they are, whatever stands in them', async () => {
    expect(await insert(odd)).toEqual(odd)
  })

  test('come back in their order, without those that were there', async () => {
    const many = Array.from({ length: 1_234 }, (_, at) => `many/${at}`)
    expect(await insert(many)).toEqual(many)
    expect(await insert(['many/7', 'many/new'])).toEqual(['many/new'])
    expect(await insert([])).toEqual([])
  })

  test('are all there or none: one that fails in a later part takes the others with it', async () => {
    const types = { region: 'text', key: 'text', doneAt: 'timestamptz' }
    const failing = house.asSystem((tx) =>
      inParts(
        tx,
        Array.from({ length: 600 }, (_, at) => at),
        (some) =>
          insertMany(
            'effects',
            types,
            some.map((at) => ({
              ...{ region: tx.actor.region, key: `lost/${at}` },
              doneAt: at === 599 ? 'no time' : testNow.toISOString(),
            })),
          ),
      ),
    )
    await expect(failing).rejects.toThrow('no time')
    const left = await house.asSystem((tx) =>
      tx.rows(sql`select key from effects where key ^@ 'lost/'`),
    )
    expect(left).toEqual([])
  })
})
