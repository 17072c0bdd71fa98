import type { Random } from '#city/random.ts'
import * as words from './name-lists.ts'

export type Sex = '男' | '女'

export type Person = {
  readonly name: string
  readonly sex: Sex
  readonly alias: string
  readonly age: number
  readonly id: string
  readonly phone: string
  /** the number after a change of telephone; one for the household, which its woman takes */
  readonly laterPhone: string
}

type Generation = 'old' | 'middle' | 'young'

const surnames = words.surnames.split(' ').flatMap((entry) => {
  const [name = '', weight = '1'] = entry.split(':')
  return Array.from({ length: Number(weight) }, () => name)
})
const given = {
  女: [listsOf(words.femaleFirst), listsOf(words.femaleSecond)],
  男: [listsOf(words.maleFirst), listsOf(words.maleSecond)],
} as const
const aliases = { 女: words.womanAlias.split(' '), 男: words.manAlias.split(' ') }

function listsOf(lists: Readonly<Record<Generation, string>>): Record<Generation, string[]> {
  return {
    old: lists.old.split(' '),
    middle: lists.middle.split(' '),
    young: lists.young.split(' '),
  }
}

export function surnameOf(random: Random): string {
  return random.pick(surnames)
}

export function givenName(random: Random, sex: Sex, generation: Generation): string {
  const [first, second] = given[sex]
  // Characters early in a list are given more often, as in life.
  const early = (list: readonly string[]): string =>
    list[Math.floor(random.next() ** 1.5 * list.length)] ?? ''
  const last = early(second[generation])
  return random.chance(0.24) ? last : early(first[generation]) + last
}

/** Families times places at its table: nobody else has the number made from it. */
export const seatsPerFamily = 24
export const seatsPerHousehold = 8
const numberSpace = 300_000_000

/** Spreads the numbers over the space and never meets itself: the factor shares no divisor with it. */
function spread(seed: number, index: number): number {
  return ((index % numberSpace) * 15_485_863 + ((seed * 7_919) % numberSpace)) % numberSpace
}

/** Prefixes that no operator was given. */
const prefixes = ['154', '142', '143'] as const

export function phoneOf(seed: number, index: number): string {
  const number = spread(seed, index)
  const prefix = prefixes[Math.floor(number / 100_000_000)] ?? prefixes[0]
  return prefix + String(number % 100_000_000).padStart(8, '0')
}

/** County codes below 4202 that were never issued. */
const counties = Array.from({ length: 99 }, (_, at) => at + 1)
  .filter((at) => (at > 5 && at < 21) || (at > 22 && at < 81) || at > 81)
  .map((at) => `4202${String(at).padStart(2, '0')}`)

/** Every day of a common year, MMDD. */
const days = Array.from({ length: 365 }, (_, at) =>
  new Date(Date.UTC(2001, 0, 1 + at)).toISOString().slice(5, 10).replace('-', ''),
)

/**
 * An identity number of the right form and checksum (GB 11643) that belongs to nobody.
 * @param century first year of the twenty in which this person's generation is born
 */
export function identityOf(seed: number, index: number, sex: Sex, century: number): string {
  let rest = spread(seed + 1, index)
  const draw = (size: number): number => {
    const drawn = rest % size
    rest = Math.floor(rest / size)
    return drawn
  }
  const year = century + draw(20)
  const day = days[draw(365)] ?? '0101'
  const county = counties[draw(counties.length)] ?? '420299'
  const serial = (rest % 500) * 2 + (sex === '男' ? 1 : 0)
  const date = `${year}${day}`
  const body = `${county}${date}${String(serial).padStart(3, '0')}`
  return body + checkCharacter(body)
}

const weights = Array.from({ length: 17 }, (_, at) => 2 ** (17 - at) % 11)

/** ISO 7064 MOD 11-2 over the first 17 digits. */
export function checkCharacter(body: string): string {
  let sum = 0
  for (let at = 0; at < 17; at++) sum += (body.charCodeAt(at) - 48) * (weights[at] ?? 0)
  return '10X98765432'[sum % 11] ?? ''
}

export function personOf(
  random: Random,
  seed: number,
  index: number,
  wish: {
    readonly sex: Sex
    readonly generation: Generation
    readonly surname?: string
    readonly century?: number
  },
): Person {
  const { sex, generation } = wish
  const century = wish.century ?? { old: 1938, middle: 1978, young: 1998 }[generation]
  const surname = wish.surname ?? surnameOf(random)
  // Numbers are worked out when somebody asks: of most people nobody writes them down.
  return {
    name: surname + givenName(random, sex, generation),
    sex,
    alias: random.pick(aliases[sex]),
    get id() {
      return identityOf(seed, index, sex, century)
    },
    get age() {
      return 2022 - Number(identityOf(seed, index, sex, century).slice(6, 10))
    },
    get phone() {
      return phoneOf(seed, index)
    },
    get laterPhone() {
      return phoneOf(seed, index - (index % seatsPerHousehold) + seatsPerHousehold - 1)
    },
  }
}
