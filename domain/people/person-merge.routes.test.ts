import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { maySee } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Route } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { policyTable } from '#tests/policy-table.ts'
import { listPeopleContract, readPersonContract } from './person.contract.ts'
import {
  aContact,
  aMetPerson,
  anIdentityNumber,
  aPerson,
  aTag,
  insertContacts,
  insertPerson,
  insertTags,
  insertTwin,
} from './person.fixtures.ts'
import { mergePersonContract, unmergePersonContract } from './person-merge.contract.ts'
import { personMergeRoutes } from './person-merge.routes.ts'
import { mergePeople, unmergePeople } from './person-merge.transition.ts'
import { resolvePeople } from './person.public.ts'
import type { Person } from './person.schema.ts'

const county = anActor({ id: newId(), roles: ['county-officer'], orgs: [], divisions: ['420222'] })
const first = anActor({ id: newId(), orgs: [], divisions: ['420222101'] })
const second = anActor({ id: newId(), orgs: [], divisions: ['420222109'] })
const identity = anIdentityNumber(800)
const into = aPerson({ identity, tags: ['single-parent'] })
const from = aPerson({ division: '420222109200', identity, name: '王小芳', phone: null })

function twins(tx: Tx, { into: _other, ...person }: Person & { into?: Person }): void {
  insertPerson(tx, into)
  insertTwin(tx, person, into.id)
}

function routeOf(id: string): Route {
  const route = personMergeRoutes.find(({ contract }) => contract.id === id)
  if (route === undefined) throw new Error(`no route ${id}`)
  return route
}

const merge = routeOf(mergePersonContract.id)
const undo = routeOf(unmergePersonContract.id)
const body = { intoId: into.id, reason: '身份证号一样' }

policyTable(merge, {
  record: { ...from, into },
  insert: twins,
  input: { body },
  rows: [
    ['by the county, who sees both', county, 'permitted'],
    ['by a township that sees one', second, 'no-such-person'],
    ['by a township that sees the other', first, 'not-found'],
    [
      'by an executive',
      anActor({ roles: ['village-executive'], divisions: ['420222'] }),
      'role-not-allowed',
    ],
  ],
})

policyTable(undo, {
  record: { ...from, mergedInto: into.id, into },
  insert: twins,
  input: { body: { reason: '弄错了' } },
  rows: [
    ['by the county, who sees both', county, 'permitted'],
    ['by a township that sees one', second, 'no-such-person'],
  ],
})

const ids = Array.from({ length: 4 }, newId)
const somePlace = fc.record({
  orgId: fc.constantFrom(...ids),
  audience: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
  sensitivity: fc.constantFrom('normal', 'sensitive', 'sealed'),
  named: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
  barred: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
  tags: fc.uniqueArray(fc.constantFrom('drugs', 'disabled', 'low-income')),
})
const someActor = fc
  .record({
    id: fc.constantFrom(...ids),
    orgId: fc.constantFrom(...ids),
    divisions: fc.constantFrom([], ['420222101'], ['4202']),
    clearance: fc.constantFrom('normal', 'sensitive'),
  })
  .map((change) => anActor({ ...change, orgs: [change.orgId] }))

describe('joining two files', () => {
  test('shows to nobody what was hidden from her before', () => {
    fc.assert(
      fc.property(somePlace, somePlace, someActor, (one, other, actor) => {
        const pair = { from: aPerson(one), into: aPerson(other) }
        const joined = mergePeople(pair, false)
        if ('refused' in joined) return
        const gained = [
          maySee(actor, joined.into) && !maySee(actor, pair.into),
          maySee(actor, joined.from) && !maySee(actor, pair.from),
          maySee(actor, joined.into) && pair.from.barred.includes(actor.id),
        ]
        expect(gained).toEqual([false, false, false])
      }),
    )
  })

  test('can be undone: both are what they were', () => {
    fc.assert(
      fc.property(somePlace, somePlace, (one, other) => {
        const pair = { from: aPerson(one), into: aPerson(other) }
        const joined = mergePeople(pair, false)
        if ('refused' in joined) return
        const kept = { files: [pair.from, pair.into], dependents: [] } as const
        const apart = unmergePeople(joined, kept)
        if ('refused' in apart) throw new Error(apart.refused)
        expect(plain(apart.from)).toEqual(plain(pair.from))
        expect(plain(apart.into)).toEqual(plain(pair.into))
      }),
    )
  })

  test.each([
    ['with itself', into, into, 'same-person'],
    ['of two numbers', aPerson({ identity: anIdentityNumber(1) }), into, 'identity-differs'],
    ['that would lose the number', into, aPerson({ identity: null }), 'keep-file-with-identity'],
    ['a second time', aPerson({ mergedInto: newId() }), into, 'person-already-joined'],
  ])('%s is refused', (_, one, other, refused) => {
    expect(mergePeople({ from: one, into: other }, false)).toEqual({ refused })
  })
})

describe('joined files', () => {
  let house: TestHouse
  const sealed = aContact({ sensitivity: 'sealed', named: [newId()], kind: 'address' }, from)
  const open = aContact({ value: '13600136000' }, into)
  const barred = [newId()]
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      twins(tx, { ...from, barred })
      insertContacts(tx, [sealed, open])
      insertTags(tx, [aTag({}, into), aTag({ tag: 'disabled' }, from)])
    })
  })
  afterAll(() => house.close())

  test('are read as one, kept as closely as the stricter, and come apart exactly', async () => {
    const before = await everything()
    const params = { id: from.id }
    const joined = await house.call(county, mergePersonContract, { params, body })
    expect(joined.body).toEqual({ id: from.id, mergedInto: into.id })
    const read = await house.call(county, readPersonContract, { params: { id: into.id } })
    expect(read.body.tags).toEqual(['disabled', 'single-parent'])
    expect(read.body.joinedFiles).toHaveLength(1)
    for (const row of await everything()) expect(row.barred).toEqual(barred)
    const again = await house.call(county, unmergePersonContract, {
      params,
      body: { reason: '是两个人' },
    })
    expect(again.body).toEqual({ id: from.id, mergedInto: null })
    expect(await everything()).toEqual(before)
  })

  test('stand in lists once for who sees both, and stay with who sees only one', async () => {
    await house.call(county, mergePersonContract, { params: { id: from.id }, body })
    const query = { q: '小芳' }
    const [both, one] = [
      await house.call(county, listPeopleContract, { query }),
      await house.call(second, listPeopleContract, { query }),
    ]
    expect(both.body.items.map(({ id }) => id)).toEqual([into.id])
    expect(one.body.items.map(({ id }) => id)).toEqual([from.id])
  })

  test('are met as the file they were joined to', async () => {
    const met = [aMetPerson({ identity })]
    const found = await house.db.within(county, (tx) => resolvePeople(tx, met))
    expect(found.get(identity)?.id).toBe(into.id)
  })

  async function everything(): Promise<{ id: string; barred: string[] }[]> {
    return house.asSystem((tx) =>
      tx.rows(sql`
        select id, sensitivity, audience, named, barred, tags from people
        union all select id, sensitivity, audience, named, barred, null from person_contacts
        union all select id, sensitivity, audience, named, barred, null from person_tags
        order by id`),
    )
  }
})

/** Without the order of the accounts, which says nothing, and without the version. */
function plain({ sensitivity, audience, named, barred, tags, mergedInto }: Person): object {
  const sorted = [audience, named, barred, tags].map((list) => [...list].toSorted())
  return { sensitivity, sorted, mergedInto }
}
