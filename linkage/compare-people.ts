import { soundOf } from '#platform/text/sound.ts'
import { compareNames, nameLevel, type NameMatch } from './compare-name.ts'
import { isFull, personAt, type Person } from './records.ts'
import { anyCharacter, at, mark, peopleInRow, sex, slot } from './row.ts'
import type { Scene } from './scene.ts'
import type { Weights } from './weights.ts'

/** Who is named in one of two calls, taken out of its row. */
export class Side {
  readonly people = Array.from({ length: peopleInRow }, nobody)
  count = 0
  /** see `at.families` */
  families = 0
  /** see `mark` */
  marks = 0

  load(rows: Uint32Array, base: number): void {
    let count = 0
    for (; count < peopleInRow; count += 1) {
      const person = this.people[count]
      if (person === undefined || !personAt(rows, base, count, person)) break
    }
    this.count = count
    this.families = rows[base + at.families] ?? 0
    this.marks = (rows[base + at.caller] ?? 0) >>> 16
  }
}

const nobodyThere = nobody()

/** Compares who is named in two calls, each person with one of the other's at most. */
export class PeopleComparison {
  /** names that agree fully, by sound or but for one character */
  agreements = 0
  /** whether two spouses differ: then these are two marriages */
  hasConflict = false
  #scene: Scene
  #isShared = false
  #sideA = new Side()
  #sideB = new Side()
  readonly #name: NameMatch = { level: 0, bits: 0 }

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /**
   * @param a the side that `held`, or the other; sides may be kept between comparisons
   * @param isShared whether the telephone that both called from is many people's
   * @returns bits
   */
  compare(scene: Scene, a: Side, b: Side, isShared: boolean): number {
    this.#scene = scene
    this.#isShared = isShared
    this.agreements = 0
    this.hasConflict = false
    this.#sideA = a
    this.#sideB = b
    const peopleA = a.people
    const peopleB = b.people
    const countA = a.count
    const countB = b.count
    let taken = 0
    let total = 0
    let hasWife = false
    let hasHusband = false
    for (let i = 0; i < countA; i += 1) {
      const x = peopleA[i] ?? nobodyThere
      let best = 0
      let bestAt = -1
      let bestLevel = 0
      for (let j = 0; j < countB; j += 1) {
        if ((taken & (1 << j)) !== 0) continue
        const bits = this.#person(x, peopleB[j] ?? nobodyThere)
        if (bits > best) {
          best = bits
          bestAt = j
          bestLevel = this.#name.level
        }
      }
      if (bestAt < 0) continue
      taken |= 1 << bestAt
      total += best
      const y = peopleB[bestAt] ?? nobodyThere
      if (bestLevel <= nameLevel.character) this.agreements += 1
      if (x.slot === slot.wife || y.slot === slot.wife) hasWife = true
      if (x.slot === slot.husband || y.slot === slot.husband) hasHusband = true
    }
    total += this.#conflicts(countA, countB, hasWife, hasHusband)
    if (!hasWife) {
      total += this.#spouses(countA, countB, slot.wife, a.families & 0xff_ff, b.families & 0xff_ff)
    }
    if (!hasHusband) {
      total += this.#spouses(countA, countB, slot.husband, a.families >>> 16, b.families >>> 16)
    }
    return total + marriages(a.marks, b.marks, this.#scene.weights)
  }

  #person(x: Person, y: Person): number {
    const weights = this.#scene.weights
    compareNames(x, y, this.#scene.statistics, weights, this.#name)
    const { level } = this.#name
    if (level === nameLevel.none || level >= nameLevel.conflict) return 0
    let { bits } = this.#name
    if (isOpposite(x, y)) {
      bits = Math.max(0, bits + weights.nameOtherSlot) * (level === nameLevel.part ? 0 : 1)
    }
    if (level === nameLevel.part && x.slot !== y.slot) bits *= 0.5
    if (this.#isShared && x.slot === slot.caller && y.slot === slot.caller) bits *= 0.3
    if (this.#scene.isOfficial && x.slot === slot.witness) bits *= weights.officialName
    if (this.#scene.isOfficial && (x.slot === slot.holder || y.slot === slot.holder)) {
      bits *= weights.officialName
    }
    if (x.birth !== 0 && y.birth !== 0) {
      const years = Math.abs(Math.floor(x.birth / 10_000) - Math.floor(y.birth / 10_000))
      const hasDays = x.birth % 10_000 !== 0 && y.birth % 10_000 !== 0
      if (hasDays && x.birth === y.birth) bits += weights.birthAgrees * 3
      else if (years <= 1) bits += weights.birthAgrees
      else if (years > 2) bits += weights.birthDiffers
    }
    return bits
  }

  #conflicts(countA: number, countB: number, hasWife: boolean, hasHusband: boolean): number {
    const weights = this.#scene.weights
    const { people: peopleA } = this.#sideA
    const { people: peopleB } = this.#sideB
    let total = 0
    for (let i = 0; i < countA; i += 1) {
      const x = peopleA[i] ?? nobodyThere
      const isSpouse =
        (x.slot === slot.wife && !hasWife) || (x.slot === slot.husband && !hasHusband)
      if (!isSpouse) continue
      for (let j = 0; j < countB; j += 1) {
        const y = peopleB[j] ?? nobodyThere
        if (y.slot !== x.slot) continue
        compareNames(x, y, this.#scene.statistics, weights, this.#name)
        if (this.#name.level === nameLevel.conflict) {
          total += weights.spouseConflict
          if (isFull(x) && isFull(y)) this.hasConflict = true
        } else if (this.#name.level === nameLevel.partConflict) {
          total += weights.spousePartConflict
          if (isOtherFamily(x, y)) this.hasConflict = true
        }
      }
    }
    return Math.max(total, -18)
  }

  /** What is known of a spouse besides names: the year of birth, and the surname that parents or children tell. */
  #spouses(countA: number, countB: number, of: number, impliedA: number, impliedB: number): number {
    const weights = this.#scene.weights
    const { people: peopleA } = this.#sideA
    const { people: peopleB } = this.#sideB
    let familyA = impliedA
    let familyB = impliedB
    let bornA = 0
    let bornB = 0
    let isNamedA = false
    let isNamedB = false
    for (let i = 0; i < countA; i += 1) {
      const x = peopleA[i] ?? nobodyThere
      if (x.slot !== of) continue
      bornA ||= Math.floor(x.birth / 10_000)
      if (x.surname === anyCharacter) continue
      familyA = soundOf[x.surname] ?? 0
      isNamedA = true
    }
    for (let i = 0; i < countB; i += 1) {
      const x = peopleB[i] ?? nobodyThere
      if (x.slot !== of) continue
      bornB ||= Math.floor(x.birth / 10_000)
      if (x.surname === anyCharacter) continue
      familyB = soundOf[x.surname] ?? 0
      isNamedB = true
    }
    let bits = 0
    if (bornA !== 0 && bornB !== 0) {
      const apart = Math.abs(bornA - bornB)
      bits += apart <= 1 ? weights.spouseBorn : apart > 2 ? weights.spouseBornApart : 0
    }
    if (familyA !== 0 && familyB !== 0 && !(isNamedA && isNamedB)) {
      const { surnameSound, names } = this.#scene.statistics
      const rare = Math.log2(names / Math.max(1, surnameSound[familyA] ?? 1))
      bits += familyA === familyB ? rare * weights.familyAgrees : weights.familyDiffers
    }
    return bits
  }
}

function nobody(): Person {
  return { surname: 0, first: 0, second: 0, slot: 0, sex: 0, birth: 0 }
}

function isOpposite(x: Person, y: Person): boolean {
  if (x.slot === slot.wife && y.slot === slot.husband) return true
  if (x.slot === slot.husband && y.slot === slot.wife) return true
  const isApart = (x.slot === slot.witness) !== (y.slot === slot.witness)
  const isAny = x.slot >= slot.caller || y.slot >= slot.caller
  if (isApart) {
    return (
      x.slot !== slot.caller &&
      y.slot !== slot.caller &&
      x.slot !== slot.holder &&
      y.slot !== slot.holder
    )
  }
  if (isAny) return false
  return x.slot !== y.slot && x.sex !== y.sex && x.sex !== sex.unknown && y.sex !== sex.unknown
}

/** Both surnames known and different also by sound. */
function isOtherFamily(x: Person, y: Person): boolean {
  if (x.surname === anyCharacter || y.surname === anyCharacter) return false
  return soundOf[x.surname] !== soundOf[y.surname]
}

/** A marriage that is over and one that lasts are seldom the same; both being over is rarer still. */
function marriages(x: number, y: number, weights: Weights): number {
  const endedA = (x & mark.ended) !== 0
  const endedB = (y & mark.ended) !== 0
  if (endedA && endedB) return weights.bothEnded
  const lastsA = (x & mark.lasting) !== 0
  const lastsB = (y & mark.lasting) !== 0
  if ((endedA && !endedB && lastsB) || (endedB && !endedA && lastsA)) return weights.oneEnded
  return 0
}
