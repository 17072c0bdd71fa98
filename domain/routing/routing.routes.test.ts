import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { recordCues } from '#domain/grading/grading.public.ts'
import { aMatterInHand, insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { initialRouting } from './initial-routing.schema.ts'
import { tryRoutingContract } from './routing.contract.ts'
import { responsibleFor, routesOf } from './routing.public.ts'
import type { Routing } from './routing.schema.ts'

const city = anOrganisation({ level: 'city', division: '420200000000', name: '黄石市妇联' })
const county = anOrganisation({
  ...{ level: 'county', division: '420222000000', name: '阳新县妇联', parentId: city.id },
})
const office = anOrganisation({ parentId: county.id })
const bureau = anOrganisation({
  ...{ kind: 'public-security', level: 'county', division: '420222000000', name: '阳新县公安局' },
})
const writer = anActor({
  ...{ id: newId(), orgId: city.id, orgs: [city.id], divisions: ['4202'] },
  roles: ['city-officer'],
})
const place = { orgId: office.id, division: '420222101200' } as const

describe('routing', () => {
  let house: TestHouse
  const quiet = aMatterInHand({ ...place, sensitivity: 'normal', category: 'marriage-family' })
  const land = aMatterInHand({ ...place, sensitivity: 'normal', category: 'property' })
  beforeAll(async () => {
    house = await testHouse()
    await house.asSystem((tx) => {
      saveDivisions(tx, [
        { code: '420222000000', name: '阳新县', level: 'county', parentCode: '420200000000' },
        { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
        { code: '420222101200', name: '港下村', level: 'village', parentCode: '420222101000' },
      ])
      insertOrganisations(tx, [city, county, office, bureau])
      insertMatterFiles(tx, [quiet, land])
    })
  })
  afterAll(() => house.close())

  const codesOf = (before?: Date): Promise<(string | undefined)[]> =>
    house.asSystem(async (tx) =>
      (await routesOf(tx, [quiet, land], before)).map(({ code }) => code),
    )

  test('goes by what was answered about a matter, and by what stood before', async () => {
    expect(await codesOf()).toEqual(['family-dispute', 'property'])
    house.clock.moveBy(60_000)
    const moment = house.clock.now()
    await house.asSystem((tx) =>
      recordCues(tx, [
        {
          ...({ matterId: quiet.id, cue: 'prior-violence', answer: 'yes' } as const),
          source: { kind: 'call', id: newId() },
        },
      ]),
    )
    const [first, second] = await codesOf()
    expect(first).toMatch(/violence/)
    expect(second).toBe('property')
    expect(await codesOf(moment)).toEqual(['family-dispute', 'property'])
  })

  test('finds the organisation above where the level has none', async () => {
    const [route] = await house.asSystem((tx) => routesOf(tx, [{ ...land, imminent: true }]))
    expect(route?.coActing.map(({ organisation }) => organisation.id)).toEqual([bureau.id])
  })

  test('asks the answers of a lead before it has become a matter', async () => {
    const lead = {
      ...({ category: 'property', level: 3, sensitivity: 'normal', imminent: false } as const),
      division: place.division,
    }
    const rules: Routing['rules'] = [
      {
        ...{ code: 'violence-to-the-county', zh: '暴力归县', en: 'Violence to the county' },
        ...{ when: { violence: true }, coActing: [], informed: [] },
        responsible: { kind: 'womens-federation', level: 'county' },
      },
      ...initialRouting.rules,
    ]
    await house.asSystem(async (tx) => {
      const told = { ...lead, cues: [{ cue: 'strangulation', answer: 'yes' }] } as const
      const found = await responsibleFor(tx, [lead, told], { ...initialRouting, rules })
      expect(found.map((each) => each?.id)).toEqual([office.id, county.id])
    })
  })

  test('is tried on past matters, in counts beside the rules in force', async () => {
    const [first] = initialRouting.rules
    const routing: Routing = {
      ...initialRouting,
      rules: first === undefined ? [] : [{ ...first, when: { categories: ['property'] } }],
    }
    const { status, body } = await house.call(writer, tryRoutingContract, { body: { routing } })
    expect(status).toBe(200)
    expect(body).toMatchObject({ matters: 2, changed: 2, fallback: { tried: 1, inForce: 0 } })
    expect(body.rules).toContainEqual({ code: 'minor-victim', tried: 1, inForce: 0 })
    expect(body.rules).toContainEqual({ code: 'property', tried: 0, inForce: 1 })
    expect(body.receivers).toContainEqual(
      expect.objectContaining({ id: bureau.id, responsible: 0, coActing: 1 }),
    )
    expect(body.receivers).toContainEqual(
      expect.objectContaining({ id: city.id, responsible: 1, coActing: 0 }),
    )
    expect(body.missing).toContainEqual({ kind: 'procuratorate', level: 'county', matters: 1 })
    expect(JSON.stringify(body)).not.toContain(quiet.subjectName)
  })

  test.each([
    ['an officer of a county', ['county-officer']],
    ['a leader', ['leader']],
    ['a liaison', ['liaison']],
  ] as const)('is not tried by %s', async (_, roles) => {
    const actor = anActor({ id: newId(), roles: [...roles] })
    const { status } = await house.call(actor, tryRoutingContract, {
      body: { routing: initialRouting },
    })
    expect(status).toBe(403)
  })
})
