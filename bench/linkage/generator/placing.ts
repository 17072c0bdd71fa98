import { divisionsOf } from '#domain/divisions/division.public.ts'
import { randomOf, type Random } from '#city/random.ts'
import * as words from './place-lists.ts'

/** A village or community. Its name is invented, the town above it is real. */
export type Village = {
  readonly name: string
  /** what it was called before the merger of villages */
  readonly oldName: string
  readonly isUrban: boolean
  /** 12 digits with a serial above those given, so that it names no real village */
  readonly code: string
  readonly town: Town
  readonly hamlets: readonly string[]
  /** the office's land line and a shop's number: many callers use them */
  readonly officePhone: string
  readonly shopPhone: string
}

export type Town = {
  readonly code: string
  readonly name: string
  readonly county: { readonly code: string; readonly name: string }
  readonly villages: Village[]
  readonly roads: readonly string[]
  readonly compounds: readonly string[]
}

export type Place = {
  readonly village: Village
  readonly hamlet: string
  readonly group: number
  readonly house: number
  readonly road: string
  readonly compound: string
  readonly building: number
  readonly unit: number
  readonly floor: number
  readonly door: number
  readonly landmark: string
}

const split = (text: string): string[] => text.split(' ')
const villageHeads = split(words.villageHead)
const villageTails = split(words.villageTail)
const compoundHeads = split(words.compoundHead)
const compoundTails = split(words.compoundTail)
const roads = split(words.roads)
const landmarks = split(words.landmarks)
const metPlaces = split(words.metAt)
const hamletNames = split(words.hamletTail)
const hamletHeads = split(words.hamletHead)

/** The city that one seed invents: the towns of 420200, each with villages of its own. */
export function townsOf(seed: number): Town[] {
  const divisions = divisionsOf('420200')
  const counties = new Map(
    divisions.filter(({ level }) => level === 'county').map((county) => [county.code, county]),
  )
  return divisions
    .filter(({ level }) => level === 'township')
    .map((division, at) => {
      const county = counties.get(division.parentCode ?? '') ?? { code: '', name: '' }
      return townOf(seed, at, division, { code: county.code.slice(0, 6), name: county.name })
    })
}

function townOf(
  seed: number,
  at: number,
  division: { readonly code: string; readonly name: string },
  county: Town['county'],
): Town {
  const random = randomOf(seed, 'town', at)
  const isStreet = /街道|园|管理/.test(division.name)
  const town: Town = {
    code: division.code.slice(0, 9),
    name: division.name,
    county,
    villages: [],
    roads: some(random, roads, isStreet ? 9 : 4),
    compounds: [
      ...new Set(
        Array.from(
          { length: isStreet ? 22 : 6 },
          () => random.pick(compoundHeads) + random.pick(compoundTails),
        ),
      ),
    ],
  }
  const names = new Set<string>(some(random, split(words.commonVillages), isStreet ? 1 : 3))
  while (names.size < 24) names.add(random.pick(villageHeads) + random.pick(villageTails))
  for (const name of names) {
    const serial = 700 + town.villages.length
    const number = String(100000 + at * 100 + town.villages.length).slice(-4)
    town.villages.push({
      name,
      oldName: random.pick(villageHeads) + random.pick(villageTails),
      isUrban: isStreet ? random.chance(0.85) : random.chance(0.18),
      code: `${town.code}${serial}`,
      town,
      hamlets: hamletsOf(random),
      officePhone: `0714-${random.pick(['63', '65', '87', '73'])}0${number}`,
      shopPhone: `1540${random.whole(1000000, 9999999)}`,
    })
  }
  return town
}

function hamletsOf(random: Random): string[] {
  const surnames = '陈王李张刘柯黄胡余徐石吴程周明冯曹郭肖梅'
  return Array.from(
    { length: 7 },
    () =>
      (random.chance(0.35) ? random.pick(hamletHeads) : '') +
      random.pick(Array.from(surnames)) +
      (random.chance(0.55) ? '家' : '') +
      random.pick(hamletNames.filter((name) => name !== '家')),
  )
}

export function placeIn(random: Random, village: Village): Place {
  const { town } = village
  return {
    village,
    hamlet: random.pick(village.hamlets),
    group: random.whole(1, 12),
    house: random.whole(1, 188),
    road: random.pick(town.roads),
    compound: random.chance(0.7) ? random.pick(town.compounds) : '',
    building: random.whole(1, 22),
    unit: random.whole(1, 4),
    floor: random.whole(1, random.chance(0.3) ? 26 : 7),
    door: random.whole(1, 4),
    landmark: random.pick(landmarks),
  }
}

/** The same stairwell, another door. */
export function doorBeside(random: Random, place: Place): Place {
  return place.village.isUrban
    ? { ...place, floor: (place.floor % 7) + 1, door: random.whole(1, 4) }
    : { ...place, house: place.house + random.whole(1, 3) }
}

/** The same village name in another town, if there is one. */
export function namesakeOf(random: Random, towns: readonly Town[], place: Place): Place {
  const others = towns.flatMap(({ villages }) =>
    villages.filter(({ name, code }) => name === place.village.name && code !== place.village.code),
  )
  const village = others.length > 0 ? random.pick(others) : random.pick(random.pick(towns).villages)
  return { ...placeIn(random, village), hamlet: place.hamlet, group: place.group }
}

/** Where people quarrel away from home. */
export function metPlace(random: Random, town: Town): string {
  return `${random.chance(0.6) ? town.name : ''}${random.pick(metPlaces)}`
}

function some(random: Random, items: readonly string[], count: number): string[] {
  const left = [...items]
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const at = random.whole(0, left.length - 1)
    return left.splice(at, 1)[0] ?? ''
  })
}
