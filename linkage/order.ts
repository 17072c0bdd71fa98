import { Records } from './records.ts'
import { rowWords } from './row.ts'

/**
 * Puts records into the order of their numbers, so that nothing depends on the order in which they
 * were read.
 * @returns the records so ordered, and by record as read its new place
 */
export function sortByNumber(records: Records): { records: Records; order: Uint32Array } {
  const { count } = records
  const order = new Uint32Array(count)
  for (let at = 0; at < count; at += 1) order[at] = at
  let isSorted = true
  for (let at = 1; at < count && isSorted; at += 1) {
    isSorted = compareBytes(records.numberOf(at - 1), records.numberOf(at)) < 0
  }
  if (isSorted) return { records, order }
  const sorted = order
    .slice()
    .sort((x, y) => compareBytes(records.numberOf(x), records.numberOf(y)))
  const result = new Records(count)
  for (let at = 0; at < count; at += 1) {
    const from = (sorted[at] ?? 0) * rowWords
    result.rows.set(records.rows.subarray(from, from + rowWords), result.next())
    result.add(records.numberOf(sorted[at] ?? 0))
    order[sorted[at] ?? 0] = at
  }
  return { records: result, order }
}

/** Which of two numbers comes first, byte by byte. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const by = (a[at] ?? 0) - (b[at] ?? 0)
    if (by !== 0) return by
  }
  return a.length - b.length
}
