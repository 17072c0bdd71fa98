import { soundOf } from '#platform/text/sound.ts'
import { soundsHash } from './gazetteer.ts'
import { areaAt, isFull, personAt, type Person, type Records } from './records.ts'
import { at, hashEnd, hashNext, hashStart, mark, peopleInRow, phoneKind, rowWords } from './row.ts'
import { sharedFloat32, sharedUint16, sharedUint32, sharedUint8 } from './thread-array.ts'

/** sizes of the tables, as powers of two: small enough to stay in the processor's cache */
const tableBits = 20
const nameBits = 21
const phoneBits = 22

/** How often values occur: what makes an agreement on a rare name or place worth more than on a common one. */
export type Statistics = {
  readonly records: number
  /** by character, how often it stands as surname, as first and as last character of a given name */
  readonly surname: Float32Array
  readonly given: Float32Array
  /** the same by sound */
  readonly surnameSound: Float32Array
  readonly givenSound: Float32Array
  readonly names: number
  /** by hash of a value (see `valueKey`), in how many records it stands */
  readonly counts: Uint32Array
  /** by hash of a name, how often it stands and in how many stations' areas (a bit for each, 32 at most) */
  readonly nameCounts: Uint16Array
  readonly nameAreas: Uint32Array
  /** by hash of a telephone number: different callers and institutions that used it */
  readonly phoneUsers: Uint8Array
}

export const valueKind = {
  village: 1,
  hamlet: 2,
  road: 3,
  compound: 4,
  landmark: 5,
  town: 6,
  name: 7,
  phone: 8,
  villageKnown: 9,
  compoundKnown: 10,
  hamletKnown: 11,
  given: 12,
  station: 13,
} as const

/** The slot of a value in `counts`. */
export function valueKey(kind: number, a: number, b = 0): number {
  return valueHash(kind, a, b) >>> (32 - tableBits)
}

function valueHash(kind: number, a: number, b: number): number {
  return hashEnd(hashNext(hashNext(hashNext(hashStart(), kind), a), b))
}

const person: Person = { surname: 0, first: 0, second: 0, slot: 0, sex: 0, birth: 0 }

/** Counts over all records. The order of records does not matter. */
export function statisticsOf(records: Records): Statistics {
  const statistics: Statistics = {
    records: records.count,
    surname: sharedFloat32(65_536),
    given: sharedFloat32(65_536),
    surnameSound: sharedFloat32(512),
    givenSound: sharedFloat32(512),
    names: 0,
    counts: sharedUint32(1 << tableBits),
    nameCounts: sharedUint16(1 << nameBits),
    nameAreas: sharedUint32(1 << nameBits),
    phoneUsers: sharedUint8(1 << phoneBits),
  }
  let names = 0
  for (let record = 0; record < records.count; record += 1) {
    const base = record * rowWords
    names += countNames(records.rows, base, statistics)
    countPlaces(records.rows, base, statistics)
  }
  countPhoneUsers(records, statistics)
  return { ...statistics, names: Math.max(names, 1) }
}

function countNames(rows: Uint32Array, base: number, statistics: Statistics): number {
  let names = 0
  for (let i = 0; i < peopleInRow && personAt(rows, base, i, person); i += 1) {
    if (!isFull(person)) continue
    const { surname, given, surnameSound, givenSound, nameCounts, nameAreas } = statistics
    const key = nameKey(person)
    if ((nameCounts[key] ?? 0) < 65_535) nameCounts[key] = (nameCounts[key] ?? 0) + 1
    const area = areaAt(rows, base)
    if (area !== 0) nameAreas[key] = (nameAreas[key] ?? 0) | (1 << (area & 31))
    bump(surname, person.surname)
    bump(surnameSound, soundOf[person.surname] ?? 0)
    bump(given, person.first)
    bump(givenSound, soundOf[person.first] ?? 0)
    if (person.second !== 0) {
      bump(given, person.second)
      bump(givenSound, soundOf[person.second] ?? 0)
    }
    if (person.second !== 0) {
      count(statistics, valueKey(valueKind.given, person.first, person.second))
    }
    names += 1
  }
  return names
}

