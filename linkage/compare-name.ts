import { soundOf } from '#platform/text/sound.ts'
import { anyCharacter } from './row.ts'
import { nameCeiling, pairRarity, type Statistics } from './statistics.ts'
import type { Person } from './records.ts'
import type { Weights } from './weights.ts'

/** How two names stand to each other. */
export const nameLevel = {
  none: 0,
  exact: 1,
  sound: 2,
  character: 3,
  part: 4,
  conflict: 5,
  partConflict: 6,
} as const

export type NameMatch = { level: number; bits: number }

/** How two characters in the same place of two names stand to each other. */
const relation = { open: 0, equal: 1, sounded: 2, different: 3 } as const

function relationOf(x: number, y: number): number {
  if (x === anyCharacter || y === anyCharacter) return relation.open
  if (x === y) return relation.equal
  if (x === 0 || y === 0) return relation.different
  const sound = soundOf[x] ?? 0
  return sound !== 0 && sound === soundOf[y] ? relation.sounded : relation.different
}

/** By how two names' three characters agree, what is left to weigh; filled by `compareNames`. */
const relations = { family: 0, first: 0, second: 0 }

function countOf(of: number): number {
  const { family, first, second } = relations
  return (family === of ? 1 : 0) + (first === of ? 1 : 0) + (second === of ? 1 : 0)
}

/** Bits of the characters of `name` that stand in `of`, the same or in sound. */
function sumOf(name: Person, of: number, statistics: Statistics): number {
  const isSound = of === relation.sounded
  const families = isSound ? statistics.surnameSoundBits : statistics.surnameBits
  const givens = isSound ? statistics.givenSoundBits : statistics.givenBits
  let bits = 0
  if (relations.family === of) bits += families[indexOf(name.surname, isSound)] ?? 0
  if (relations.first === of) bits += givens[indexOf(name.first, isSound)] ?? 0
  if (relations.second === of) {
    bits += name.second === 0 ? 1 : (givens[indexOf(name.second, isSound)] ?? 0)
  }
  return bits
}

function indexOf(character: number, isSound: boolean): number {
  return isSound ? (soundOf[character] ?? 0) : character
}

/**
 * Compares two names. Symmetric. Most are different: so how their characters stand to each other is
 * looked at before anything is weighed.
 * @returns in `into` the level and how much chance agreement is excluded
 */
export function compareNames(
  a: Person,
  b: Person,
  statistics: Statistics,
  weights: Weights,
  into: NameMatch,
): void {
  relations.family = relationOf(a.surname, b.surname)
  relations.first = relationOf(a.first, b.first)
  relations.second = relationOf(a.second, b.second)
  into.bits = 0
  const isOpen = countOf(relation.open) > 0
  const different = countOf(relation.different)
  if (different > 0) {
    if (isOpen) into.level = nameLevel.partConflict
    else if (different > 1 && a.surname !== b.surname) into.level = nameLevel.conflict
    else nearlyEqual(a, b, different, { statistics, weights, into })
    return
  }
  if (isOpen) {
    const sounded = countOf(relation.sounded)
    if (countOf(relation.equal) + sounded === 0) {
      into.level = nameLevel.none
      return
    }
    into.level = nameLevel.part
    const bits = sumOf(a, relation.equal, statistics) + sumOf(a, relation.sounded, statistics) - 0.5
    into.bits = Math.max(0, bits + (sounded > 0 ? weights.nameSound : 0))
    return
  }
  equal(a, b, { statistics, weights, into })
}

type Weighing = {
  readonly statistics: Statistics
  readonly weights: Weights
  readonly into: NameMatch
}

/** Every character known, and the same at least in sound. */
function equal(a: Person, b: Person, { statistics, weights, into }: Weighing): void {
  const sounded = countOf(relation.sounded)
  let bits = sumOf(a, relation.equal, statistics)
  if (sounded > 0) bits += sumOf(a, relation.sounded, statistics)
  if (a.second !== 0) {
    // given names come in fashions: 俊杰 is far more frequent than 俊 and 杰 would let expect
    const family =
      a.surname === b.surname
        ? (statistics.surnameBits[a.surname] ?? 0)
        : (statistics.surnameSoundBits[soundOf[a.surname] ?? 0] ?? 0)
    const rare = pairRarity(statistics, a)
    const rarer = sounded === 0 ? rare : Math.min(rare, pairRarity(statistics, b))
    bits = Math.min(bits, rarer + family)
  }
  if (sounded === 0) {
    into.level = nameLevel.exact
    into.bits = Math.min(nameCeiling(statistics, a), bits)
    return
  }
  into.level = nameLevel.sound
  const ceiling = Math.min(nameCeiling(statistics, a), nameCeiling(statistics, b))
  into.bits = Math.min(ceiling, bits + weights.nameSound * (2 * sounded - 1))
}

/** Every character known, and one of three differs or is missing: else these are two people. */
function nearlyEqual(
  a: Person,
  b: Person,
  different: number,
  { statistics, weights, into }: Weighing,
): void {
  if (different === 1 && a.second !== 0 && b.second !== 0) {
    into.level = nameLevel.character
    const ceiling = Math.min(nameCeiling(statistics, a), nameCeiling(statistics, b))
    into.bits =
      ceiling < Infinity
        ? Math.min(ceiling, 4)
        : sumOf(a, relation.equal, statistics) +
          sumOf(a, relation.sounded, statistics) +
          weights.nameCharacter
    return
  }
  if (a.surname === b.surname && (a.second === 0) !== (b.second === 0)) {
    const long = a.second === 0 ? b : a
    const short = a.second === 0 ? a : b
    if (short.first === long.first || short.first === long.second) {
      into.level = nameLevel.character
      into.bits =
        (statistics.surnameBits[a.surname] ?? 0) +
        (statistics.givenBits[short.first] ?? 0) +
        weights.nameShort
      return
    }
  }
  into.level = nameLevel.conflict
}
