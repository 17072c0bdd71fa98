import type { Random } from '#city/random.ts'
import type { Caller, Household, Seat } from './household.ts'
import * as spoken from './caller-words.ts'
import * as frames from './frames.ts'
import type { Person } from './person.ts'

type Register = 'brief' | 'speech'

export type Telling = {
  readonly random: Random
  readonly household: Household
  readonly caller: Caller
  readonly speaker: Person
  readonly place: string
  readonly date: string
  readonly severity: number
  readonly tags: Set<string>
}

const isSeat = (caller: Caller): caller is Seat =>
  ['woman', 'man', 'child', 'her-parent', 'his-parent', 'her-sibling'].includes(caller)

/** What the call-taker typed, before the mistakes of the hand. */
export function narrativeOf(telling: Telling): string {
  const { random, household, tags, severity } = telling
  const register: Register = random.chance(0.22 * Math.sqrt(severity)) ? 'speech' : 'brief'
  const isNameless = random.chance(Math.min(0.34 * severity, 0.85))
  if (isNameless) tags.add('text-nameless')
  const [abuser, victim] = partiesOf(household)
  const word = (seat: 'woman' | 'man' | 'child'): string =>
    mention(telling, seat, register, isNameless)
  let text = random.pick(frames.deeds[household.dispute])
  if (random.chance(0.2) && !text.includes('{K}')) text += random.pick(frames.childTails)
  text = random
    .pick(register === 'speech' ? frames.speechOpenings : frames.briefOpenings)
    .replace('{x}', text)
  if (register === 'brief') {
    text += random.pick(frames.asks)
    if (random.chance(0.22)) text += random.pick(frames.policeTails)
  }
  text = filled(telling, text, { A: word(abuser), V: word(victim), K: word('child') })
  if (register === 'speech') {
    tags.add('text-speech')
    text = text.replaceAll(/[，。：、（）]/g, random.chance(0.5) ? ' ' : '')
  }
  return inDialect(telling, text)
}

/** A matter of one stranger, told in the same office. */
export function otherNarrative(telling: Telling): string {
  const { random } = telling
  const opening = random.chance(0.6) ? '{x}' : random.pick(frames.briefOpenings)
  const text = opening.replace('{x}', random.pick(frames.otherMatters)) + random.pick(frames.asks)
  return filled(telling, text, {})
}

function filled(telling: Telling, text: string, words: Readonly<Record<string, string>>): string {
  const { random, caller, speaker, place, date } = telling
  const isOwn = caller === 'woman' || caller === 'man'
  const reporter =
    words['A'] === undefined && !isOwn
      ? random.pick(['报警人', '群众', speaker.name])
      : random.pick(spoken.callerWords[caller].split(' '))
  const values: Readonly<Record<string, () => string>> = {
    S: () => speaker.name,
    r: () => (random.chance(0.3) && isSeat(caller) ? `${reporter}${speaker.name}` : reporter),
    p: () => place,
    d: () => date,
    t: () => random.pick(frames.times),
    i: () => random.pick(frames.injuries),
    w: () => random.pick(frames.things),
    m: () => String(random.whole(1, 90) * 100),
    c: () => String(random.whole(5, 17)),
  }
  return text.replaceAll(/\{(\w)\}/g, (_, slot: string) => words[slot] ?? values[slot]?.() ?? '')
}

function partiesOf({ dispute, people }: Household): ['woman' | 'man', 'woman' | 'man'] {
  if (dispute === 'beaten-husband') return ['woman', 'man']
  const isEven = dispute === 'custody' || dispute === 'divorce' || dispute === 'child-harmed'
  // Who wrongs whom does not change from call to call.
  const turns = isEven && Number(people.man.id.slice(14, 17)) % 3 === 0
  return turns ? ['woman', 'man'] : ['man', 'woman']
}

function mention(
  telling: Telling,
  seat: 'woman' | 'man' | 'child',
  register: Register,
  isNameless: boolean,
): string {
  const { random, household, caller } = telling
  const person = household.people[seat]
  if (caller === seat) return selfWord(random, register, person, isNameless)
  const base = random.pick(wordsFor(household, caller, seat).split(' '))
  const owner = isSeat(caller) || caller === 'friend' ? (register === 'speech' ? '我' : '其') : ''
  const word = (random.chance(0.75) ? owner : '') + base
  if (seat === 'child') return random.chance(0.35) ? `${household.childAge}岁的${base}` : word
  if (isNameless || random.chance(0.25)) return word
  return named(telling, word, person, register)
}

function selfWord(random: Random, register: Register, person: Person, isNameless: boolean): string {
  if (register === 'speech') return '我'
  if (isNameless || random.chance(0.45)) return random.pick(['其', '自己', '报警人', '本人'])
  return person.name
}

function wordsFor(household: Household, caller: Caller, seat: 'woman' | 'man' | 'child'): string {
  if (seat !== 'child' && (caller === 'woman' || caller === 'man')) {
    if (household.bond === 'divorced') return spoken.divorcedWords[seat]
    if (household.bond === 'courting') return spoken.courtingWords[seat]
  }
  return spoken.kin[caller]?.[seat] ?? spoken.strangersWords[seat]
}

function named(
  { random, tags }: Telling,
  word: string,
  person: Person,
  register: Register,
): string {
  if (random.chance(0.06)) {
    tags.add('text-nickname')
    return `${word}${person.alias}`
  }
  if (random.chance(0.07)) {
    tags.add('text-starred-name')
    return `${word}${person.name.slice(0, 1)}某`
  }
  if (register === 'speech') {
    return random.chance(0.6) ? `${word}叫${person.name}的` : word + person.name
  }
  if (random.chance(0.04)) return `${word}${person.name}（身份证号${person.id}）`
  const age = random.chance(0.5) ? `，${person.age}岁` : ''
  return random.pick([
    `${word}${person.name}`,
    `${word}（${person.name}）`,
    `${person.name}（${word}）`,
    person.name,
    `${person.name}（${person.sex}${age}）`,
  ])
}

function inDialect({ random, severity, tags }: Telling, text: string): string {
  if (!random.chance(0.09 * severity)) return text
  const local = frames.dialect.reduce((told, [plain, said]) => told.replaceAll(plain, said), text)
  if (local !== text) tags.add('text-dialect')
  return local
}
