import { larger } from './compare-phone.ts'
import { at, idKind, noTail } from './row.ts'
import type { Scene } from './scene.ts'

export type IdentityMatch = { bits: number; differs: boolean }

/** Compares identity numbers, hidden and mistyped ones included. Symmetric. */
export function compareIdentities(scene: Scene, a: number, b: number, into: IdentityMatch): void {
  const { rows } = scene
  into.differs = false
  let best = compareNumbers(scene, a + at.idPlace, b + at.idPlace)
  if (best < 0) into.differs = true
  if ((rows[b + at.id2Tail] ?? 0) !== 0) {
    best = larger(best, Math.max(0, compareNumbers(scene, a + at.idPlace, b + at.id2Place)))
  }
  if ((rows[a + at.id2Tail] ?? 0) !== 0) {
    best = larger(best, Math.max(0, compareNumbers(scene, a + at.id2Place, b + at.idPlace)))
  }
  if ((rows[a + at.id2Tail] ?? 0) !== 0 && (rows[b + at.id2Tail] ?? 0) !== 0) {
    best = larger(best, Math.max(0, compareNumbers(scene, a + at.id2Place, b + at.id2Place)))
  }
  into.bits = Math.max(best, 0)
}

function compareNumbers(scene: Scene, a: number, b: number): number {
  const { rows, weights } = scene
  const kindA = (rows[a + 2] ?? 0) >>> 16
  const kindB = (rows[b + 2] ?? 0) >>> 16
  if (kindA === idKind.none || kindB === idKind.none) return 0
  const tailA = (rows[a + 2] ?? 0) & 0xff_ff
  const tailB = (rows[b + 2] ?? 0) & 0xff_ff
  const birthA = rows[a + 1] ?? 0
  const birthB = rows[b + 1] ?? 0
  const placeA = rows[a] ?? 0
  const placeB = rows[b] ?? 0
  if (kindA !== idKind.hidden && kindB !== idKind.hidden) {
    const isBirth = birthA === birthB
    const isTail = tailA === tailB && tailA !== noTail
    const isPlace = placeA === placeB
    if (isBirth && isTail && isPlace) return weights.identity
    if (isBirth && isTail) return weights.identity - 4
    if (kindA === idKind.sound && kindB === idKind.sound) return -1
    if (isTail && isPlace && digitsApart(birthA, birthB) <= 2) return weights.identityDigit
    if (isBirth && isPlace && sameTailButOne(tailA, tailB)) return weights.identityDigit
    if (isBirth && isPlace) return weights.identityDigit - 4
    return 0
  }
  let bits = 0
  if (tailA !== noTail && tailB !== noTail) {
    if (tailA !== tailB) return 0
    bits += 12
  }
  if (birthA !== 0 && birthB !== 0) {
    const hasDays = birthA % 10_000 !== 0 && birthB % 10_000 !== 0
    if (hasDays ? birthA !== birthB : Math.floor(birthA / 10_000) !== Math.floor(birthB / 10_000)) {
      return 0
    }
    bits += hasDays ? 14 : 5
  }
  return bits
}

/** In how many of the eight digits two dates of birth differ. */
function digitsApart(a: number, b: number): number {
  let apart = 0
  for (let place = 1; place < 100_000_000; place *= 10) {
    if (Math.floor(a / place) % 10 !== Math.floor(b / place) % 10) apart += 1
  }
  return apart
}

/** Serial numbers in which one digit differs, whatever the check says. */
function sameTailButOne(a: number, b: number): boolean {
  if (a === noTail || b === noTail) return false
  const x = Math.floor(a / 11)
  const y = Math.floor(b / 11)
  let apart = 0
  for (let place = 1; place < 1000; place *= 10) {
    if (Math.floor(x / place) % 10 !== Math.floor(y / place) % 10) apart += 1
  }
  return apart <= 1
}