function bump(table: Float32Array, index: number): void {
  table[index] = (table[index] ?? 0) + 1
}

function count({ counts }: Statistics, key: number): void {
  counts[key] = (counts[key] ?? 0) + 1
}

function countPlaces(rows: Uint32Array, base: number, statistics: Statistics): void {
  for (const [kind, word] of placeWords) {
    const value = rows[base + word] ?? 0
    if (value !== 0) count(statistics, valueKey(kind, value))
  }
}

const placeWords = [
  [valueKind.village, at.village],
  [valueKind.hamlet, at.hamlet],
  [valueKind.road, at.road],
  [valueKind.compound, at.compound],
  [valueKind.landmark, at.landmark],
  [valueKind.town, at.town],
  [valueKind.station, at.station],
] as const

/** The slot of a full name in the name tables. */
export function nameKey({ surname, first, second }: Person): number {
  return valueHash(valueKind.name, surname | (first << 16), second) >>> (32 - nameBits)
}

/**
 * What agreement on a name is worth at most: one that stands in several stations' areas is common,
 * or no name at all but a word taken for one. Infinity for a name of one place.
 */
export function nameCeiling({ nameCounts, nameAreas, names }: Statistics, name: Person): number {
  const key = nameKey(name)
  const areas = bitsIn(nameAreas[key] ?? 0)
  if (areas < 3) return Infinity
  return Math.max(0, Math.log2(names / Math.max(1, nameCounts[key] ?? 1)))
}

function bitsIn(word: number): number {
  let left = word - ((word >>> 1) & 0x55_55_55_55)
  left = (left & 0x33_33_33_33) + ((left >>> 2) & 0x33_33_33_33)
  return Math.imul((left + (left >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24
}

export function phoneKey(rows: Uint32Array, word: number): number {
  return valueHash(valueKind.phone, rows[word] ?? 0, rows[word + 1] ?? 0) >>> (32 - phoneBits)
}

/** Different callers of a number: a shop's telephone has many, a family's one or two. */
function countPhoneUsers(records: Records, { phoneUsers }: Statistics): void {
  const { rows, count: total } = records
  const calls = new Uint8Array(1 << phoneBits)
  for (let record = 0; record < total; record += 1) {
    const base = record * rowWords
    if (!isWhole(rows, base)) continue
    const key = phoneKey(rows, base + at.phone)
    if ((calls[key] ?? 0) < 255) calls[key] = (calls[key] ?? 0) + 1
    const marks = (rows[base + at.caller] ?? 0) >>> 16
    const kind = (rows[base + at.phoneTail] ?? 0) >>> 16
    const isInstitution = (marks & (mark.holderInstitution | mark.callerInstitution)) !== 0
    if (isInstitution || kind === phoneKind.odd) phoneUsers[key] = 5
  }
  const seen = new Map<number, Set<number>>()
  for (let record = 0; record < total; record += 1) {
    const base = record * rowWords
    if (!isWhole(rows, base)) continue
    const key = phoneKey(rows, base + at.phone)
    if ((calls[key] ?? 0) < 4) continue
    if (!personAt(rows, base, 0, person) || !isFull(person)) continue
    let users = seen.get(key)
    if (users === undefined) {
      users = new Set()
      seen.set(key, users)
    }
    users.add(nameSound(person))
  }
  for (const [key, users] of seen) {
    if (users.size > 3) phoneUsers[key] = Math.max(phoneUsers[key] ?? 0, Math.min(users.size, 255))
  }
}

function isWhole(rows: Uint32Array, base: number): boolean {
  const kind = (rows[base + at.phoneTail] ?? 0) >>> 16
  return kind !== phoneKind.none && kind !== phoneKind.middleHidden && kind !== phoneKind.tailHidden
}

export function nameSound({ surname, first, second }: Person): number {
  const sounds = [soundOf[surname] ?? 0, soundOf[first] ?? 0, soundOf[second] ?? 0]
  return soundsHash(sounds, 0, 3)
}
