import type { Comparison } from './compare.ts'
import { part } from './compare.ts'
import { placeLevel } from './compare-place.ts'

/** Codes of the reasons for (or against) a link; their words are the caller's. */
export const reasonCodes = [
  ...['same-identity', 'same-phone', 'similar-phone', 'same-people', 'similar-people'],
  ...['same-room', 'same-house', 'same-building', 'same-compound', 'same-hamlet', 'same-village'],
  ...['same-landmark', 'same-town', 'same-hours', 'same-child', 'other-spouse', 'other-place'],
  ...['other-identity', 'no-household-matter'],
] as const

export type ReasonCode = (typeof reasonCodes)[number]

/** One field's share in a score. `bits` > 0 speaks for one household, < 0 against. */
export type Reason = { readonly code: ReasonCode; readonly bits: number }

const placeReasons: Readonly<Record<number, ReasonCode>> = {
  [placeLevel.room]: 'same-room',
  [placeLevel.house]: 'same-house',
  [placeLevel.building]: 'same-building',
  [placeLevel.compound]: 'same-compound',
  [placeLevel.hamlet]: 'same-hamlet',
  [placeLevel.village]: 'same-village',
  [placeLevel.landmark]: 'same-landmark',
}

/** Why the comparison's last score is what it is, the strongest first. */
export function reasonsOf(comparison: Comparison): readonly Reason[] {
  const reasons: Reason[] = []
  const add = (code: ReasonCode, bits: number): void => {
    if (Math.abs(bits) >= 1) reasons.push({ code, bits: Math.round(bits * 10) / 10 })
  }
  const { bits } = comparison
  const of = (index: number): number => bits[index] ?? 0
  if (of(part.identity) > 0) add('same-identity', of(part.identity))
  if (of(part.phone) > 0) {
    add(comparison.isPhoneEqual ? 'same-phone' : 'similar-phone', of(part.phone))
  }
  if (of(part.people) > 0) {
    add(comparison.agreements > 0 ? 'same-people' : 'similar-people', of(part.people))
  }
  if (of(part.place) > 0) {
    add(placeReasons[comparison.placeLevel] ?? 'same-town', of(part.place))
  } else add('other-place', of(part.place))
  if (of(part.time) > 2) add('same-hours', of(part.time))
  if (of(part.children) > 0) add('same-child', of(part.children))
  if (comparison.hasConflict || of(part.people) < 0) {
    add('other-spouse', Math.min(of(part.people), -1))
  }
  if (comparison.hasIdentityConflict) add('other-identity', -1)
  if (of(part.category) < 0) add('no-household-matter', of(part.category))
  return reasons.toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
}
