import type { Gazetteer } from './gazetteer.ts'
import { NameReader } from './name-reader.ts'
import { areDomestic, isEnded, isMarriage } from './marriage.ts'
import { emptyMention, type Mention } from './mention.ts'
import { isHan, isHidden } from './name-text.ts'
import { digit, isClosing, isDigit, isOpening } from './narrative-sign.ts'
import { composed, narrativeWords, otherWord, relation } from './relation.ts'
import { sex } from './row.ts'

const c = (character: string): number => character.charCodeAt(0)
const [man, woman, yearsOld, year, month, day, of] = Array.from('男女岁年月日的', c) as [
  ...[number, number, number, number, number, number, number],
]
const most = 10
const nowhere = [-1, -1] as const

/** Reads who is named in a narrative, and as what. Keeps its memory between narratives. */
export class NarrativeReader {
  readonly people: readonly Mention[] = Array.from({ length: most }, emptyMention)
  count = 0
  /** which relations were spoken of, with or without a name, by their number */
  readonly seen = new Uint8Array(32)
  /** the same, for those told as the speaker's own: 其丈夫, 我儿子, 报警人的妻子 */
  readonly own = new Uint8Array(32)
  readonly ages: number[] = []
  /** `[from, to)` of numbers of telephone or identity length */
  readonly numbers: number[] = []
  /** whether a marriage that is over was spoken of, and one that lasts */
  hasEnded = false
  hasLasting = false
  readonly #names: NameReader
  #text: Uint16Array = new Uint16Array(0)
  #to = 0
  /** whether a name or a word may begin here: behind a sign or a word */
  #isOpen = true
  /** the relation spoken of last, and where it ended; whether it is the speaker's own */
  #relation: number = relation.none
  #relationEnd = -1
  #isOwn = false
  #last: Mention | undefined
  #lastEnd = -1
  /** whom the open bracket is about */
  #inside: Mention | undefined

  constructor(gazetteer: Gazetteer) {
    this.#names = new NameReader(gazetteer)
  }

  /**
   * @param calledIn year of the call, from which ages are counted
   * @param skipped where an address begins and ends that names nobody
   */
  read(
    text: Uint16Array,
    from: number,
    to: number,
    calledIn: number,
    skipped: readonly [number, number] = nowhere,
  ): void {
    this.#begin(text, to)
    let at = from
    while (at < to) {
      const unit = text[at] ?? 0
      if (at === skipped[0]) at = this.#pass(skipped[1])
      else if (isDigit(unit)) {
        at = this.#digits(at, calledIn)
        this.#isOpen = true
      } else if (!isHan(unit) && !isHidden(unit)) at = this.#sign(at, unit)
      else at = this.#name(at, unit)
    }
  }

