import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readIdentityNumber } from '#platform/text/identity-number.ts'
import { nameTerms, normalName } from '#platform/text/person-name.ts'
import { readPhone } from '#platform/text/phone.ts'
import { planCity, type CityPlan } from './plan.ts'

const city = planCity({ seed: 1, scale: 1, year: 2023 })
const { organisations, executives, visits } = city

function fingerprint(plan: CityPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex')
}

describe('the simulated year', () => {
  test('has the figures that the federation published', () => {
    expect({
      executives: executives.length,
      visits: visits.length,
      solved: visits.filter(({ solved }) => solved !== null).length,
      hazards: visits.filter(({ hazard }) => hazard !== null).length,
      mediation: organisations.filter(({ kind }) => kind === 'mediation').length,
    }).toEqual({ executives: 9_152, visits: 58_933, solved: 9_910, hazards: 60, mediation: 894 })
  })

  test('sends every executive out at least once', () => {
    expect(new Set(visits.map(({ executive }) => executive.id)).size).toBe(9_152)
  })

  test('lies within the year, in order', () => {
    const dates = visits.map(({ date }) => date)
    expect(dates[0]?.slice(0, 4)).toBe('2023')
    expect(dates.at(-1)?.slice(0, 4)).toBe('2023')
    expect(dates).toEqual(dates.toSorted())
  })

  test('counts one executive in one household once a day, each visit under its own number', () => {
    const keys = visits.map((visit) => `${visit.executive.id}/${visit.household.n}/${visit.date}`)
    expect(new Set(keys).size).toBe(visits.length)
    expect(new Set(visits.map(({ number }) => number)).size).toBe(visits.length)
  })

  test('comes back to some households and sees others once', () => {
    const perHousehold = new Map<number, number>()
    for (const { household } of visits) {
      perHousehold.set(household.n, (perHousehold.get(household.n) ?? 0) + 1)
    }
    const counts = [...perHousehold.values()]
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(3_000)
    expect(counts.filter((count) => count >= 6).length).toBeGreaterThan(1_000)
  })

  test('is the same from the same seed, and another from another', () => {
    const options = { seed: 5, scale: 0.02, year: 2023 }
    const once = fingerprint(planCity(options))
    expect(fingerprint(planCity(options))).toBe(once)
    expect(fingerprint(planCity({ ...options, seed: 6 }))).not.toBe(once)
  })

  test.each([
    [0.02, 183, 1_179, 198, 1],
    [0.1, 915, 5_893, 991, 6],
    [0.0005, 5, 29, 5, 1],
  ])('at scale %d has %i executives, %i visits, %i solved, %i hazards', (scale, ...counts) => {
    const small = planCity({ seed: 1, scale, year: 2023 })
    expect([
      small.executives.length,
      small.visits.length,
      small.visits.filter(({ solved }) => solved !== null).length,
      small.visits.filter(({ hazard }) => hazard !== null).length,
    ]).toEqual(counts)
  })
})

describe('the people of the city', () => {
  const people = [...new Set(visits.map(({ subject }) => subject))]

  test('have identity numbers that are right, each another, and were never given out', () => {
    const wrong = people.filter(({ identity, birth, sex }) => {
      const read = readIdentityNumber(identity)
      return typeof read === 'string' || read.birth !== birth || read.sex !== sex
    })
    expect(wrong).toEqual([])
    expect(people.filter(({ identity }) => !identity.startsWith('420299'))).toEqual([])
    expect(new Set(people.map(({ identity }) => identity)).size).toBe(people.length)
  })

  test('have phones by form only', () => {
    const phones = people.flatMap(({ phone }) => phone ?? [])
    expect(
      phones.filter((phone) => readPhone(phone) !== phone || !phone.startsWith('154')),
    ).toEqual([])
  })

  test('are called as around Huangshi, now and then with rare characters or a dot', () => {
    const names = [...people, ...executives].map(({ name }) => name)
    const startingWith = (surname: string): number =>
      names.filter((name) => name.startsWith(surname)).length
    expect(startingWith('柯')).toBeGreaterThan(500)
    expect(startingWith('石')).toBeGreaterThan(500)
    expect(names.some((name) => name.includes('·'))).toBe(true)
    expect(names.some((name) => nameTerms(name).length >= 4)).toBe(true)
    expect(names.some((name) => /[\u{20000}-\u{3FFFF}]/u.test(name))).toBe(true)
    expect(names.filter((name) => normalName(name) !== name)).toEqual([])
  })

  test('ask for different things, and are told different answers', () => {
    const needing = visits.filter(({ need }) => need !== null)
    expect(new Set(needing.map(({ need, solved }) => `${need}${solved}`)).size).toBeGreaterThan(
      1_500,
    )
    const texts = visits.flatMap(({ need, solved, hazard }) => [need, solved, hazard])
    expect(texts.filter((text) => /[{}|]/.test(text ?? ''))).toEqual([])
  })

  test('are in hazards of sixty kinds, at all four levels', () => {
    const hazards = visits.filter(({ hazard }) => hazard !== null)
    const stories = hazards.map(({ hazard }) => hazard?.replaceAll(/\d+|.某/g, ''))
    expect(new Set(stories).size).toBe(60)
    expect(new Set(hazards.map(({ hazardLevel }) => hazardLevel))).toEqual(new Set([1, 2, 3, 4]))
    expect(new Set(hazards.map(({ household }) => household.n)).size).toBe(60)
  })
})
