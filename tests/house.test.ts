import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from './house.ts'

describe('a test house', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  test('answers as the app role under row-level security', async () => {
    const [row] = await house.asSystem((tx) =>
      tx.rows<{ name: string }>(sql`select current_user::text as name`),
    )
    expect(row).toEqual({ name: 'tiexin_app' })
  })
})
