import { characterTable } from './word-table.ts'

const c = (character: string): number => character.charCodeAt(0)
const townSuffixes = characterTable('镇乡街道办事处区县市省')

export function isTownSuffix(unit16: number): boolean {
  return townSuffixes[unit16] === 1
}

const one = characterTable('镇乡区县市省是室事')
const [jie, dao, ban, shi, chu, big, brigade, society, quarter, seat, council, hamlet] = Array.from(
  '街道办事处大队社区居委村',
  c,
)
const [province, city, county, township, rural, little] = Array.from('省市县镇乡小', c)

/** Behind a name: 镇, 街道办事处, 街办, 市 and what was typed for 市. */
export function suffixEnd(characters: Uint16Array, from: number, to: number): number {
  let at = from
  const unit16 = characters[at] ?? 0
  if (at >= to) return at
  if (one[unit16] === 1) return at + 1
  if (unit16 === jie) {
    const next = characters[at + 1]
    if (next === dao) at += 2
    else if (next === ban) at += 1
    else if (at + 1 < to && isDigit(next ?? 0)) return from
    else return at + 1
    if (characters[at] === ban) at += 1
    if (characters[at] === shi && characters[at + 1] === chu) at += 2
    return at
  }
  return at
}

const village = characterTable('村社居大路街')

/** 金山村, 东风路: the name of a township that stands for a village or a road here. */
export function isVillageName(characters: Uint16Array, at: number, to: number): boolean {
  if (at >= to) return false
  const unit16 = characters[at] ?? 0
  if (unit16 === big) return characters[at + 1] === dao || characters[at + 1] === brigade
  if (unit16 === jie) {
    const next = characters[at + 1] ?? 0
    return isDigit(next) || next === hamlet
  }
  if (unit16 === society) return characters[at + 1] === quarter
  if (unit16 === seat) return characters[at + 1] === council
  return village[unit16] === 1
}

function isDigit(unit16: number): boolean {
  return unit16 >= 48 && unit16 < 58
}

/** A township that no list holds: up to six characters and 镇, 乡 or 街道. */
export function unknownTown(characters: Uint16Array, from: number, to: number): number {
  const last = Math.min(to, from + 7)
  for (let at = from + 1; at < last; at += 1) {
    const unit16 = characters[at] ?? 0
    if (unit16 === hamlet) return from
    if (unit16 === province || unit16 === city || unit16 === county) return at + 1
    if (at < from + 2) continue
    if (unit16 === township || unit16 === rural) return at + 1
    if (unit16 === jie && characters[at + 1] === dao) return suffixEnd(characters, at, to)
    if (unit16 === jie && characters[at + 1] === ban) return suffixEnd(characters, at, to)
    if (unit16 === quarter && characters[at - 1] !== society && characters[at - 1] !== little) {
      return at + 1
    }
  }
  return from
}

export function matches(sounds: Uint16Array, at: number, to: number, word: Uint16Array): boolean {
  if (at + word.length > to) return false
  for (let offset = 0; offset < word.length; offset += 1) {
    if (sounds[at + offset] !== word[offset]) return false
  }
  return true
}
