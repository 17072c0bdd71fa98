import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { mentions } from './person-intake.store.ts'

/** Tables that name people by a column of another kind, or whose rows go with the file. */
const settledOtherwise = new Set(['person_relations', 'person_tags', 'match_requests'])

describe('a file that is taken back', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  test('is first looked for in every table that can name a person', async () => {
    const found = await house.asSystem((tx) =>
      tx.rows<{ name: string; column: string }>(
        sql`select class.relname as name, attribute.attname as column
            from pg_attribute attribute join pg_class class on class.oid = attribute.attrelid
            join pg_namespace space on space.oid = class.relnamespace
            where space.nspname = 'public' and class.relkind = 'r' and not attribute.attisdropped
              and attribute.attname ~ '(^|_)(person|subject_person)_id$'
            order by 1, 2`,
      ),
    )
    const open = found.filter(({ name }) => !settledOtherwise.has(name))
    const known = mentions.map(([table, column]) => `${table}.${column}`)
    expect(open.map(({ name, column }) => `${name}.${column}`).toSorted()).toEqual(known.toSorted())
  })
})
