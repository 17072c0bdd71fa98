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

/** What two records must share to be compared at all; numbers are part of the keys. */
export const keyKind = {
  ...{ phone: 1, phoneEnds: 2, phoneLead: 3, identity: 4, birth: 5, identityTail: 6, name: 7 },
  ...{
    nameTown: 8,
    room: 9,
    house: 10,
    hamlet: 11,
    group: 12,
    road: 13,
    landmark: 14,
    incident: 15,
  },
  ...{ familyPlace: 16, building: 17, nearName: 18 },
} as const

/**
 * What a shared key of a kind is worth, 8 bits: a bit for the group it belongs to (1 names, 2 places,
 * 4 telephones, 8 identity, 16 time), and in the two highest how small its block must be for it to be
 * enough alone (1: any size, 2: at most `smallBlock`, 3: at most `mediumBlock`). Two keys of different
 * groups are always enough; nearly all pairs that share less are of strangers.
 */
export const keyWorth = new Uint8Array(32)
const [names, places, phones, identities, times] = [1, 2, 4, 8, 16]
const [anySize, ifSmall, ifMedium] = [1 << 6, 2 << 6, 3 << 6]
keyWorth[keyKind.phone] = phones | anySize
keyWorth[keyKind.phoneEnds] = phones | ifSmall
keyWorth[keyKind.phoneLead] = phones | ifSmall
keyWorth[keyKind.identity] = identities | anySize
keyWorth[keyKind.birth] = identities | ifSmall
keyWorth[keyKind.identityTail] = identities | ifSmall
keyWorth[keyKind.name] = names | ifSmall
keyWorth[keyKind.nameTown] = names | ifMedium
keyWorth[keyKind.nearName] = names | ifSmall
keyWorth[keyKind.room] = places | anySize
keyWorth[keyKind.building] = places | ifSmall
keyWorth[keyKind.house] = places | ifMedium
keyWorth[keyKind.hamlet] = places | ifSmall
keyWorth[keyKind.group] = places | ifSmall
keyWorth[keyKind.road] = places | ifSmall
keyWorth[keyKind.landmark] = places | ifSmall
keyWorth[keyKind.familyPlace] = places
keyWorth[keyKind.incident] = times | ifSmall

let out: Uint32Array = new Uint32Array(0)
let count = 0
/** kinds of the keys that `keysOf` gave last */
export const lastKinds = new Uint8Array(mostKeys)

function key(kind: number, a: number, b: number, c = 0): void {
  if (count >= mostKeys) return
  out[count] = hashEnd(hashNext(hashNext(hashNext(hashNext(hashStart(), kind), a), b), c))
  lastKinds[count] = kind
  count += 1
}

/**
 * The blocking keys of a row.
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
  const time = rows[base + at.time] ?? noTime
  const area = areaAt(rows, base)
  if (time !== noTime && area !== 0) {
    const bucket = Math.floor(time / 120)
    key(keyKind.incident, area, bucket)
    key(keyKind.incident, area, bucket + 1)
  }
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
  const hasDay = birth % 10_000 !== 0
  if (hasDay && tail !== noTail) key(keyKind.identity, birth, tail)
  // a hidden or mistyped part: the other with the surname, or with the place when there is none
  const isNamed = personAt(rows, base, 0, person) && person.surname !== anyCharacter
  const beside = (isNamed ? soundOf[person.surname] : rows[base + at.station]) ?? 0
  if (beside === 0) return
  if (hasDay) key(keyKind.birth, birth, beside)
  if (tail !== noTail) key(keyKind.identityTail, tail, beside)
}

function placeKeys(rows: Uint32Array, base: number): void {
  const village = rows[base + at.village] ?? 0
  const building = (rows[base + at.building] ?? 0) & 0xff_ff
  const room = (rows[base + at.room] ?? 0) & 0xff_ff
  const head = rows[base + at.compoundHead] ?? 0
  const number = rows[base + at.number] ?? 0
  if (head !== 0 && room !== 0) key(keyKind.room, head, building, room)
  if (head !== 0 && building !== 0) key(keyKind.building, head, building)
  const road = rows[base + at.road] ?? 0
  if (road !== 0 && (number & 0xff_ff) !== 0) key(keyKind.road, road, number & 0xff_ff)
  const hamlet = rows[base + at.hamlet] ?? 0
  if (hamlet !== 0) key(keyKind.hamlet, hamlet, village)
  if (hamlet !== 0 && number !== 0) key(keyKind.house, hamlet, number)
  const group = ((rows[base + at.room] ?? 0) >>> 16) & 0xff
  if (village !== 0 && group !== 0) key(keyKind.group, village, group)
  const landmark = rows[base + at.landmark] ?? 0
  if (landmark !== 0) key(keyKind.landmark, landmark, village)
}

function nameKeys(rows: Uint32Array, base: number): void {
  const town = rows[base + at.town] ?? 0
  const station = rows[base + at.station] ?? 0
  const village = rows[base + at.village] ?? 0
  const head = rows[base + at.compoundHead] ?? 0
  for (let i = 0; i < peopleInRow && personAt(rows, base, i, person); i += 1) {
    const { surname, first, second } = person
    const family = soundOf[surname] ?? 0
    const one = soundOf[first] ?? 0
    const two = soundOf[second] ?? 0
    if (isFull(person)) {
      const sounds = (family << 18) | (one << 9) | two
      if (two !== 0) key(keyKind.name, sounds, 0)
      if (station !== 0) key(keyKind.nameTown, sounds, station)
      if (town !== 0 && town !== station) key(keyKind.nameTown, sounds, town)
      // one character mistyped: the two others with the place
      const area = village || head || (rows[base + at.road] ?? 0)
      if (two !== 0 && area !== 0) {
        key(keyKind.nearName, (family << 9) | two, area, 1)
        key(keyKind.nearName, (one << 9) | two, area, 2)
      }
    } else if (surname !== anyCharacter && second !== anyCharacter && second !== 0) {
      const area = village || head || (rows[base + at.road] ?? 0)
      if (area !== 0) key(keyKind.nearName, (family << 9) | two, area, 1)
    }
    if (surname !== anyCharacter) {
      if (village !== 0) key(keyKind.familyPlace, family, village)
      if (head !== 0) key(keyKind.familyPlace, family, head)
    }
  }
}
