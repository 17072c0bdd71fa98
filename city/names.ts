import names from './data/names.json' with { type: 'json' }
import type { Random } from './random.ts'

export type Sex = 'female' | 'male'
type Generation = 'old' | 'middle' | 'young'

const surnames = names.surnames.split(' ').map((entry) => {
  const [surname = '', weight = '1'] = entry.split(':')
  return { surname, weight: Number(weight) }
})
const totalWeight = surnames.reduce((sum, { weight }) => sum + weight, 0)
const rare = names.rare.split(' ')

const given: Readonly<Record<Sex, Readonly<Record<Generation, readonly string[]>>>> = {
  female: split(names.female),
  male: split(names.male),
}

function split(lists: Record<Generation, string>): Record<Generation, string[]> {
  return {
    old: lists.old.split(' '),
    middle: lists.middle.split(' '),
    young: lists.young.split(' '),
  }
}

/** As frequent as around Huangshi: 柯, 石, 程, 明, 尹 stand out. */
export function surnameOf(random: Random): string {
  let at = random.next() * totalWeight
  for (const { surname, weight } of surnames) {
    at -= weight
    if (at < 0) return surname
  }
  return '陈'
}

/** @param surname used for most; names with a dot and some long ones bring their own */
export function nameOf(random: Random, sex: Sex, birthYear: number, surname: string): string {
  if (sex === 'female' && random.chance(0.0012)) return random.pick(names.dotted)
  if (sex === 'female' && random.chance(0.0008)) return random.pick(names.long)
  if (random.chance(0.006)) return surname + random.pick(rare)
  const generation = birthYear < 1963 ? 'old' : birthYear < 1990 ? 'middle' : 'young'
  // A second list now and then: the young are named after the old, the old had modern parents.
  const list = random.chance(0.06) ? given[sex].middle : given[sex][generation]
  return surname + random.pick(list)
}
