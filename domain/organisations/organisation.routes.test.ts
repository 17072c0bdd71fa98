import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import {
  changeOrganisationContract,
  createOrganisationContract,
  endOrganisationContract,
  listOrganisationsContract,
  readOrganisationContract,
} from './organisation.contract.ts'
import { anOrganisation, insertOrganisations } from './organisation.fixtures.ts'
import type { CreateOrganisation } from './organisation.schema.ts'
import { findFederations, parentOrganisation, searchOrganisations } from './organisation.public.ts'

const county = anOrganisation({
  ...{ level: 'county', name: '阳新县妇女联合会', division: '420222000000' },
  administers: ['420222101', '420222110'],
})
const zone = anOrganisation({
  ...{ level: 'county', name: '开发区·铁山区妇女联合会', division: '420205000000' },
  administers: ['420205', '420222104'],
})
const fuchi = anOrganisation({ parentId: county.id })
const taizi = anOrganisation({
  ...{ name: '太子镇妇女联合会', division: '420222104000', parentId: zone.id },
})
const police = anOrganisation({ kind: 'public-security', name: '富池派出所', parentId: null })

const admin = anActor({ roles: ['system-admin'], orgs: [], divisions: [], clearance: 'normal' })

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem((tx) => {
    insertOrganisations(tx, [county, zone, fuchi, taizi, police])
    saveDivisions(tx, [
      { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
    ])
  })
})
afterAll(() => house.close())

describe('the list of organisations', () => {
  test.each([
    [{ kind: 'public-security' }, ['富池派出所']],
    [
      { kind: 'womens-federation', level: 'county' },
      ['开发区·铁山区妇女联合会', '阳新县妇女联合会'],
    ],
    [{ division: '420222101' }, ['富池派出所', '富池镇妇女联合会']],
    [{ q: '太子' }, ['太子镇妇女联合会']],
  ] as const)('by %o', async (query, names) => {
    const { body } = await house.call(anActor(), listOrganisationsContract, { query })
    expect(body.items.map(({ name }) => name)).toEqual(names)
    expect(body.total).toBe(names.length)
  })

  test('shows an organisation with its place and its parent', async () => {
    const { body } = await house.call(anActor(), readOrganisationContract, {
      params: { id: fuchi.id },
    })
    expect(body).toMatchObject({ divisionName: '富池镇', parentName: '阳新县妇女联合会' })
  })

  test('is another list in another city', async () => {
    const stranger = anActor({ region: '420100' })
    const { body } = await house.call(stranger, listOrganisationsContract)
    expect(body).toEqual({ items: [], total: 0, totalIsCapped: false })
  })
})

describe('keeping the tree', () => {
  const office: CreateOrganisation = {
    ...{ kind: 'justice', level: 'township', name: '富池镇司法所' },
    ...{ division: '420222101000', parentId: null, members: null, womenMembers: null },
  }

  test('opens, changes and ends an organisation', async () => {
    const made = await house.call(admin, createOrganisationContract, { body: office })
    expect(made.body).toMatchObject({ administers: ['420222101'], version: 1 })
    const params = { id: made.body.id }
    const { name, parentId, administers, members, womenMembers } = made.body
    const body = { name, parentId, administers, members, womenMembers, version: 1 }
    const changed = await house.call(admin, changeOrganisationContract, {
      params,
      body: { ...body, name: '富池司法所' },
    })
    expect(changed.body).toMatchObject({ name: '富池司法所', version: 2 })
    const stale = await house.call(admin, changeOrganisationContract, { params, body })
    expect(stale.problem.code).toBe('edited-meanwhile')
    const ended = await house.call(admin, endOrganisationContract, { params, body: { version: 2 } })
    expect(ended.body.endedAt).not.toBeNull()
    const listed = await house.call(anActor(), listOrganisationsContract, { query: { q: '司法' } })
    expect(listed.body.items).toEqual([])
  })

  test('refuses a place that does not exist', async () => {
    const body = { ...office, division: '420222999000' }
    const { problem } = await house.call(admin, createOrganisationContract, { body })
    expect(problem.code).toBe('division-unknown')
  })
})

describe('the responsible federation', () => {
  const codes = ['420222101200', '420222104201', '420205003001', '429999999999']

  test('at the county is the one that administers, whatever the code says', async () => {
    const found = await house.asSystem((tx) => findFederations(tx, codes, 'county'))
    expect([...found].map(([code, { name }]) => [code, name])).toEqual([
      ['420222101200', '阳新县妇女联合会'],
      ['420222104201', '开发区·铁山区妇女联合会'],
      ['420205003001', '开发区·铁山区妇女联合会'],
    ])
  })

  test('at the township is the township’s own', async () => {
    const found = await house.asSystem((tx) => findFederations(tx, codes, 'township'))
    expect([...found.values()].map(({ id }) => id)).toEqual([fuchi.id, taizi.id])
  })

  test('of what has no township is the next one up', async () => {
    const found = await house.asSystem((tx) => findFederations(tx, ['420205000000'], 'township'))
    expect(found.get('420205000000')?.id).toBe(zone.id)
  })

  test('passes on to its parent', async () => {
    const parent = await house.asSystem((tx) => parentOrganisation(tx, fuchi.id))
    expect(parent?.id).toBe(county.id)
    expect(await house.asSystem((tx) => parentOrganisation(tx, county.id))).toBeUndefined()
  })

  test('is found by a piece of its name', async () => {
    const found = await house.asSystem((tx) => searchOrganisations(tx, '富池', 5))
    expect(found).toEqual([
      { id: police.id, title: '富池派出所', hint: '富池镇' },
      { id: fuchi.id, title: '富池镇妇女联合会', hint: '富池镇' },
    ])
  })
})
