import { at, phoneKind } from './row.ts'
import type { Scene } from './scene.ts'
import { phoneKey } from './phone-users.ts'

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
    if (kindA === phoneKind.mobile && isOneDigitOff(leadA, tailA, leadB, tailB)) {
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

/** One digit replaced or two neighbours exchanged, in numbers of seven digits and four. */
function isOneDigitOff(leadA: number, tailA: number, leadB: number, tailB: number): boolean {
  if (leadA === leadB) return isNear(tailA, tailB)
  if (tailA === tailB) return isNear(leadA, leadB)
  // the last digit of seven exchanged with the first of four
  if (Math.trunc(leadA / 10) !== Math.trunc(leadB / 10) || tailA % 1000 !== tailB % 1000) {
    return false
  }
  const [lastA, firstA] = [leadA % 10, Math.trunc(tailA / 1000)]
  return leadB % 10 === firstA && Math.trunc(tailB / 1000) === lastA
}

/** One digit replaced or two neighbours exchanged: the difference is d × 10ⁿ, or 9 × d × 10ⁿ. */
function isNear(a: number, b: number): boolean {
  let place = 1
  let difference = Math.abs(a - b)
  while (difference >= 10 && difference % 10 === 0) {
    difference /= 10
    place *= 10
  }
  if (difference > 81) return false
  const x = Math.trunc(a / place)
  const y = Math.trunc(b / place)
  if (Math.trunc(x / 10) === Math.trunc(y / 10)) return true
  if (difference % 9 !== 0 || Math.trunc(x / 100) !== Math.trunc(y / 100)) return false
  return x % 10 === Math.trunc(y / 10) % 10 && y % 10 === Math.trunc(x / 10) % 10
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
