import { soundOf } from '#platform/text/sound.ts'
import { areaAt, isFull, personAt, type Person, type Records } from './records.ts'
import { at, hashEnd, hashNext, hashStart, peopleInRow, rowWords } from './row.ts'
import { phoneUsersOf } from './phone-users.ts'
import { sharedFloat32, sharedUint32 } from './thread-array.ts'

/** sizes of the tables, as powers of two: small enough to stay in the processor's cache */
const tableBits = 20
const nameTableBits = 21

/** How often values occur: what makes an agreement on a rare name or place worth more than on a common one. */
export type Statistics = {
  readonly records: number
  readonly names: number
  /** log2 of both */
  readonly recordBits: number
  readonly nameBits: number
  /** how often a surname of a sound stands */
  readonly surnameSound: Float32Array
  /** by character, how rare it is in bits as a surname, and as a character of a given name */
  readonly surnameBits: Float32Array
  readonly givenBits: Float32Array
  /** the same by sound */
  readonly surnameSoundBits: Float32Array
  readonly givenSoundBits: Float32Array
  /** by hash of a value (see `valueKey`), in how many records it stands */
  readonly counts: Uint32Array
  /** by hash of a name, what agreement on it is worth at most; see `nameCeiling` */
  readonly nameCeilings: Float32Array
  /** by hash of a telephone number: different callers and institutions that used it */
  readonly phoneUsers: Uint8Array
}

/** Counts from which `Statistics` are worked out. */
type Counting = {
  readonly surname: Float32Array
  readonly given: Float32Array
  readonly surnameSound: Float32Array
  readonly givenSound: Float32Array
  readonly counts: Uint32Array
  /** by hash of a name, how often it stands and in how many stations' areas (a bit for each, 32 at most) */
  readonly nameCounts: Uint16Array
  readonly nameAreas: Uint32Array
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
  const counting: Counting = {
    surname: new Float32Array(65_536),
    given: new Float32Array(65_536),
    surnameSound: sharedFloat32(512),
    givenSound: new Float32Array(512),
    counts: sharedUint32(1 << tableBits),
    nameCounts: new Uint16Array(1 << nameTableBits),
    nameAreas: new Uint32Array(1 << nameTableBits),
  }
  let names = 0
  for (let record = 0; record < records.count; record += 1) {
    const base = record * rowWords
    names += countNames(records.rows, base, counting)
    countPlaces(records.rows, base, counting)
  }
  names = Math.max(names, 1)
  const phoneUsers = phoneUsersOf(records)
  const { surnameSound, counts } = counting
  return {
    ...{ records: records.count, names, surnameSound, counts, phoneUsers },
    recordBits: Math.log2(Math.max(1, records.count)),
    nameBits: Math.log2(names),
    surnameBits: rarities(counting.surname, names, 1 / 4096),
    givenBits: rarities(counting.given, names * 1.8, 1 / 4096),
    surnameSoundBits: rarities(surnameSound, names, 1 / 2048),
    givenSoundBits: rarities(counting.givenSound, names * 1.8, 1 / 2048),
    nameCeilings: ceilings(counting, names),
  }
}

/** By index, how rare it is in bits, smoothed so that none is much rarer than `least`. */
function rarities(counted: Float32Array, total: number, least: number): Float32Array {
  const bits = sharedFloat32(counted.length)
  const rarest = -Math.log2((total * least) / (total * (1 + least)))
  for (let index = 0; index < counted.length; index += 1) {
    const count = counted[index] ?? 0
    bits[index] = count === 0 ? rarest : -Math.log2((count + total * least) / (total * (1 + least)))
  }
  return bits
}

function ceilings({ nameCounts, nameAreas }: Counting, names: number): Float32Array {
  const most = sharedFloat32(1 << nameTableBits)
  for (let key = 0; key < most.length; key += 1) {
    const areas = nameAreas[key] ?? 0
    most[key] =
      areas === 0 || bitsIn(areas) < 3
        ? Infinity
        : Math.max(0, Math.log2(names / Math.max(1, nameCounts[key] ?? 1)))
  }
  return most
}

function countNames(rows: Uint32Array, base: number, counting: Counting): number {
  let names = 0
  for (let i = 0; i < peopleInRow && personAt(rows, base, i, person); i += 1) {
    if (!isFull(person)) continue
    const { surname, given, surnameSound, givenSound, nameCounts, nameAreas } = counting
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
      count(counting, valueKey(valueKind.given, person.first, person.second))
    }
    names += 1
  }
  return names
}

function bump(table: Float32Array, index: number): void {
  table[index] = (table[index] ?? 0) + 1
}

function count({ counts }: Counting, key: number): void {
  counts[key] = (counts[key] ?? 0) + 1
}

function countPlaces(rows: Uint32Array, base: number, counting: Counting): void {
  for (const [kind, word] of placeWords) {
    const value = rows[base + word] ?? 0
    if (value !== 0) count(counting, valueKey(kind, value))
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
  return valueHash(valueKind.name, surname | (first << 16), second) >>> (32 - nameTableBits)
}

/**
 * What agreement on a name is worth at most: one that stands in several stations' areas is common,
 * or no name at all but a word taken for one. Infinity for a name of one place.
 */
export function nameCeiling({ nameCeilings }: Statistics, name: Person): number {
  return nameCeilings[nameKey(name)] ?? Infinity
}

const logs = Float64Array.from({ length: 4096 }, (_, count) => Math.log2(Math.max(1, count)))
/** of pairs of characters: the first two of a name seen count as one home's */
const pairLogs = Float64Array.from({ length: 4096 }, (_, count) =>
  Math.log2(Math.max(0.2, count - 1.5)),
)

/** Bits by which a value is rarer than one that every record had. */
export function valueRarity(
  { counts, recordBits }: Statistics,
  kind: number,
  value: number,
): number {
  const seen = counts[valueKey(kind, value)] ?? 0
  return recordBits - (seen < 4096 ? (logs[seen] ?? 0) : Math.log2(seen))
}

/** The same of a given name's two characters together. */
export function pairRarity({ counts, nameBits }: Statistics, { first, second }: Person): number {
  const seen = counts[valueKey(valueKind.given, first, second)] ?? 0
  return nameBits - (seen < 4096 ? (pairLogs[seen] ?? 0) : Math.log2(seen - 1.5))
}

function bitsIn(word: number): number {
  let left = word - ((word >>> 1) & 0x55_55_55_55)
  left = (left & 0x33_33_33_33) + ((left >>> 2) & 0x33_33_33_33)
  return Math.imul((left + (left >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24
}
