import { keysOf, keyWorth, lastKinds, mostKeys } from './blocking.ts'
import type { Records } from './records.ts'
import { rowWords } from './row.ts'
import { sharedUint32, sharedUint8 } from './thread-array.ts'

/** Largest block of which the pairs are looked at: what more records share tells nothing. */
export const largestBlock = 64
/** sizes of blocks in which a key that is else not enough alone suffices; see `keyWorth` */
const smallBlock = 3
const mediumBlock = 16

/**
 * Records by blocking key. `slots` holds, for each key of each record, its block, and `kinds` the
 * kind of the key.
 */
export type Blocks = {
  readonly keyEnds: Uint32Array
  readonly slots: Uint32Array
  readonly kinds: Uint8Array
  readonly starts: Uint32Array
  readonly entries: Uint32Array
}

export function blocksOf(records: Records): Blocks {
  const { count, rows } = records
  let bits = 14
  while (2 ** bits < count * 16 && bits < 27) bits += 1
  const mask = 2 ** bits - 1
  const keyEnds = sharedUint32(count)
  let slots = sharedUint32(count * 14 + mostKeys)
  let kinds = sharedUint8(slots.length)
  const keys = new Uint32Array(mostKeys)
  const starts = sharedUint32(mask + 2)
  let length = 0
  for (let record = 0; record < count; record += 1) {
    const found = keysOf(rows, record * rowWords, keys)
    if (length + found > slots.length) {
      const grown = sharedUint32(slots.length + (slots.length >> 2))
      grown.set(slots)
      slots = grown
      const grownKinds = sharedUint8(grown.length)
      grownKinds.set(kinds)
      kinds = grownKinds
    }
    for (let i = 0; i < found; i += 1) {
      const slot = (keys[i] ?? 0) & mask
      slots[length + i] = slot
      kinds[length + i] = lastKinds[i] ?? 0
      starts[slot + 1] = (starts[slot + 1] ?? 0) + 1
    }
    length += found
    keyEnds[record] = length
  }
  for (let slot = 0; slot <= mask; slot += 1) {
    starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0)
  }
  const entries = sharedUint32(length)
  let key = length
  for (let record = count - 1; record >= 0; record -= 1) {
    const from = record === 0 ? 0 : (keyEnds[record - 1] ?? 0)
    while (key > from) {
      key -= 1
      const slot = (slots[key] ?? 0) + 1
      const to = (starts[slot] ?? 0) - 1
      entries[to] = record
      starts[slot] = to
    }
  }
  return { keyEnds, slots, kinds, starts, entries }
}

/** Finds, record by record, the later ones that share enough with it to be compared. */
export class Candidates {
  readonly found: Uint32Array
  count = 0
  readonly #blocks: Blocks
  /** by record: for which record it was last met (24 bits), and the groups of keys shared then, or `taken` */
  readonly #met: Uint32Array

  constructor(blocks: Blocks, records: number) {
    this.#blocks = blocks
    this.#met = new Uint32Array(records)
    this.found = new Uint32Array(mostKeys * largestBlock)
  }

  of(record: number): void {
    const { keyEnds, slots, kinds, starts, entries } = this.#blocks
    this.count = 0
    const last = keyEnds[record] ?? 0
    for (let key = record === 0 ? 0 : (keyEnds[record - 1] ?? 0); key < last; key += 1) {
      // starts were moved one slot on when the entries were filled in
      const slot = (slots[key] ?? 0) + 1
      const from = starts[slot] ?? 0
      const to = slot + 1 < starts.length ? (starts[slot + 1] ?? 0) : entries.length
      const size = to - from
      if (size < 2 || size > largestBlock) continue
      const worth = keyWorth[kinds[key] ?? 0] ?? 0
      const alone = worth >> 6
      const isEnough =
        alone === 1 || (alone === 2 && size <= smallBlock) || (alone === 3 && size <= mediumBlock)
      const group = isEnough ? taken : worth & 31
      for (let entry = to - 1; entry >= from; entry -= 1) {
        const other = entries[entry] ?? 0
        if (other <= record) break
        this.#meet(other, record + 1, group)
      }
    }
  }

  #meet(other: number, mark: number, group: number): void {
    const met = this.#met[other] ?? 0
    const state = met >>> 8 === mark ? met & 255 : 0
    if (state === taken) return
    const next = group === taken || (state !== 0 && (group & ~state) !== 0) ? taken : state | group
    this.#met[other] = (mark << 8) | next
    if (next !== taken) return
    this.found[this.count] = other
    this.count += 1
  }
}

/** State of a record that is to be compared. */
const taken = 255
