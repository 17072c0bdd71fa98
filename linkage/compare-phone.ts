import { at, phoneKind } from './row.ts'
import type { Scene } from './scene.ts'
import { phoneKey } from './statistics.ts'

export type PhoneMatch = { bits: number; isEqual: boolean; isShared: boolean }

/** Compares the telephone numbers of two calls, the second ones included. Symmetric. */
export function comparePhones(scene: Scene, a: number, b: number, into: PhoneMatch): void {
  const { rows } = scene
  into.isEqual = false
  into.isShared = false
  let best = compareNumbers(scene, a + at.phone, b + at.phone, into)
  const secondA = rows[a + at.phone2Tail] ?? 0
  const secondB = rows[b + at.phone2Tail] ?? 0
  if (secondB !== 0) best = larger(best, compareNumbers(scene, a + at.phone, b + at.phone2, into))
  if (secondA !== 0) best = larger(best, compareNumbers(scene, a + at.phone2, b + at.phone, into))
  if (secondA !== 0 && secondB !== 0) {
    best = larger(best, compareNumbers(scene, a + at.phone2, b + at.phone2, into))
  }
  into.bits = best
}

function compareNumbers(scene: Scene, a: number, b: number, into: PhoneMatch): number {
  const { rows, weights, prior } = scene
  const leadA = rows[a] ?? 0
  const leadB = rows[b] ?? 0
  const tailA = (rows[a + 1] ?? 0) & 0xff_ff
  const tailB = (rows[b + 1] ?? 0) & 0xff_ff
  const kindA = (rows[a + 1] ?? 0) >>> 16
  const kindB = (rows[b + 1] ?? 0) >>> 16
  if (kindA === phoneKind.none || kindB === phoneKind.none) return 0
  if (kindA === kindB && kindA <= phoneKind.landline) {
    if (leadA === leadB && tailA === tailB) {
      into.isEqual = true
      const users = scene.statistics.phoneUsers[phoneKey(rows, a)] ?? 0
      if (users > 3) {
        into.isShared = true
        return weights.phoneOfficial
      }
      if (scene.isOfficial) return weights.phoneOfficial
      return (kindA === phoneKind.landline ? weights.phoneLandline : weights.phonePrivate) - prior
    }
    if (
      kindA === phoneKind.mobile &&
      isOneDigitOff(leadA * 10_000 + tailA, leadB * 10_000 + tailB)
    ) {
      return weights.phoneOneDigit
    }
    return weights.phoneDiffers
  }
  if (kindA > kindB) return compareNumbers(scene, b, a, into)
  if (kindB === phoneKind.middleHidden) {
    if (kindA !== phoneKind.mobile && kindA !== phoneKind.middleHidden) return 0
    const prefix = kindA === phoneKind.mobile ? Math.floor(leadA / 10_000) : leadA
    return prefix === leadB && tailA === tailB ? weights.phoneHidden : weights.phoneDiffers
  }
  if (kindB === phoneKind.tailHidden) {
    if (kindA !== phoneKind.mobile && kindA !== phoneKind.tailHidden) return 0
    return leadA === leadB ? weights.phoneHidden : weights.phoneDiffers
  }
  if (kindB === phoneKind.odd && kindA === phoneKind.mobile && leadB >= 100_000) {
    return isOneLost(leadA * 10_000 + tailA, leadB * 10_000 + tailB) ? weights.phoneOneDigit : 0
  }
  if (kindA === phoneKind.odd && leadA === leadB && tailA === tailB) return 0
  return 0
}

export function larger(a: number, b: number): number {
  return b > a && b > 0 ? b : a
}

/** One digit replaced or two neighbours exchanged, in numbers of eleven digits. */
function isOneDigitOff(a: number, b: number): boolean {
  // either changes the number by d × 10ⁿ or by 9 × d × 10ⁿ: nearly all pairs are told apart by that
  let difference = Math.abs(a - b)
  while (difference >= 10 && difference % 10 === 0) difference /= 10
  if (difference > 81 || (difference > 9 && difference % 9 !== 0)) return false
  const x = String(a)
  const y = String(b)
  if (x.length !== y.length) return false
  let first = 0
  while (first < x.length && x[first] === y[first]) first += 1
  if (x.slice(first + 1) === y.slice(first + 1)) return true
  const isExchanged = x[first] === y[first + 1] && x[first + 1] === y[first]
  return isExchanged && x.slice(first + 2) === y.slice(first + 2)
}

/** `short` has ten digits and becomes `long` by putting one in. */
function isOneLost(long: number, short: number): boolean {
  const a = String(long)
  const b = String(short)
  if (a.length !== 11 || b.length !== 10) return false
  let at = 0
  while (at < 10 && a[at] === b[at]) at += 1
  return a.slice(at + 1) === b.slice(at)
}
