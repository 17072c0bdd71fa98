import { anyCharacter, at, peopleInRow, personWords, rowWords } from './row.ts'
import { sharedUint32 } from './thread-array.ts'

/** Feature rows of many records and their numbers, growing as they are read. */
export class Records {
  count = 0
  rows = sharedUint32(0)
  /** UTF-8 of the records' numbers, one behind the other */
  numbers = new Uint8Array(0)
  numberEnds = new Uint32Array(0)
  #numberLength = 0

  constructor(capacity = 4096) {
    this.#grow(capacity)
  }

  /** Room for one more row. @returns its first word */
  next(): number {
    if ((this.count + 1) * rowWords > this.rows.length) this.#grow(this.count * 2)
    return this.count * rowWords
  }

  /** Closes the row that `next` gave. */
  add(number: Uint8Array): void {
    const end = this.#numberLength + number.length
    if (end > this.numbers.length) {
      const grown = new Uint8Array(Math.max(this.numbers.length * 2, end + 65_536))
      grown.set(this.numbers.subarray(0, this.#numberLength))
      this.numbers = grown
    }
    this.numbers.set(number, this.#numberLength)
    this.#numberLength = end
    this.numberEnds[this.count] = end
    this.count += 1
  }

  numberOf(record: number): Uint8Array {
    return this.numbers.subarray(
      record === 0 ? 0 : this.numberEnds[record - 1],
      this.numberEnds[record],
    )
  }

  #grow(capacity: number): void {
    const rows = sharedUint32(capacity * rowWords)
    rows.set(this.rows.subarray(0, this.count * rowWords))
    this.rows = rows
    const ends = new Uint32Array(capacity)
    ends.set(this.numberEnds.subarray(0, this.count))
    this.numberEnds = ends
  }
}

/** One person of a row, taken apart. */
export type Person = {
  surname: number
  first: number
  second: number
  slot: number
  sex: number
  birth: number
}

export function personAt(rows: Uint32Array, base: number, index: number, into: Person): boolean {
  const word = base + at.people + index * personWords
  const tail = rows[word + 1] ?? 0
  into.slot = (tail >>> 16) & 0xff
  if (index >= peopleInRow || into.slot === 0) return false
  const head = rows[word] ?? 0
  into.surname = head & 0xff_ff
  into.first = head >>> 16
  into.second = tail & 0xff_ff
  into.sex = tail >>> 24
  into.birth = rows[word + 2] ?? 0
  return true
}

/** A name of which every character is known. */
export function isFull({ surname, first, second }: Person): boolean {
  return surname !== anyCharacter && first !== anyCharacter && second !== anyCharacter
}

/** The police station's area, else the township; 0 when neither is known. */
export function areaAt(rows: Uint32Array, base: number): number {
  const station = rows[base + at.station] ?? 0
  return station === 0 ? (rows[base + at.town] ?? 0) : station
}
