import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { policyTable } from '#tests/policy-table.ts'
import { assignMatterContract } from './assign.contract.ts'
import { assignRoutes } from './assign.routes.ts'
import { aCast, aMatterFile, insertMatterFiles } from './matter.fixtures.ts'
import {
  addPartyContract,
  changePartyContract,
  listPartiesContract,
  removePartyContract,
  revealPartiesContract,
} from './party.contract.ts'
import { recordWishContract } from './matter.contract.ts'
import { partyRoutes } from './party.routes.ts'
import { PartyInput, type Party } from './party.schema.ts'
import { insertParties } from './party.store.ts'
import { partyOf } from './party.transition.ts'

const { place, cast } = aCast()
const party = PartyInput.parse({ role: 'other-side', name: '王大勇', phone: '13907230001' })

describe('parties of a matter', () => {
  let house: TestHouse
  const file = aMatterFile(place)
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => insertMatterFiles(tx, [file]))
  })
  afterAll(() => house.close())

  test('are named, shown masked, and taken off again', async () => {
    const params = { id: file.id }
    const { status, body } = await house.call(cast.owner, addPartyContract, {
      params,
      body: { party },
    })
    expect(status).toBe(200)
    expect(body?.items.map(({ name, phone }) => [name, phone])).toEqual([['王**', '139****0001']])
    const partyId = body?.items[0]?.id ?? ''
    const removed = await house.call(cast.owner, removePartyContract, {
      params: { ...params, partyId },
      body: {},
    })
    expect(removed.body?.items).toEqual([])
  })

  test('of a merged matter are shown on the one that goes on, and changed there no more', async () => {
    const merged = { ...aMatterFile(place), status: 'merged', mergedInto: file.id } as const
    const of = { id: newId(), leadId: null, matterId: merged.id, personId: null }
    const known = partyOf(party, { ...of, now: new Date(0), place: merged })
    await house.asSystem((tx) => {
      insertMatterFiles(tx, [merged])
      insertParties(tx, [{ ...known, identity: null }])
      return Promise.resolve()
    })
    const params = { id: file.id }
    const { body } = await house.call(cast.owner, listPartiesContract, { params })
    expect(body.items.map(({ ofMerged }) => ofMerged)).toEqual([merged.number])
    const shown = await house.call(cast.owner, revealPartiesContract, { params })
    expect(shown.body.items.map(({ phone }) => phone)).toEqual(['13907230001'])
    const { status } = await house.call(cast.owner, changePartyContract, {
      params: { ...params, partyId: known.id },
      body: { party },
    })
    expect(status).toBe(404)
  })

  test('who guard a child and are suspects are never its safe contact', async () => {
    const guarded = aMatterFile(place)
    await house.asSystem((tx) => insertMatterFiles(tx, [guarded]))
    const params = { id: guarded.id }
    const guardian = PartyInput.parse({
      ...{ role: 'guardian', phone: '13907230002', isSuspect: true, isGuardian: true },
      legalGround: 'minors-11',
    })
    await house.call(cast.owner, addPartyContract, { params, body: { party: guardian } })
    const safely = (phone: string): object => ({ params, body: { safeContact: { phone } } })
    const refused = await house.call(cast.owner, recordWishContract, safely('139 0723 0002'))
    expect(refused.body).toMatchObject({ code: 'safe-contact-is-the-suspect' })
    const { status } = await house.call(cast.owner, recordWishContract, safely('13907230003'))
    expect(status).toBe(200)
  })

  test('are not there for whoever the matter is closed to', async () => {
    const { status } = await house.call(cast.shutOut, listPartiesContract, {
      params: { id: file.id },
    })
    expect(status).toBe(404)
  })
})

policyTable(routeOf(addPartyContract), {
  record: aMatterFile(place),
  insert: (tx, file) => insertMatterFiles(tx, [file]),
  input: { body: { party } },
  rows: [
    ['the responsible organisation', cast.owner, 'permitted'],
    ['a co-acting one', cast.coActing, 'permitted'],
    ['somebody shut out', cast.shutOut, 'not-found'],
    ['somebody elsewhere', cast.elsewhere, 'not-found'],
    ['a colleague of the division', cast.neighbour, 'matter-of-another-organisation'],
  ],
})

const named = { ...aMatterFile(place), party: aParty(), identity: null }
const insertNamed = (tx: Tx, { party: known, identity, ...file }: typeof named): void => {
  insertMatterFiles(tx, [file])
  const { id: matterId } = file
  insertParties(tx, [{ ...known, ...placeOf(file), matterId, identity }])
}
const rows = [
  ['the responsible organisation', cast.owner, 'permitted'],
  ['somebody shut out', cast.shutOut, 'not-found'],
  ['a colleague of the division', cast.neighbour, 'matter-of-another-organisation'],
] as const

policyTable(routeOf(changePartyContract), {
  record: named,
  insert: insertNamed,
  input: { params: { id: named.id, partyId: named.party.id }, body: { party } },
  rows,
})
policyTable(routeOf(removePartyContract), {
  record: named,
  insert: insertNamed,
  input: { params: { id: named.id, partyId: named.party.id }, body: {} },
  rows,
})

policyTable(routeOf(assignMatterContract), {
  record: aMatterFile(place),
  insert: (tx, file) => insertMatterFiles(tx, [file]),
  input: { body: { accountId: newId() } },
  rows: [
    ['the responsible organisation’s officer', cast.owner, 'permitted'],
    ['its mediator', anActor({ ...cast.owner, roles: ['mediator'] }), 'role-not-allowed'],
    ['somebody shut out', cast.shutOut, 'not-found'],
  ],
})

function aParty(): Party {
  const of = { id: newId(), leadId: null, matterId: null, personId: null, now: new Date(0) }
  return partyOf(party, { ...of, place: aMatterFile(place) })
}

function placeOf({
  division,
  orgId,
  audience,
  sensitivity,
  named: by,
  barred,
}: Place): Omit<Place, 'region'> {
  return { division, orgId, audience, sensitivity, named: by, barred }
}

function routeOf(contract: Endpoint): Route {
  const route = [...partyRoutes, ...assignRoutes].find((each) => each.contract === contract)
  if (route === undefined) throw new Error(`no route ${contract.id}`)
  return route
}
