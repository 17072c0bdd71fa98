import type { Random } from '#city/random.ts'
import type { Caller, Household } from './household.ts'
import { digitOff, replacedLook, replacedSound, shortened, starred, swapped } from './mistakes.ts'
import type { Person } from './person.ts'

type Often = (probability: number) => boolean

/** Who else's name, number or card the call-taker may have written by mistake. */
function otherParty({ people }: Household, caller: Caller): Person {
  return caller === 'man' ? people.woman : people.man
}

const titles = {
  女: ['女士', '女士', '大姐', '嫂子', '某'],
  男: ['先生', '先生', '师傅', '某'],
} as const

export function nameCell(
  random: Random,
  household: Household,
  caller: Caller,
  speaker: Person,
  often: Often,
  tags: Set<string>,
): string {
  const { name, sex, alias } = speaker
  const isShy = caller === 'neighbour' || caller === 'passer-by'
  const turn = (probability: number, tag: string): boolean => {
    const hit = often(probability)
    if (hit) tags.add(tag)
    return hit
  }
  if (turn(isShy ? 0.3 : 0.025, 'name-withheld')) {
    return random.pick(['匿名', '不愿透露', '群众', '路人', '报警人'])
  }
  if (caller === 'hotline') return random.pick(['热线话务员', '12338', '12345转办'])
  if (turn(0.02, 'name-blank')) return ''
  if (turn(0.09, 'name-title')) return name.slice(0, 1) + random.pick(titles[sex])
  if (turn(0.014, 'name-nickname')) return alias
  if (turn(0.012, 'name-of-other')) return otherParty(household, caller).name
  if (turn(0.01, 'name-starred')) return `${name.slice(0, 1)}${'*'.repeat(name.length - 1)}`
  if (turn(0.04, 'name-homophone')) return replacedSound(random, name)
  if (turn(0.012, 'name-look-alike')) return replacedLook(random, name)
  if (name.length > 2 && turn(0.005, 'name-short')) return name.slice(0, 1) + name.slice(-1)
  if (turn(0.02, 'name-spaced')) {
    return random.chance(0.5) ? Array.from(name).join(' ') : `${name}（${sex}）`
  }
  return name
}

export function identityCell(
  random: Random,
  household: Household,
  caller: Caller,
  speaker: Person,
  often: Often,
  tags: Set<string>,
): string {
  const isOutsider = !Object.hasOwn(household.people, caller)
  if (caller === 'child' || random.chance(isOutsider ? 0.85 : 0.6)) {
    tags.add('id-blank')
    return random.pick(['', '', '', '', '无', '未带'])
  }
  const { id } = speaker
  if (often(0.045)) {
    tags.add('id-starred')
    return random.chance(0.5) ? starred(id, 6, 14) : starred(id, 10, 18)
  }
  if (often(0.014)) {
    tags.add('id-digit-off')
    return digitOff(random, id.slice(0, 17), 6) + id.slice(17)
  }
  if (often(0.008)) {
    tags.add('id-swapped')
    return swapped(random, id.slice(0, 17), 6) + id.slice(17)
  }
  if (often(0.008)) {
    tags.add('id-15')
    return id.slice(0, 6) + id.slice(8, 17)
  }
  if (often(0.007)) {
    tags.add('id-of-other')
    return otherParty(household, caller).id
  }
  if (often(0.006)) {
    tags.add('id-letters')
    return id.replace('0', 'O').replace('1', 'l')
  }
  if (often(0.006)) {
    tags.add('id-short')
    return shortened(random, id)
  }
  return random.chance(0.3) ? id.toLowerCase() : id
}

/** The number on the operator's display and whom the network says it belongs to. */
export function phoneCells(
  random: Random,
  household: Household,
  caller: Caller,
  speaker: Person,
  often: Often,
  tags: Set<string>,
): [phone: string, holder: string] {
  const { village } = household.place
  const tag = (name: string): void => {
    tags.add(name)
  }
  if (caller === 'hotline') return (tag('phone-hotline'), ['12338', '妇女维权热线'])
  if (caller === 'shopkeeper' || often(0.012)) {
    return (tag('phone-shop'), [village.shopPhone, random.pick(['', `${village.name}便利店`])])
  }
  if (caller === 'cadre' ? random.chance(0.4) : often(0.006)) {
    return (
      tag('phone-office'),
      [village.officePhone, `${village.name}${village.isUrban ? '社区' : '村委会'}`]
    )
  }
  if (often(0.018)) return (tag('phone-blank'), [random.pick(['', '未知', '隐藏号码', '0']), ''])
  const from = borrowedFrom(random, household, caller, speaker, often, tags)
  const [phone, isWhole] = writtenPhone(random, from.phone, often, tags)
  const holder = random.chance(0.45) ? '' : from.name
  if (!isWhole || holder === '' || !often(0.12)) return [phone, holder]
  tag('holder-other')
  return [phone, otherParty(household, caller).name]
}

function borrowedFrom(
  random: Random,
  { people, outsider }: Household,
  caller: Caller,
  speaker: Person,
  often: Often,
  tags: Set<string>,
): Person {
  if (often(0.025)) {
    tags.add('phone-of-kin')
    return random.pick([people['her-parent'], people['her-sibling'], people.man])
  }
  if (often(0.012) && caller !== 'neighbour') {
    tags.add('phone-of-neighbour')
    return outsider
  }
  return speaker
}

function writtenPhone(
  random: Random,
  phone: string,
  often: Often,
  tags: Set<string>,
): [string, boolean] {
  const forms: readonly (readonly [number, string, () => string])[] = [
    [0.025, 'phone-starred', () => starred(phone, 3, 7)],
    [0.012, 'phone-digit-off', () => digitOff(random, phone, 3)],
    [0.008, 'phone-swapped', () => swapped(random, phone, 3)],
    [0.004, 'phone-short', () => shortened(random, phone)],
    [
      0.012,
      'phone-spaced',
      () =>
        `${phone.slice(0, 3)}${random.pick([' ', '-'])}${phone.slice(3, 7)}${random.pick([' ', '-'])}${phone.slice(7)}`,
    ],
    [0.008, 'phone-86', () => random.pick(['+86', '86', '0']) + phone],
  ]
  for (const [probability, tag, write] of forms) {
    if (often(probability)) {
      tags.add(tag)
      return [write(), false]
    }
  }
  return [phone, true]
}
