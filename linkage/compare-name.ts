import { soundOf } from '#platform/text/sound.ts'
import { type Person } from './records.ts'
import { anyCharacter } from './row.ts'
import { nameCeiling, valueKey, valueKind, type Statistics } from './statistics.ts'
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

/** Rarity of a character as surname (or given) in bits, smoothed so that none is rarer than 1 in 4096. */
function rarity(table: Float32Array, index: number, total: number, least: number): number {
  return -Math.log2(((table[index] ?? 0) + total * least) / (total * (1 + least)))
}

function characterBits(character: number, isFamily: boolean, statistics: Statistics): number {
  return isFamily
    ? rarity(statistics.surname, character, statistics.names, 1 / 4096)
    : rarity(statistics.given, character, statistics.names * 1.8, 1 / 4096)
}

function soundBits(character: number, isFamily: boolean, statistics: Statistics): number {
  const sound = soundOf[character] ?? 0
  return isFamily
    ? rarity(statistics.surnameSound, sound, statistics.names, 1 / 2048)
    : rarity(statistics.givenSound, sound, statistics.names * 1.8, 1 / 2048)
}

function pairBits({ first, second }: Person, statistics: Statistics): number {
  const seen = statistics.counts[valueKey(valueKind.given, first, second)] ?? 0
  return Math.log2(statistics.names / Math.max(0.2, seen - 1.5))
}

/** Compares two names. Symmetric. @returns in `into` the level and how much chance agreement is excluded */
export function compareNames(
  a: Person,
  b: Person,
  statistics: Statistics,
  weights: Weights,
  into: NameMatch,
): void {
  let equal = 0
  let sounded = 0
  let open = 0
  let different = 0
  let bits = 0
  let soundedBits = 0
  for (let i = 0; i < 3; i += 1) {
    const x = i === 0 ? a.surname : i === 1 ? a.first : a.second
    const y = i === 0 ? b.surname : i === 1 ? b.first : b.second
    if (x === anyCharacter || y === anyCharacter) open += 1
    else if (x === y) {
      equal += 1
      if (x === 0) bits += 1
      else bits += characterBits(x, i === 0, statistics)
    } else if (x !== 0 && y !== 0 && soundOf[x] === soundOf[y] && soundOf[x] !== 0) {
      sounded += 1
      soundedBits += soundBits(x, i === 0, statistics)
    } else different += 1
  }
  into.bits = 0
  if (different === 0 && open === 0 && a.second !== 0) {
    // given names come in fashions: 俊杰 is far more frequent than 俊 and 杰 would let expect
    const pair = Math.min(pairBits(a, statistics), pairBits(b, statistics))
    const family =
      a.surname === b.surname
        ? characterBits(a.surname, true, statistics)
        : soundBits(a.surname, true, statistics)
    const most = pair + family
    if (most < bits + soundedBits) {
      bits = most
      soundedBits = 0
    }
  }
  if (different === 0 && open === 0) {
    into.level = sounded === 0 ? nameLevel.exact : nameLevel.sound
    const ceiling = Math.min(
      nameCeiling(statistics, a),
      sounded === 0 ? Infinity : nameCeiling(statistics, b),
    )
    into.bits = Math.min(
      ceiling,
      sounded === 0 ? bits : bits + soundedBits + weights.nameSound * (2 * sounded - 1),
    )
    return
  }
  if (different === 0) {
    into.level = equal + sounded === 0 ? nameLevel.none : nameLevel.part
    into.bits = Math.max(0, bits + soundedBits - 0.5 + (sounded > 0 ? weights.nameSound : 0))
    return
  }
  if (open === 0 && different === 1 && equal + sounded === 2) {
    const isShort = a.second === 0 || b.second === 0
    if (!isShort) {
      into.level = nameLevel.character
      const ceiling = Math.min(nameCeiling(statistics, a), nameCeiling(statistics, b))
      into.bits =
        ceiling < Infinity ? Math.min(ceiling, 4) : bits + soundedBits + weights.nameCharacter
      return
    }
  }
  if (open === 0 && a.surname === b.surname && (a.second === 0) !== (b.second === 0)) {
    const long = a.second === 0 ? b : a
    const short = a.second === 0 ? a : b
    if (short.first === long.first || short.first === long.second) {
      into.level = nameLevel.character
      into.bits =
        characterBits(a.surname, true, statistics) +
        characterBits(short.first, false, statistics) +
        weights.nameShort
      return
    }
  }
  into.level = open === 0 ? nameLevel.conflict : nameLevel.partConflict
}
