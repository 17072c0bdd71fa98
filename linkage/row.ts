/**
 * A feature row: what linkage keeps of one record, 48 unsigned 32-bit words (192 bytes, little-endian).
 * Nothing in it is text; names are kept as up to three characters, places as hashes of their sounds.
 */
export const rowWords = 48

/** Word offsets within a row. */
export const at = {
  /** leading digits of the caller's number; see `phoneKind` */
  phone: 0,
  /** last four digits (low 16 bits), kind (next 8) */
  phoneTail: 1,
  phone2: 2,
  phone2Tail: 3,
  /** identity number: six digits of its place, birth as YYYYMMDD, serial and check × kind */
  idPlace: 4,
  idBirth: 5,
  idTail: 6,
  id2Place: 7,
  id2Birth: 8,
  id2Tail: 9,
  /** minutes since 2000-01-01, `noTime` when it was not understood */
  time: 10,
  /** sounds of the township's name, of the police station's, and the six-digit code as given */
  town: 11,
  station: 12,
  district: 13,
  village: 14,
  hamlet: 15,
  road: 16,
  compound: 17,
  landmark: 18,
  /** number of the road or house (low 16), its sub-number or lane (high 16) */
  number: 19,
  /** building (low 16), unit (8), floor (8) */
  building: 20,
  /** room (low 16), group 组 (8), flags (8) */
  room: 21,
  /** hash of the first two sounds of the compound, for names cut short */
  compoundHead: 22,
  /** role of the caller (8), sex of the caller (8), marks (16) */
  caller: 23,
  /** up to eight sounds of a place that could not be divided yet (low half first) */
  rest: 24,
  /** sounds of the surnames that wife (low half) and husband must have, after parents and children */
  families: 28,
  /** birth years of up to two children (16 each) */
  children: 29,
  people: 30,
} as const

export const restLength = 8
export const peopleInRow = 6
/** words of one person: first two characters, third and slot, birth */
export const personWords = 3

export const noTime = 0xff_ff_ff_ff
/** a character of a name that is hidden or unknown, though there is one */
export const anyCharacter = 0xff_ff
export const noTail = 0xff_ff

export const phoneKind = {
  none: 0,
  mobile: 1,
  landline: 2,
  /** 138****5678 */
  middleHidden: 3,
  /** 1380013**** */
  tailHidden: 4,
  /** hotlines and what has too few or too many digits */
  odd: 5,
} as const

export const idKind = { none: 0, sound: 1, hidden: 2, odd: 3 } as const

/** Where a person stands in the dispute. */
export const slot = {
  none: 0,
  wife: 1,
  husband: 2,
  child: 3,
  parent: 4,
  /** caller whose relation is not told */
  caller: 5,
  /** named without a relation */
  party: 6,
  /** neighbour, official, friend: calls about the household, does not belong to it */
  witness: 7,
  /** holder of the telephone */
  holder: 8,
} as const

export const sex = { unknown: 0, female: 1, male: 2 } as const

export const callerRole = {
  unknown: 0,
  wife: 1,
  husband: 2,
  child: 3,
  wifeParent: 4,
  husbandParent: 5,
  sibling: 6,
  neighbour: 7,
  friend: 8,
  official: 9,
  parent: 10,
} as const

/** Marks of the call (16 bits of `caller`). */
export const mark = {
  outside: 1,
  holderInstitution: 2,
  callerInstitution: 4,
  ended: 8,
  lasting: 16,
} as const

/** FNV-1a over 16-bit units, never 0: 0 means that nothing is known. */
export function hashStart(): number {
  return 0x81_1c_9d_c5
}

export function hashNext(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01_00_01_93) ^ (hash >>> 15)
}

export function hashEnd(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  return (mixed ^ (mixed >>> 13)) >>> 0 || 1
}
