import { closeSync, openSync, readSync } from 'node:fs'
import { callColumns, type CallReader } from './call.ts'
import { CsvCutter } from './csv.ts'
import { compareBytes } from './order.ts'
import type { Records } from './records.ts'

/** A row that could not be taken, and why. Lines count from 1, the header included. */
export type BrokenRow = { readonly line: number; readonly reason: BrokenReason }

export type BrokenReason = 'no-number' | 'repeated-number' | 'too-few-columns' | 'quote-not-closed'

/** The file cannot be read as calls at all. */
export class CallFileError extends Error {}

export type ReadCalls = {
  readonly broken: readonly BrokenRow[]
  readonly unknownColumns: readonly string[]
  readonly bytes: number
  /** time spent on feature rows, of the whole, in milliseconds; by every sixteenth row */
  readonly parsing: number
}

const chunkBytes = 4 << 20
/** asking the clock for each row would cost more than some fields do */
const timedEvery = 16

/**
 * Reads a file of calls (CSV, UTF-8 or GB18030, header in Chinese) into feature rows.
 * @param progress told the bytes read so far
 */
export function readCalls(
  path: string,
  reader: CallReader,
  records: Records,
  progress: (bytes: number) => void,
): ReadCalls {
  const cutter = new CsvCutter()
  const broken: BrokenRow[] = []
  const seen = new NumberSet()
  let columns: Int32Array | undefined
  let unknownColumns: readonly string[] = []
  let width = 0
  let parsing = 0
  let line = 0
  let bytes = 0
  const spans = new Int32Array(callColumns.length * 2)
  const number = new Uint8Array(256)
  const take = (): void => {
    line = cutter.line
    if (columns === undefined) {
      const header = headerOf(cutter)
      columns = header.columns
      unknownColumns = header.unknown
      width = header.width
      return
    }
    const { fields, count } = cutter
    if (count === 1 && fields[0] === fields[1]) return
    if (count < Math.min(width, 2)) {
      broken.push({ line, reason: 'too-few-columns' })
      return
    }
    for (let at = 0; at < callColumns.length; at += 1) {
      const from = columns[at] ?? -1
      const has = from >= 0 && from < count
      spans[at * 2] = has ? (fields[from * 2] ?? 0) : 0
      spans[at * 2 + 1] = has ? (fields[from * 2 + 1] ?? 0) : 0
    }
    const length = numberOf(cutter.text, spans[0] ?? 0, spans[1] ?? 0, number)
    if (length === 0) {
      broken.push({ line, reason: 'no-number' })
      return
    }
    const own = number.subarray(0, length)
    const base = records.next()
    if (!seen.add(own, records)) {
      broken.push({ line, reason: 'repeated-number' })
      return
    }
    const isTimed = records.count % timedEvery === 0
    const started = isTimed ? performance.now() : 0
    reader.read(cutter.text, spans, records.rows, base)
    if (isTimed) parsing += (performance.now() - started) * timedEvery
    records.add(own)
  }
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes)
    for (;;) {
      const got = readSync(file, buffer, 0, chunkBytes, null)
      bytes += got
      cutter.push(buffer.subarray(0, got), got === 0, take)
      progress(bytes)
      if (got === 0) break
    }
  } finally {
    closeSync(file)
  }
  if (columns === undefined) throw new CallFileError('the file is empty')
  if (cutter.isOpen) broken.push({ line: line + 1, reason: 'quote-not-closed' })
  return { broken, unknownColumns, bytes, parsing }
}

function headerOf(cutter: CsvCutter): {
  columns: Int32Array
  unknown: readonly string[]
  width: number
} {
  const names = Array.from({ length: cutter.count }, (_, at) => cutter.field(at).trim())
  const columns = Int32Array.from(callColumns, (column) => names.indexOf(column))
  for (const required of ['接警编号', '报警时间']) {
    if (!names.includes(required)) throw new CallFileError(`the column ${required} is missing`)
  }
  const known = new Set<string>(callColumns)
  return { columns, unknown: names.filter((name) => !known.has(name)), width: names.length }
}

/** The number without blanks, as UTF-8. @returns its length */
function numberOf(text: Uint16Array, from: number, to: number, into: Uint8Array): number {
  let length = 0
  for (let at = from; at < to; at += 1) {
    const unit = text[at] ?? 0
    if (unit <= 32) continue
    if (unit > 126) return encoded(text.subarray(from, to), into)
    if (length === into.length) return length
    into[length++] = unit
  }
  return length
}

function encoded(units: Uint16Array, into: Uint8Array): number {
  const { written } = new TextEncoder().encodeInto(String.fromCharCode(...units).trim(), into)
  return written
}

/** Which numbers were seen: an open hash table of record indices. */
class NumberSet {
  #slots = new Int32Array(0)
  #count = 0

  /** @returns false when the number is known; the record's index is that of the next to be added */
  add(number: Uint8Array, records: Records): boolean {
    if (this.#slots.length === 0) {
      // as long as each number is larger than the one before, none can have been there already
      const isLarger =
        records.count === 0 || compareBytes(records.numberOf(records.count - 1), number) < 0
      if (isLarger) return true
      this.#fill(records)
    }
    if (this.#count * 2 > this.#slots.length) this.#resize(this.#slots.length * 4, records)
    const mask = this.#slots.length - 1
    let slot = hashOf(number) & mask
    for (;;) {
      const index = this.#slots[slot] ?? -1
      if (index < 0) break
      if (isEqual(records.numberOf(index), number)) return false
      slot = (slot + 1) & mask
    }
    this.#slots[slot] = records.count
    this.#count += 1
    return true
  }

  #fill(records: Records): void {
    this.#slots = new Int32Array(0)
    let length = 1 << 16
    while (length < records.count * 4) length *= 4
    this.#count = records.count
    this.#resize(length, records)
  }

  #resize(length: number, records: Records): void {
    const next = new Int32Array(length).fill(-1)
    for (let index = 0; index < records.count; index += 1) {
      let slot = hashOf(records.numberOf(index)) & (length - 1)
      while ((next[slot] ?? -1) >= 0) slot = (slot + 1) & (length - 1)
      next[slot] = index
    }
    this.#slots = next
  }
}

function hashOf(bytes: Uint8Array): number {
  let hash = 0x81_1c_9d_c5
  for (let at = 0; at < bytes.length; at += 1) {
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01_00_01_93)
  }
  return (hash ^ (hash >>> 15)) >>> 0
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return true
}
