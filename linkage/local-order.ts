import { soundOf } from '#platform/text/sound.ts'
import { areaAt, type Records } from './records.ts'
import { at, rowWords } from './row.ts'
import { sortByKey } from './radix.ts'

/**
 * An order in which calls from one neighbourhood, and there those about one family name, stand
 * together: nearly all pairs that are compared then lie near one another in memory.
 * @returns by place, the record that belongs there
 */
export function localOrder({ rows, count }: Records): Uint32Array {
  const keys = new Uint32Array(count)
  const order = new Uint32Array(count)
  for (let record = 0; record < count; record += 1) {
    const base = record * rowWords
    const place =
      (rows[base + at.village] ?? 0) ||
      (rows[base + at.compoundHead] ?? 0) ||
      (rows[base + at.road] ?? 0)
    const family = soundOf[(rows[base + at.people] ?? 0) & 0xff_ff] ?? 0
    keys[record] = ((areaAt(rows, base) >>> 22) << 21) | ((place >>> 20) << 9) | family
    order[record] = record
  }
  sortByKey(order, keys)
  return order
}

/** Moves rows so that at each place stands the one that `order` names for it. */
export function rearrange(rows: Uint32Array, order: Uint32Array): void {
  const isMoved = new Uint8Array(order.length)
  const first = new Uint32Array(rowWords)
  for (let start = 0; start < order.length; start += 1) {
    if (isMoved[start] === 1) continue
    for (let word = 0; word < rowWords; word += 1) first[word] = rows[start * rowWords + word] ?? 0
    let to = start
    for (;;) {
      isMoved[to] = 1
      const from = order[to] ?? start
      if (from === start) break
      const [source, target] = [from * rowWords, to * rowWords]
      for (let word = 0; word < rowWords; word += 1) rows[target + word] = rows[source + word] ?? 0
      to = from
    }
    for (let word = 0; word < rowWords; word += 1) rows[to * rowWords + word] = first[word] ?? 0
  }
}

/** The order that takes back what `rearrange` did by `order`. */
export function inverse(order: Uint32Array): Uint32Array {
  const back = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place += 1) back[order[place] ?? 0] = place
  return back
}
