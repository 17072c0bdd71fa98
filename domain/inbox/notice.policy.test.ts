import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { aNotice, insertNotice } from './notice.fixtures.ts'
import { mayReadNotice } from './notice.policy.ts'

const orgs = [newId(), newId(), newId()]
const accounts = [newId(), newId(), newId()]

const aRandomActor = fc
  .record({
    id: fc.constantFrom(...accounts),
    orgs: fc.subarray(orgs),
    clearance: fc.constantFrom('normal', 'sensitive'),
    divisions: fc.constantFrom([], ['4202'], ['420222103']),
    region: fc.constantFrom('420200', '420200', '420200', '420100'),
    kind: fc.constantFrom('user', 'user', 'user', 'public'),
  } as const)
  .map((change) => anActor(change))

const addressee = fc.oneof(
  fc.record({ orgId: fc.constantFrom(...orgs), accountId: fc.constant(null) }),
  fc.record({ orgId: fc.constant(null), accountId: fc.constantFrom(...accounts) }),
)

const aRandomNotice = fc
  .tuple(
    addressee,
    fc.record({
      barred: fc.subarray(accounts),
      sensitivity: fc.constantFrom('normal', 'sensitive', 'sealed'),
    } as const),
  )
  .map(([to, change]) => aNotice({ ...to, ...change }))

describe('sight of a notice', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  test('is the same in code and database, for any reader and any notice', async () => {
    const notices = fc.sample(aRandomNotice, 400)
    await house.asSystem((tx) => {
      for (const notice of notices) insertNotice(tx, notice)
    })
    for (const actor of fc.sample(aRandomActor, 60)) {
      const shown = await house.db.read<{ id: string }>(
        actor,
        sql`select id from notices order by id`,
      )
      const allowed = notices.filter((notice) => !isRefusal(mayReadNotice(actor, notice)))
      expect(shown.map(({ id }) => id)).toEqual(allowed.map(({ id }) => id).toSorted())
    }
  })
})
