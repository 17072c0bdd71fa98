import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { sql } from './sql.ts'

describe('statements that leave together', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  /** As often as there are connections and more, so that each meets what an earlier one left. */
  async function often(work: () => Promise<void>): Promise<void> {
    for (let round = 0; round < 12; round++) await work()
  }

  test('answer each for itself, with names in camelCase', async () => {
    const answers = await house.asSystem((tx) =>
      Promise.all([
        tx.rows(sql`select ${1}::int as first_one`),
        tx.rows(sql`select ${null}::text as second_one, now() > '2000-01-01' as is_later`),
        tx.rows(sql`select 3 as third where false`),
      ]),
    )
    expect(answers).toEqual([[{ firstOne: 1 }], [{ secondOne: null, isLater: true }], []])
  })

  test('fail with the one that failed first, whichever was waited for', async () => {
    await often(async () => {
      const waited = house.asSystem(async (tx) => {
        void tx.rows(sql`select 1 / ${0}::int as failing`).catch(() => undefined)
        await tx.rows(sql`select ${'behind'}::text as behind_the_failing_one`)
      })
      await expect(waited).rejects.toMatchObject({ code: '22012' })
    })
  })

  test('can be prepared again when their batch had failed', async () => {
    await often(async () => {
      const divided = (by: number): Promise<unknown> =>
        house.asSystem((tx) =>
          Promise.all([
            tx.rows(sql`select 12 / ${by}::int as share`),
            tx.rows(sql`select ${'seen'}::text as beside`),
          ]),
        )
      await expect(divided(0)).rejects.toMatchObject({ code: '22012' })
      expect(await divided(3)).toEqual([[{ share: 4 }], [{ beside: 'seen' }]])
    })
  })

  test('are not run behind a value that no parameter can hold', async () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    await often(async () => {
      const waited = house.asSystem(async (tx) => {
        const before = tx.rows(sql`select ${1}::int as before_it`)
        await tx.rows(sql`select ${circle}::jsonb as circle`)
        await before
      })
      await expect(waited).rejects.toThrow(/circular/)
      expect(await house.asSystem((tx) => tx.rows(sql`select ${1}::int as before_it`))).toEqual([
        { beforeIt: 1 },
      ])
    })
  })
})
