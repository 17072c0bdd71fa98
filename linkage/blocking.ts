import { soundOf } from '#platform/text/sound.ts'
import { areaAt, isFull, personAt, type Person } from './records.ts'
import {
  anyCharacter,
  at,
  hashEnd,
  hashNext,
  hashStart,
  idKind,
  noTail,
  noTime,
  peopleInRow,
  phoneKind,
} from './row.ts'

/** Most keys that one row gives. */
export const mostKeys = 64

const person: Person = { surname: 0, first: 0, second: 0, slot: 0, sex: 0, birth: 0 }

/**
 * What two records must share to be compared at all; numbers are part of the keys, and of those that
 * were kept: a number that is no longer used is not given again.
 */
export const keyKind = {
  ...{ phone: 1, phoneEnds: 2, phoneLead: 3, identity: 4, name: 7, nameTown: 8, room: 9 },
  ...{ house: 10, road: 13, incident: 19, familyPlace: 20, namePlace: 21 },
} as const

/** Largest block of which the pairs are looked at: what more records share tells nothing. */
export const largestBlock = 64

/**
 * By kind, the largest block whose records are all compared. What coincides easily leads to a pair
 * only while hardly anybody shares it. Every key is enough alone: evidence that is weak by itself
 * stands in compound keys (a surname with a hamlet, a place with an hour), so that nothing has to be
 * counted pair by pair.
 */
export function blockLimits(records: number): Uint8Array {
  const blockLimit = new Uint8Array(32)
  const [small, medium] = [3, 16]
  // the more records, the more neighbours there are of one name
  const several = Math.max(5, Math.min(medium, Math.round(medium / Math.sqrt(records / 100_000))))
  blockLimit[keyKind.phone] = largestBlock
  blockLimit[keyKind.phoneEnds] = small
  blockLimit[keyKind.phoneLead] = small
  blockLimit[keyKind.identity] = largestBlock
  blockLimit[keyKind.name] = small
  blockLimit[keyKind.nameTown] = largestBlock
  blockLimit[keyKind.namePlace] = largestBlock
  blockLimit[keyKind.room] = largestBlock
  blockLimit[keyKind.house] = medium
  blockLimit[keyKind.road] = several
  blockLimit[keyKind.incident] = several
  blockLimit[keyKind.familyPlace] = several
  return blockLimit
}

let out: Uint32Array = new Uint32Array(0)
let count = 0
/** kinds of the keys that `keysOf` gave last */
export const lastKinds = new Uint8Array(mostKeys)

function key(kind: number, a: number, b: number, c = 0): void {
  if (count >= mostKeys) return
  const value = hashEnd(hashNext(hashNext(hashNext(hashNext(hashStart(), kind), a), b), c))
  for (let i = 0; i < count; i += 1) if (out[i] === value) return
  out[count] = value
  lastKinds[count] = kind
  count += 1
}

/**
 * The blocking keys of a row, none of them twice.
 * @returns how many were written to `into`
 */
export function keysOf(rows: Uint32Array, base: number, into: Uint32Array): number {
  out = into
  count = 0
  phoneKeys(rows, base, at.phone)
  phoneKeys(rows, base, at.phone2)
  identityKeys(rows, base, at.idPlace)
  identityKeys(rows, base, at.id2Place)
  placeKeys(rows, base)
  nameKeys(rows, base)
  incidentKeys(rows, base)
  return count
}

/** A whole number alone; its ends or its head, for hidden and mistyped ones, only within one area. */
function phoneKeys(rows: Uint32Array, base: number, word: number): void {
  const area = areaAt(rows, base)
  const kind = ((rows[base + word + 1] ?? 0) >>> 16) & 0xff
  const tail = (rows[base + word + 1] ?? 0) & 0xff_ff
  const lead = rows[base + word] ?? 0
  if (kind === phoneKind.mobile) {
    key(keyKind.phone, lead, tail)
    key(keyKind.phoneEnds, Math.floor(lead / 10_000), tail, area)
    key(keyKind.phoneLead, lead, area)
  } else if (kind === phoneKind.landline) key(keyKind.phone, lead, tail)
  else if (kind === phoneKind.odd && lead >= 100_000) {
    key(keyKind.phone, lead, tail)
    key(keyKind.phoneLead, lead * 10 + Math.floor(tail / 1000), area)
  } else if (kind === phoneKind.middleHidden) key(keyKind.phoneEnds, lead, tail, area)
  else if (kind === phoneKind.tailHidden) key(keyKind.phoneLead, lead, area)
}

