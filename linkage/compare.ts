import { compareIdentities, type IdentityMatch } from './compare-identity.ts'
import { PeopleComparison, Side } from './compare-people.ts'
import { comparePhones, type PhoneMatch } from './compare-phone.ts'
import { comparePlaces, type PlaceMatch } from './compare-place.ts'
import { at, callerRole, mark, noTime, rowWords } from './row.ts'
import type { Scene } from './scene.ts'
import type { Statistics } from './statistics.ts'
import type { Weights } from './weights.ts'

/** What a score is the sum of, in bits. */
export const part = {
  ...{ prior: 0, phone: 1, identity: 2, people: 3, place: 4, time: 5, children: 6, category: 7 },
} as const
export const parts = 8

/** Compares two rows. `bits` afterwards holds the parts of the score. */
export class Comparison {
  readonly bits = new Float64Array(parts)
  /** whether the two tell of different marriages: then somebody must look, whatever the score */
  hasConflict = false
  hasIdentityConflict = false
  isPhoneEqual = false
  agreements = 0
  placeLevel = 0
  readonly #scene: Scene
  readonly #people: PeopleComparison
  #held = 0
  readonly #heldSide = new Side()
  readonly #otherSide = new Side()
  readonly #phone: PhoneMatch = { bits: 0, isEqual: false, isShared: false }
  readonly #identity: IdentityMatch = { bits: 0, differs: false }
  readonly #place: PlaceMatch = { level: 0, bits: 0 }

  constructor(statistics: Statistics, weights: Weights) {
    const prior = weights.prior - Math.log2(Math.max(1, statistics.records))
    this.#scene = { rows: new Uint32Array(0), statistics, weights, prior, isOfficial: false }
    this.#people = new PeopleComparison(this.#scene)
  }

  /**
   * @param a first word of one row, @param b of the other
   * @returns log2 odds that both tell of one household
   */
  score(rows: Uint32Array, a: number, b: number): number {
    this.hold(rows, a)
    return this.scoreHeld(b)
  }

  /** Takes one row, to be compared with several. It must not change meanwhile. */
  hold(rows: Uint32Array, a: number): void {
    this.#scene.rows = rows
    this.#held = a
    this.#heldSide.load(rows, a)
  }

  /** Compares the row held with another; see `score`. */
  scoreHeld(other: number): number {
    const bits = this.bits
    const scene = this.#scene
    const { rows, weights, prior } = scene
    this.#otherSide.load(rows, other)
    // people are matched one after the other: so that the score is the same both ways, earlier calls come first
    const isLater = isBehind(rows, this.#held, other)
    const a = isLater ? other : this.#held
    const b = isLater ? this.#held : other
    const sideA = isLater ? this.#otherSide : this.#heldSide
    const sideB = isLater ? this.#heldSide : this.#otherSide
    scene.isOfficial =
      roleAt(rows, a) === callerRole.official || roleAt(rows, b) === callerRole.official
    comparePhones(scene, a, b, this.#phone)
    compareIdentities(scene, a, b, this.#identity)
    comparePlaces(scene, a, b, this.#place)
    bits[part.prior] = prior
    bits[part.phone] = this.#phone.bits
    bits[part.identity] = this.#identity.bits
    bits[part.place] = Math.min(Math.max(this.#place.bits, -7), weights.placeMost - prior)
    bits[part.people] = this.#people.compare(scene, sideA, sideB, this.#phone.isShared)
    bits[part.time] = timeBits(rows[a + at.time] ?? noTime, rows[b + at.time] ?? noTime, weights)
    bits[part.children] = childBits(rows[a + at.children] ?? 0, rows[b + at.children] ?? 0, weights)
    bits[part.category] = isOutside(rows, a) || isOutside(rows, b) ? weights.outside : 0
    this.isPhoneEqual = this.#phone.isEqual
    this.placeLevel = this.#place.level
    this.agreements = this.#people.agreements
    this.hasIdentityConflict = this.#identity.differs
    this.hasConflict =
      this.#people.hasConflict ||
      (this.#identity.differs && this.#identity.bits === 0 && areSameSpouse(rows, a, b))
    let total = 0
    for (let i = 0; i < parts; i += 1) total += bits[i] ?? 0
    return this.hasConflict ? Math.min(total, weights.automatic - weights.conflictBelow) : total
  }
}

function timeBits(a: number, b: number, weights: Weights): number {
  if (a === noTime || b === noTime) return 0
  const apart = Math.abs(a - b)
  const { time } = weights
  for (let i = 0; i < time.length; i += 2) if (apart <= (time[i] ?? 0)) return time[i + 1] ?? 0
  return weights.timeLater
}

function childBits(a: number, b: number, weights: Weights): number {
  if (a === 0 || b === 0) return 0
  const oneA = a & 0xff_ff
  const oneB = b & 0xff_ff
  const twoA = a >>> 16
  const twoB = b >>> 16
  const isNear =
    areNear(oneA, oneB) || areNear(oneA, twoB) || areNear(twoA, oneB) || areNear(twoA, twoB)
  return isNear ? weights.childAgrees : weights.childDiffers
}

function areNear(x: number, y: number): boolean {
  return x !== 0 && y !== 0 && Math.abs(x - y) <= 1
}

/** Whether the row at `a` comes behind the one at `b`: later, or else larger in what it holds. */
function isBehind(rows: Uint32Array, a: number, b: number): boolean {
  const by = (rows[a + at.time] ?? 0) - (rows[b + at.time] ?? 0)
  if (by !== 0) return by > 0
  for (let word = 0; word < rowWords; word += 1) {
    const differs = (rows[a + word] ?? 0) - (rows[b + word] ?? 0)
    if (differs !== 0) return differs > 0
  }
  return false
}

function isOutside(rows: Uint32Array, base: number): boolean {
  return (((rows[base + at.caller] ?? 0) >>> 16) & mark.outside) !== 0
}

/** Whether both callers are the wife, or both the husband. */
function areSameSpouse(rows: Uint32Array, a: number, b: number): boolean {
  const role = roleAt(rows, a)
  if (role !== callerRole.wife && role !== callerRole.husband) return false
  return role === roleAt(rows, b)
}

function roleAt(rows: Uint32Array, base: number): number {
  return (rows[base + at.caller] ?? 0) & 0xff
}
