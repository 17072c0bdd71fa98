import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { aMetPerson, anIdentityNumber, aPerson, insertPerson } from './person.fixtures.ts'
import { planPeople, resolvePeople, savePeople } from './person.public.ts'

const officer = anActor({ divisions: ['420222101'] })
const elsewhere = anActor({ orgs: [], orgId: newId(), divisions: ['420222109'] })

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

describe('people met', () => {
  test('get one file each, however often they are met', async () => {
    const met = [1, 2, 1, 3, 2].map((serial) => aMetPerson({ identity: anIdentityNumber(serial) }))
    const first = await resolved(met)
    const second = await resolved(met)
    expect(first.size).toBe(3)
    expect([...second.values()]).toEqual([...first.values()])
  })

  test('by many at once get one file', async () => {
    const met = Array.from({ length: 20 }, (_, at) =>
      aMetPerson({ identity: anIdentityNumber(100 + at) }),
    )
    const runs = await Promise.all([met, met.toReversed(), met].map((some) => resolved(some)))
    for (const { identity } of met) {
      expect(new Set(runs.map((run) => run.get(identity)?.id)).size).toBe(1)
    }
  })

  test('gather key groups, but violence is not written on an open file', async () => {
    const identity = anIdentityNumber(200)
    await resolved([aMetPerson({ identity, tags: ['single-parent'] })])
    await resolved([aMetPerson({ identity, tags: ['left-behind-woman', 'exposed-to-violence'] })])
    const [file] = await house.asSystem((tx) =>
      tx.rows(
        sql`select tags from people where identity_index = ${tx.keyring.blindIndex('identity', identity)}`,
      ),
    )
    expect(file).toEqual({ tags: ['left-behind-woman', 'single-parent'] })
  })
})

describe('an identity number from outside one’s reach', () => {
  const identity = anIdentityNumber(300)
  const hidden = aPerson({ identity, division: '420222109200', orgId: newId(), name: '躲着的人' })
  beforeAll(() => house.asSystem((tx) => insertPerson(tx, hidden)))

  test('is answered like one that nobody knows: with a new file in reach', async () => {
    const unknown = aMetPerson({ identity: anIdentityNumber(301) })
    const known = aMetPerson({ identity })
    const plans = await house.db.within(officer, async (tx) => [
      await planPeople(tx, [unknown]),
      await planPeople(tx, [known]),
    ])
    const shapes = plans.map((plan) => [plan.refs.size, plan.files.length, plan.retaggings.length])
    expect(shapes[0]).toEqual(shapes[1])
    expect(plans[1]?.refs.get(identity)?.id).not.toBe(hidden.id)
  })

  test('leaves the hidden file as it was, and ties the new one to it', async () => {
    const ref = (await resolved([aMetPerson({ identity, tags: ['drugs'] })])).get(identity)
    const again = (await resolved([aMetPerson({ identity })])).get(identity)
    expect(again?.id).toBe(ref?.id)
    const [row] = await house.asSystem((tx) =>
      tx.rows(sql`select same_as, (select tags from people where id = ${hidden.id}) as hidden_tags
        from people where id = ${ref?.id}`),
    )
    expect(row).toEqual({ sameAs: hidden.id, hiddenTags: [] })
  })

  test('whoever sees the first file gets that one', async () => {
    const ref = (await resolved([aMetPerson({ identity })], elsewhere)).get(identity)
    expect(ref?.id).toBe(hidden.id)
  })
})

describe('a planned file', () => {
  test('is refused by the database where somebody was faster', async () => {
    const met = [aMetPerson({ identity: anIdentityNumber(400) })]
    const late = house.db.within(officer, async (tx) => {
      const plan = await planPeople(tx, met)
      await resolved(met)
      savePeople(tx, plan)
    })
    await expect(late).rejects.toMatchObject({ code: '23505' })
  })
})

function resolved(
  met: Parameters<typeof resolvePeople>[1],
  actor = officer,
): ReturnType<typeof resolvePeople> {
  return house.db.within(actor, (tx) => resolvePeople(tx, met))
}
