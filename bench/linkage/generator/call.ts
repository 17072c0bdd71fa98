import { randomOf, type Random } from '#city/random.ts'
import { addressOf } from './addressing.ts'
import type { Family, World } from './family.ts'
import * as spoken from './caller-words.ts'
import type { Call, Caller, Household } from './household.ts'
import { identityCell, nameCell, phoneCells } from './caller-cells.ts'
import { typed } from './mistakes.ts'
import { narrativeOf, otherNarrative } from './narrative.ts'
import type { Person } from './person.ts'
import { metPlace, type Place } from './placing.ts'

/** The columns of a file of 警情, in order (接警编号 and 报警时间 come first and are the stream's). */
export type CallCells = readonly [
  time: string,
  name: string,
  sex: string,
  identity: string,
  phone: string,
  holder: string,
  division: string,
  address: string,
  category: string,
  narrative: string,
  unit: string,
  result: string,
]

export type WrittenCall = {
  readonly cells: CallCells
  readonly household: string
  readonly role: string
  readonly tags: readonly string[]
}

/** Everything that a call is made from; `firstDay` is midnight UTC of the file's first day, in ms. */
export type Wish = {
  readonly world: World
  readonly severity: number
  readonly firstDay: number
}

/** What the call-taker wrote of one call. Depends on the seed, the household and the call alone. */
export function writtenCall(
  wish: Wish,
  family: Family,
  household: Household,
  at: number,
): WrittenCall {
  const { world, severity } = wish
  const call = household.calls[at]
  if (call === undefined) throw new Error('the household made no such call')
  const random = randomOf(world.seed, household.id, at)
  const often: Often = (probability) => random.chance(Math.min(probability * severity, 0.92))
  const tags = new Set<string>()
  if (family.likeness !== 'alone' && family.likeness !== 'many-calls') tags.add(family.likeness)
  if (household.calls.some((other, n) => n !== at && other.incident === call.incident)) {
    tags.add('one-incident-twice')
  }
  const isOther = family.likeness === 'other-matter'
  const speaker = speakerOf(household, call, at)
  const place = placeOf(household, at, tags)
  const { address, toldAt } = addressCell(random, place, severity, tags, isOther ? 0.3 : 0.13)
  const date = new Date(wish.firstDay + call.minute * 60_000 + random.whole(0, 59) * 1000)
  const telling = {
    random,
    household,
    caller: call.caller,
    speaker,
    place: toldAt,
    date: `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
    severity,
    tags,
  }
  let narrative = isOther ? otherNarrative(telling) : narrativeOf(telling)
  narrative = damagedNarrative(random, narrative, often, tags)
  const [phone, holder] = phoneCells(random, household, call.caller, speaker, often, tags)
  return {
    household: household.id,
    role: isOther ? 'unrelated' : call.caller,
    cells: [
      timeCell(random, date, often, tags),
      nameCell(random, household, call.caller, speaker, often, tags),
      sexCell(random, speaker, often, tags),
      identityCell(random, household, call.caller, speaker, often, tags),
      phone,
      holder,
      divisionCell(random, place, world, often, tags),
      address,
      random.pick(spoken.categories[isOther ? 'other-matter' : household.dispute].split(' ')),
      narrative,
      unitCell(random, place),
      random.pick(spoken.results),
    ],
    tags: [...tags],
  }
}

type Often = (probability: number) => boolean

function speakerOf(household: Household, { caller }: Call, at: number): Person {
  const { people, outsider, phoneChangesAfter } = household
  const isKin = (role: Caller): role is keyof typeof people => Object.hasOwn(people, role)
  if (!isKin(caller)) return outsider
  const person = people[caller]
  return caller === 'woman' && at >= phoneChangesAfter
    ? { ...person, phone: person.laterPhone }
    : person
}

function placeOf(household: Household, at: number, tags: Set<string>): Place {
  if (household.laterPlace === undefined || at < household.movesAfter) return household.place
  tags.add('moved')
  return household.laterPlace
}

function addressCell(
  random: Random,
  place: Place,
  severity: number,
  tags: Set<string>,
  away: number,
): { address: string; toldAt: string } {
  if (random.chance(away)) {
    tags.add('addr-away')
    const address = metPlace(random, place.village.town)
    return { address, toldAt: address }
  }
  const address = addressOf(random, place, severity, tags)
  if (random.chance(Math.min(0.05 * severity, 0.6))) {
    tags.add('addr-blank')
    return { address: random.pick(['', '', '见警情', '不详']), toldAt: address }
  }
  return { address, toldAt: random.chance(0.75) ? '家中' : address }
}

function damagedNarrative(random: Random, text: string, often: Often, tags: Set<string>): string {
  if (often(0.012)) {
    tags.add('text-blank')
    return random.pick(['', '无', '详见笔录'])
  }
  if (often(0.05)) {
    tags.add('text-short')
    return text.slice(0, random.whole(4, 10))
  }
  if (often(0.11)) {
    tags.add('text-typo')
    return typed(random, text)
  }
  if (often(0.006)) {
    tags.add('file-quote')
    return `“群众称:"${text}"”`
  }
  if (often(0.004)) {
    tags.add('file-newline')
    return `${text}\n备注：已回访`
  }
  return text
}

function timeCell(random: Random, date: Date, often: Often, tags: Set<string>): string {
  const usual = date.toISOString().slice(0, 19).replace('T', ' ')
  if (often(0.0006)) {
    tags.add('file-time-absurd')
    return random.pick(['1900-01-00 00:00:00', '2202-13-40 25:61:00'])
  }
  if (!often(0.008)) return usual
  tags.add('file-time-form')
  const [day = '', hour = ''] = usual.split(' ')
  return random.chance(0.5) ? `${day.replaceAll('-', '/')} ${hour.slice(0, 5)}` : `${day}T${hour}`
}

function sexCell(random: Random, { sex }: Person, often: Often, tags: Set<string>): string {
  if (often(0.012)) {
    tags.add('sex-wrong')
    return sex === '男' ? '女' : '男'
  }
  return random.chance(0.025) ? '' : sex
}

function divisionCell(
  random: Random,
  place: Place,
  world: World,
  often: Often,
  tags: Set<string>,
): string {
  const { town, code } = place.village
  if (often(0.05)) {
    tags.add('division-blank')
    return ''
  }
  if (often(0.015)) {
    tags.add('division-wrong')
    return random.pick(world.towns).county.code
  }
  return random.chance(0.6) ? town.county.code : random.chance(0.7) ? town.code : code
}

function unitCell(random: Random, { village }: Place): string {
  if (random.chance(0.04)) return ''
  const station = `${village.town.name.replace(/(街道|镇|乡|管委会)$/, '')}派出所`
  const county = village.town.county.name
  const bureau = county.endsWith('区') ? `${county.slice(0, -1)}分局` : `${county}公安局`
  return random.pick([station, station, bureau + station])
}
