import { blockLimits, keysOf, largestBlock, lastKinds, mostKeys } from './blocking.ts'
import type { Records } from './records.ts'
import { rowWords } from './row.ts'

/**
 * The blocking keys of records that come one after the other, held in memory: what a new record is
 * to be compared with. `Blocks` is made of records that are all there, and faster for them.
 */
export class KeyTable {
  /** records found last, `count` of them */
  readonly found = new Uint32Array(mostKeys * largestBlock)
  count = 0
  readonly #records: Records
  readonly #limits: Uint8Array
  readonly #heads: Uint32Array
  readonly #foundFor: Uint32Array
  readonly #own = new Uint32Array(mostKeys)
  /** by entry, from 1: its key, its record and the entry before it in the same slot */
  #keys: Uint32Array
  #owners: Uint32Array
  #before: Uint32Array
  #entries = 0

  /** @param capacity records that there will be at most; the limits of blocks go by it */
  constructor(records: Records, capacity: number) {
    this.#records = records
    this.#limits = blockLimits(capacity)
    let bits = 10
    while (2 ** bits < capacity * 8 && bits < 26) bits += 1
    this.#heads = new Uint32Array(2 ** bits)
    this.#foundFor = new Uint32Array(capacity)
    this.#keys = new Uint32Array(capacity * 10 + mostKeys)
    this.#owners = new Uint32Array(this.#keys.length)
    this.#before = new Uint32Array(this.#keys.length)
  }

  /** Takes a record's keys in: from now on others find it. */
  add(record: number): void {
    const keys = this.#own
    const count = keysOf(this.#records.rows, record * rowWords, keys)
    if (this.#entries + count + 1 > this.#keys.length) this.#grow()
    const mask = this.#heads.length - 1
    for (let i = 0; i < count; i += 1) {
      const key = keys[i] ?? 0
      this.#entries += 1
      this.#keys[this.#entries] = key
      this.#owners[this.#entries] = record
      this.#before[this.#entries] = this.#heads[key & mask] ?? 0
      this.#heads[key & mask] = this.#entries
    }
  }

  /** Finds what a record that was added is to be compared with; see `found`. */
  find(record: number): void {
    const keys = this.#own
    const count = keysOf(this.#records.rows, record * rowWords, keys)
    this.count = 0
    for (let i = 0; i < count; i += 1) {
      const from = this.count
      const most = this.#limits[lastKinds[i] ?? 0] ?? 0
      const size = this.#collect(keys[i] ?? 0, record, most)
      // a block that is too large leads to nothing: what it gave is taken back
      if (size > most) {
        while (this.count > from) {
          this.count -= 1
          this.#foundFor[this.found[this.count] ?? 0] = 0
        }
      }
    }
  }

  /** @returns how many records have the key, `most + 1` for any larger number */
  #collect(key: number, record: number, most: number): number {
    const mask = this.#heads.length - 1
    let size = 0
    for (
      let entry = this.#heads[key & mask] ?? 0;
      entry !== 0 && size <= most;
      entry = this.#before[entry] ?? 0
    ) {
      if (this.#keys[entry] !== key) continue
      size += 1
      const other = this.#owners[entry] ?? 0
      if (other === record || this.#foundFor[other] === record + 1) continue
      this.#foundFor[other] = record + 1
      this.found[this.count] = other
      this.count += 1
    }
    return size
  }

  #grow(): void {
    this.#keys = longer(this.#keys)
    this.#owners = longer(this.#owners)
    this.#before = longer(this.#before)
  }
}

function longer(array: Uint32Array): Uint32Array {
  const grown = new Uint32Array(array.length + (array.length >> 1))
  grown.set(array)
  return grown
}
