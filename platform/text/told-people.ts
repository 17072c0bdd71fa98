import { evenText } from './told.ts'
import { anchorOf } from './told-anchor.ts'
import { inferSpouse, partCouples } from './told-couple.ts'
import type { Sex } from './told-kin.ts'
import { placeKin } from './told-kin-place.ts'
import { mentionsIn, type Mention } from './told-mention.ts'
import { placePronoun } from './told-owner.ts'
import { placeRole } from './told-role-place.ts'
import { impliedSex, newTelling, see, type Telling } from './told-telling.ts'
import { relationOf, type Relation } from './told-tie.ts'
import { readAges, readIdentities, readSexes } from './told-trait.ts'
import type { Person } from './told-tree.ts'
import { voiceOf } from './told-voice.ts'

/** Somebody told of, with the words that first tell of him. */
export type ToldPerson = {
  readonly name: string | null
  readonly relation: Relation
  readonly sex: Sex | null
  /** plain years */
  readonly age: number | null
  /** where the text tells of him first; 0 to 0 for a speaker who never says 我 */
  readonly from: number
  readonly to: number
}

/** Whom a text tells of: the anchor first, and all by their relation to the anchor. */
export function toldPeople(text: string): ToldPerson[] {
  const even = evenText(text)
  const voice = voiceOf(even)
  const mentions = mentionsIn(even)
  const telling = newTelling(even, voice, mentions, anchorOf(even, mentions, voice))
  for (const [at, mention] of mentions.entries()) place(telling, mention, at)
  inferSpouse(telling)
  partCouples(telling)
  readAges(telling)
  readSexes(telling)
  readIdentities(telling)
  const { tree, victim } = telling
  return tree.people
    .filter((person) => person.isListed)
    .toSorted((left, right) => rank(left, victim) - rank(right, victim))
    .flatMap((person) => told(telling, person) ?? [])
}

function told(telling: Telling, person: Person): ToldPerson | undefined {
  const relation =
    person === telling.victim
      ? telling.anchor.relation
      : relationOf(telling.tree.pathBetween(telling.victim, person), person.sex)
  if (relation === undefined) return undefined
  const { name, sex, age, from, to } = person
  return {
    ...{
      name: name ?? null,
      relation,
      sex: sex ?? impliedSex(relation) ?? null,
      age: age ?? null,
    },
    ...{ from: Math.max(from, 0), to: Math.max(to, 0) },
  }
}

function place(telling: Telling, mention: Mention, at: number): void {
  const before = telling.mentions[at - 1]
  switch (mention.kind) {
    case 'pronoun': {
      placePronoun(telling, mention, before)
      return
    }
    case 'root': {
      see(
        telling,
        mention,
        mention.who === 'caller' ? (telling.me ?? telling.victim) : telling.victim,
      )
      return
    }
    case 'kin': {
      placeKin(telling, mention, before)
      return
    }
    case 'role': {
      placeRole(telling, mention)
      return
    }
    case 'holder': {
      if (telling.voice !== 'speech') see(telling, mention, telling.me ?? telling.victim)
      return
    }
    case 'name': {
      placeName(telling, mention, before)
      return
    }
  }
}

function placeName(telling: Telling, mention: Mention, before: Mention | undefined): void {
  const known = telling.tree.people.find(({ name }) => name === mention.word)
  if (known !== undefined) {
    see(telling, mention, known)
    return
  }
  const owner = before === undefined ? undefined : telling.of.get(before)
  const gap = before === undefined ? '。' : telling.text.slice(before.to, mention.from)
  const isTied =
    /^(?:[（(，,、]?(?:名字叫|名叫|名为|叫做|叫|姓名[是为:]?|化名|是|的名字叫)?|[:：])$/.test(gap)
  if (owner !== undefined && isTied && owner.name === undefined) {
    owner.name = mention.word
    see(telling, mention, owner)
    return
  }
  if (telling.voice !== 'speech') {
    const holder = telling.me ?? telling.victim
    if (holder.name === undefined) {
      holder.name = mention.word
      see(telling, mention, holder)
    }
  }
}

function rank(person: Person, victim: Person): number {
  return person === victim ? -1 : person.from < 0 ? 0 : person.from
}
