import { blockLimits, keysOf, largestBlock, lastKinds, mostKeys } from './blocking.ts'
import type { Records } from './records.ts'
import { rowWords } from './row.ts'
import { sharedUint32, sharedUint8 } from './thread-array.ts'

/**
 * Records by blocking key. For each record, `keys` holds those of its keys that another record may
 * have as well: the block (low 27 bits) and the key's kind (high 5 bits). A block's records stand in
 * `entries` from `starts[block]`, in ascending order. Where a block is `mixed`, several keys fell
 * together in it, and `tags` and `entryTags` tell them apart. Blocks that neighbouring records share
 * lie near one another.
 */
export type Blocks = {
  readonly keyEnds: Uint32Array
  readonly keys: Uint32Array
  readonly tags: Uint8Array
  readonly starts: Uint32Array
  readonly isMixed: Uint8Array
  readonly entries: Uint32Array
  readonly entryTags: Uint8Array
}

const kindShift = 27
const blockMask = 2 ** kindShift - 1

export function blocksOf(records: Records): Blocks {
  const { count } = records
  let bits = 14
  while (2 ** bits < count * 16 && bits < kindShift) bits += 1
  const mask = 2 ** bits - 1
  const sizes = new Uint8Array(mask + 1)
  const all = keysOfAll(records, sizes, mask)
  const { keyEnds, keys, tags } = all
  // What nobody or everybody shares leads to no pair and is left out. Blocks are numbered in the
  // order in which records come upon them.
  const blockAt = new Uint32Array(mask + 1)
  // each block has two keys at least
  const most = Math.floor(all.count / 2) + 2
  const starts = sharedUint32(most)
  const firstTags = new Uint8Array(most)
  const isMixed = sharedUint8(most)
  let blocks = 0
  let entry = 0
  let [length, from] = [0, 0]
  for (let record = 0; record < count; record += 1) {
    const end = keyEnds[record] ?? 0
    for (let at = from; at < end; at += 1) {
      const slot = (keys[at] ?? 0) & mask
      const size = sizes[slot] ?? 0
      if (size < 2 || size > mostInSlot) continue
      let block = blockAt[slot] ?? 0
      if (block === 0) {
        blocks += 1
        block = blocks
        blockAt[slot] = block
        starts[block] = entry
        firstTags[block] = tags[at] ?? 0
        entry += size
      } else if (firstTags[block] !== tags[at]) isMixed[block] = 1
      keys[length] = block | ((all.kinds[at] ?? 0) << kindShift)
      tags[length] = tags[at] ?? 0
      length += 1
    }
    keyEnds[record] = length
    from = end
  }
  const entries = sharedUint32(entry)
  const entryTags = sharedUint8(entry)
  let key = 0
  for (let record = 0; record < count; record += 1) {
    const end = keyEnds[record] ?? 0
    for (; key < end; key += 1) {
      const block = (keys[key] ?? 0) & blockMask
      const at = starts[block] ?? 0
      starts[block] = at + 1
      entries[at] = record
      entryTags[at] = tags[key] ?? 0
    }
  }
  // each start stands where the block ends now: one further on it is the start of the next
  starts.copyWithin(1, 0, blocks + 1)
  starts[1] = 0
  return { keyEnds, keys, tags, starts, isMixed, entries, entryTags }
}

/** A slot may hold several keys; beyond this one of them is most likely too large. */
const mostInSlot = largestBlock * 2

function grown<A extends Uint32Array | Uint8Array>(array: A, made: (length: number) => A): A {
  const larger = made(array.length + (array.length >> 1) + 1024)
  larger.set(array)
  return larger
}

function keysOfAll({ count, rows }: Records, sizes: Uint8Array, mask: number) {
  const keyEnds = sharedUint32(count)
  let keys = sharedUint32(count * 14 + mostKeys)
  let tags = sharedUint8(keys.length)
  let kinds = new Uint8Array(keys.length)
  const own = new Uint32Array(mostKeys)
  let length = 0
  for (let record = 0; record < count; record += 1) {
    const found = keysOf(rows, record * rowWords, own)
    if (length + found > keys.length) {
      keys = grown(keys, sharedUint32)
      tags = grown(tags, sharedUint8)
      kinds = grown(kinds, (size) => new Uint8Array(size))
    }
    for (let i = 0; i < found; i += 1) {
      const key = own[i] ?? 0
      keys[length + i] = key
      tags[length + i] = key >>> 24
      kinds[length + i] = lastKinds[i] ?? 0
      const size = sizes[key & mask] ?? 0
      if (size < 255) sizes[key & mask] = size + 1
    }
    length += found
    keyEnds[record] = length
  }
  return { count: length, keyEnds, keys, tags, kinds }
}

/** Finds, record by record, the later ones that it is to be compared with. */
export class Candidates {
  readonly found: Uint32Array
  count = 0
  readonly #blocks: Blocks
  /** by record, the one for which it was found last, plus one */
  readonly #foundFor: Uint32Array
  readonly #limits: Uint8Array

  constructor(blocks: Blocks, records: number) {
    this.#blocks = blocks
    this.#foundFor = new Uint32Array(records)
    this.#limits = blockLimits(records)
    this.found = new Uint32Array(mostKeys * largestBlock)
  }

  of(record: number): void {
    const { keyEnds, keys, tags, starts, isMixed, entries, entryTags } = this.#blocks
    const foundFor = this.#foundFor
    const found = this.found
    const limits = this.#limits
    let count = 0
    const last = keyEnds[record] ?? 0
    for (let at = record === 0 ? 0 : (keyEnds[record - 1] ?? 0); at < last; at += 1) {
      const key = keys[at] ?? 0
      const block = key & blockMask
      const from = starts[block] ?? 0
      const to = starts[block + 1] ?? 0
      const most = limits[key >>> kindShift] ?? 0
      const mixed = isMixed[block] === 1
      const tag = tags[at] ?? 0
      const size = mixed ? this.#sizeOf(tag, from, to) : to - from
      if (size < 2 || size > most) continue
      for (let entry = to - 1; entry >= from; entry -= 1) {
        const other = entries[entry] ?? 0
        if (other <= record) break
        if (foundFor[other] === record + 1 || (mixed && entryTags[entry] !== tag)) continue
        foundFor[other] = record + 1
        found[count] = other
        count += 1
      }
    }
    this.count = count
  }

  #sizeOf(tag: number, from: number, to: number): number {
    const { entryTags } = this.#blocks
    let size = 0
    for (let entry = from; entry < to; entry += 1) if (entryTags[entry] === tag) size += 1
    return size
  }
}
