import type { KeyGroup } from '#domain/people/key-group.schema.ts'
import { phoneNumber } from './citizen-number.ts'
import { nameOf, surnameOf, type Sex } from './names.ts'
import { randomOf, type Random } from './random.ts'

export type CityPerson = {
  readonly name: string
  readonly sex: Sex
  readonly birth: string
  readonly identity: string
  readonly phone: string | null
}

export type Household = {
  readonly n: number
  readonly division: string
  readonly address: string
  readonly groups: readonly KeyGroup[]
  /** whom the executive talks to: the first nearly always, and always a woman */
  readonly people: readonly [CityPerson, ...CityPerson[]]
}

type Profile = {
  readonly group: KeyGroup | null
  readonly weight: number
  readonly age: [number, number]
}

/** Whom executives visit (重点人群), and how old the woman at the door then is. */
const profiles: readonly Profile[] = [
  { group: null, weight: 300, age: [24, 80] },
  { group: 'left-behind-woman', weight: 130, age: [26, 58] },
  { group: 'left-behind-child', weight: 120, age: [52, 74] },
  { group: 'serious-illness', weight: 90, age: [34, 72] },
  { group: 'elderly-alone', weight: 90, age: [66, 92] },
  { group: 'low-income', weight: 80, age: [30, 78] },
  { group: 'disabled', weight: 60, age: [28, 76] },
  { group: 'single-parent', weight: 45, age: [25, 50] },
  { group: 'widowed-or-divorced', weight: 45, age: [30, 70] },
  { group: 'child-in-difficulty', weight: 30, age: [28, 70] },
  { group: 'new-employment', weight: 28, age: [22, 45] },
  { group: 'migrant-child', weight: 18, age: [25, 42] },
  { group: 'mental-illness', weight: 18, age: [24, 66] },
  { group: 'conflict-prominent', weight: 14, age: [24, 60] },
  { group: 'unattended-child', weight: 10, age: [55, 76] },
  { group: 'bereaved-of-only-child', weight: 9, age: [50, 78] },
  { group: 'released', weight: 6, age: [28, 60] },
  { group: 'exposed-to-violence', weight: 4, age: [24, 56] },
  { group: 'drugs', weight: 2, age: [26, 50] },
]
const totalWeight = profiles.reduce((sum, { weight }) => sum + weight, 0)

const streets = [
  '磁湖路',
  '湖滨大道',
  '颐阳路',
  '杭州路',
  '广会路',
  '桂林路',
  '天津路',
  '迎宾大道',
  '新建路',
  '建设街',
]

export type Makers = {
  readonly seed: number
  readonly year: number
  /** where a city has more years than one, the first */
  readonly firstYear: number
  readonly identityOf: (birth: string, sex: Sex) => string
}

/** The households of one village. @param firstN numbers the households of the whole city */
export function householdsOf(
  { seed, year, identityOf }: Makers,
  village: { readonly code: string; readonly name: string },
  count: number,
  firstN: number,
): Household[] {
  const random = randomOf(seed, 'households', village.code)
  return Array.from({ length: count }, (_, at) => {
    const n = firstN + at
    const { group, age } = profileOf(random)
    const woman = personOf(random, 'female', year - random.whole(...age), n * 2)
    const others = random.chance(0.22) ? [relativeOf(woman, n)] : []
    return {
      n,
      division: village.code,
      address: addressOf(random, village.name),
      groups: groupsOf(random, group),
      people: [woman, ...others],
    }
  })

  function personOf(random: Random, sex: Sex, birthYear: number, phoneN: number): CityPerson {
    const birth = `${birthYear}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
    return {
      name: nameOf(random, sex, birthYear, surnameOf(random)),
      ...{ sex, birth, identity: identityOf(birth, sex) },
      phone: random.chance(0.8) ? phoneNumber(20_000_000 + phoneN) : null,
    }
  }

  /** Her husband, or the mother-in-law with whom she lives. */
  function relativeOf({ birth }: CityPerson, n: number): CityPerson {
    const herYear = Number(birth.slice(0, 4))
    return random.chance(0.4)
      ? personOf(random, 'male', herYear - random.whole(-2, 6), n * 2 + 1)
      : personOf(random, 'female', Math.max(herYear - random.whole(20, 30), year - 96), n * 2 + 1)
  }
}

function profileOf(random: Random): Profile {
  let at = random.next() * totalWeight
  for (const profile of profiles) {
    at -= profile.weight
    if (at < 0) return profile
  }
  return { group: null, weight: 1, age: [30, 60] }
}

function groupsOf(random: Random, group: KeyGroup | null): KeyGroup[] {
  if (group === null) return []
  const second = random.chance(0.14) ? random.pick(['low-income', 'disabled'] as const) : group
  return [...new Set([group, second])].toSorted()
}

/** In a village by group and door, in a community by street and flat. */
function addressOf(random: Random, village: string): string {
  if (village.endsWith('社区')) {
    const flat = `${random.whole(1, 24)}栋${random.whole(1, 4)}单元${random.whole(1, 9)}0${random.whole(1, 3)}室`
    return `${village}${random.pick(streets)}${random.whole(1, 188)}号${flat}`
  }
  return `${village}${random.whole(1, 12)}组${random.whole(1, 60)}号`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