function identityKeys(rows: Uint32Array, base: number, word: number): void {
  const tail = (rows[base + word + 2] ?? 0) & 0xff_ff
  const kind = (rows[base + word + 2] ?? 0) >>> 16
  if (kind === idKind.none) return
  const birth = rows[base + word + 1] ?? 0
  if (birth % 10_000 !== 0 && tail !== noTail) key(keyKind.identity, birth, tail)
}

function placeKeys(rows: Uint32Array, base: number): void {
  const building = (rows[base + at.building] ?? 0) & 0xff_ff
  const room = (rows[base + at.room] ?? 0) & 0xff_ff
  const head = rows[base + at.compoundHead] ?? 0
  const number = rows[base + at.number] ?? 0
  if (head !== 0 && room !== 0) key(keyKind.room, head, building, room)
  const road = rows[base + at.road] ?? 0
  if (road !== 0 && (number & 0xff_ff) !== 0) key(keyKind.road, road, number & 0xff_ff)
  const hamlet = rows[base + at.hamlet] ?? 0
  if (hamlet !== 0 && number !== 0) key(keyKind.house, hamlet, number)
}

function nameKeys(rows: Uint32Array, base: number): void {
  const town = rows[base + at.town] ?? 0
  const station = rows[base + at.station] ?? 0
  const place =
    (rows[base + at.village] ?? 0) ||
    (rows[base + at.compoundHead] ?? 0) ||
    (rows[base + at.road] ?? 0)
  for (let i = 0; i < peopleInRow && personAt(rows, base, i, person); i += 1) {
    const { surname, first, second } = person
    const family = soundOf[surname] ?? 0
    if (isFull(person)) {
      const sounds = (family << 18) | ((soundOf[first] ?? 0) << 9) | (soundOf[second] ?? 0)
      if (second !== 0) key(keyKind.name, sounds, 0)
      if (station !== 0) key(keyKind.nameTown, sounds, station)
      if (town !== 0 && town !== station) key(keyKind.nameTown, sounds, town)
      if (place !== 0) key(keyKind.namePlace, sounds, place)
    }
    if (surname !== anyCharacter) familyKeys(rows, base, family)
  }
}

/** A surname and the part of a village or compound: somebody of the family next door, or herself. */
function familyKeys(rows: Uint32Array, base: number, family: number): void {
  const village = rows[base + at.village] ?? 0
  const hamlet = rows[base + at.hamlet] ?? 0
  const group = ((rows[base + at.room] ?? 0) >>> 16) & 0xff
  if (village !== 0 && hamlet !== 0) key(keyKind.familyPlace, family, village, hamlet)
  if (village !== 0 && group !== 0) key(keyKind.familyPlace, family, village, group)
  const head = rows[base + at.compoundHead] ?? 0
  const building = (rows[base + at.building] ?? 0) & 0xff_ff
  if (head !== 0 && building !== 0) key(keyKind.familyPlace, family, head, building)
}

/** Two calls about one evening: the place, in spans of two hours that overlap. */
function incidentKeys(rows: Uint32Array, base: number): void {
  const time = rows[base + at.time] ?? noTime
  const place =
    (rows[base + at.village] ?? 0) ||
    (rows[base + at.compoundHead] ?? 0) ||
    (rows[base + at.road] ?? 0) ||
    (rows[base + at.hamlet] ?? 0)
  if (time === noTime || place === 0) return
  const span = Math.floor(time / 120)
  key(keyKind.incident, place, span)
  key(keyKind.incident, place, span + 1)
}