  #begin(text: Uint16Array, to: number): void {
    this.#text = text
    this.#to = to
    this.#names.begin(text, to)
    this.count = 0
    this.seen.fill(0)
    this.own.fill(0)
    this.hasEnded = false
    this.hasLasting = false
    this.ages.length = 0
    this.numbers.length = 0
    this.#isOpen = true
    this.#relation = relation.none
    this.#isOwn = false
    this.#relationEnd = -1
    this.#last = undefined
    this.#lastEnd = -1
    this.#inside = undefined
  }

  /** Goes on at `to`, behind something that says nothing of people. */
  #pass(to: number): number {
    this.#isOpen = false
    this.#relation = relation.none
    return to
  }

  /** Brackets hold what is told of the person before them; a colon keeps the relation for the name behind it. */
  #sign(at: number, unit: number): number {
    const isColon = unit === colon || unit === wideColon
    if (isOpening(unit)) {
      this.#inside = this.#lastEnd === at ? this.#last : undefined
      this.#relationEnd = at + 1
    } else {
      if (isClosing(unit)) {
        this.#inside = undefined
        if (this.#last !== undefined) this.#lastEnd = at + 1
      }
      if (isColon) this.#relationEnd = at + 1
      else if (this.#inside === undefined) this.#relation = relation.none
    }
    this.#isOpen = true
    return at + 1
  }

  /** A name, when one may begin here, else a word. */
  #name(at: number, unit: number): number {
    const word = narrativeWords.at(this.#text, at, this.#to)
    const { length } = narrativeWords
    const isNear = this.#relation !== relation.none && this.#relationEnd === at
    if (this.#isOpen && (word === 0 || (length === 1 && isNear))) {
      if (!isNear) {
        const place = this.#names.placeEnd(at)
        if (place > at) return this.#pass(place)
      }
      const named = this.#names.nameAt(at, isNear)
      if (named > 0) {
        this.#last = this.#add(isNear ? this.#relation : relation.none)
        this.#lastEnd = at + named
        this.#relation = relation.none
        return at + named
      }
    }
    if (word === 0) return this.#pass(at + 1)
    if (word === otherWord) this.#other(at, unit, length)
    else this.#related(at, unit, word, length)
    this.#isOpen = true
    return at + length
  }

  #related(at: number, unit: number, word: number, length: number): void {
    const before = this.#relation
    const isChained =
      before !== relation.none &&
      (this.#relationEnd === at || (this.#relationEnd === at - 1 && this.#text[at - 1] === of))
    const isSpeaker = before === relation.self || before === relation.caller
    this.#isOwn = isChained && (this.#isOwn || isSpeaker)
    this.#relation = isChained ? composed(before, word) : word
    this.#relationEnd = at + length
    this.seen[this.#relation] = 1
    if (this.#isOwn) this.own[this.#relation] = 1
    if (isMarriage(this.#relation)) {
      if (isEnded(unit)) this.hasEnded = true
      else this.hasLasting = true
    }
    const inside = this.#inside
    if (inside?.relation === relation.none || inside?.relation === relation.self) {
      inside.relation = this.#relation
    }
  }

  #other(at: number, unit: number, length: number): void {
    const last = this.#last
    if (this.#inside !== undefined) this.#attribute(this.#inside, unit)
    else if (this.#lastEnd === at && unit === report && last?.relation === relation.none) {
      last.relation = relation.caller
    }
    const isLinking = unit === of && length === 1 && this.#relationEnd === at
    if (!isLinking) this.#relation = relation.none
  }

  get isDomestic(): boolean {
    return areDomestic(this.seen)
  }

  #attribute(person: Mention, unit: number): void {
    if (unit === man) person.sex = sex.male
    else if (unit === woman) person.sex = sex.female
  }

  #add(rel: number): Mention | undefined {
    const { surname, first, second } = this.#names.name
    if (this.count >= most) return undefined
    const mention = this.people[this.count]
    if (mention === undefined) return undefined
    this.count += 1
    mention.surname = surname
    mention.first = first
    mention.second = second
    mention.relation = rel
    mention.sex = sex.unknown
    mention.birth = 0
    return mention
  }

  /** Reads a number: a telephone, an identity number, an age or a year of birth. @returns its end */
  #digits(from: number, calledIn: number): number {
    const inside = this.#inside
    const text = this.#text
    let end = from
    let value = 0
    while (end < this.#to && isDigit(text[end] ?? 0)) {
      value = value * 10 + digit(text[end] ?? 0)
      end += 1
    }
    const length = end - from
    if (length >= 7) {
      const x = text[end] ?? 0
      if (length === 17 && (x === 88 || x === 120)) end += 1
      this.numbers.push(from, end)
      return end
    }
    const next = text[end] ?? 0
    if (next === yearsOld && value < 120) {
      if (inside?.birth === 0) inside.birth = (calledIn - value) * 10_000
      if (value < 18) this.ages.push(value)
      return end + 1
    }
    if (inside !== undefined && length === 4 && next === year) {
      return this.#birth(inside, value, end + 1)
    }
    return end
  }

  #birth(person: Mention, born: number, from: number): number {
    const text = this.#text
    let at = from
    let monthValue = 0
    let dayValue = 0
    while (isDigit(text[at] ?? 0)) monthValue = monthValue * 10 + digit(text[at++] ?? 0)
    if (text[at] !== month) {
      person.birth = born * 10_000
      return from
    }
    at += 1
    while (isDigit(text[at] ?? 0)) dayValue = dayValue * 10 + digit(text[at++] ?? 0)
    person.birth = born * 10_000 + monthValue * 100 + dayValue
    return text[at] === day ? at + 1 : at
  }
}

const report = c('报')
const colon = c(':')
const wideColon = c('：')
