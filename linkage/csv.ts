import { transcode } from 'node:buffer'
import { TextDecoder } from 'node:util'

const comma = 44
const quote = 34
const lineEnd = 10
const carriage = 13

/**
 * Cuts a CSV file (RFC 4180) into records while it is read in pieces. The text of the record that
 * is told about stands in `text`; `fields` holds `[from, to)` of each of its `count` fields.
 */
export class CsvCutter {
  text = new Uint16Array(0)
  fields = new Int32Array(128)
  count = 0
  /** line on which the record begins, from 1 */
  line = 1
  /** whether the file ended inside quotes */
  isOpen = false
  #length = 0
  #decoder: TextDecoder | undefined
  #isUtf8: boolean | undefined
  #pending = new Uint8Array(0)

  field(at: number): string {
    const [from = 0, to = 0] = [this.fields[at * 2], this.fields[at * 2 + 1]]
    return String.fromCharCode(...this.text.subarray(from, to))
  }

  /** Takes the next bytes; calls `take` for each record that they complete. */
  push(bytes: Uint8Array, isLast: boolean, take: () => void): void {
    this.#append(this.#decoded(bytes, isLast))
    let at = 0
    while (at < this.#length) {
      const next = this.#cut(at, isLast)
      if (next < 0) break
      let lines = 1
      if (this.#hasQuotes) {
        lines = 0
        for (let i = at; i < next; i += 1) if (this.text[i] === lineEnd) lines += 1
      }
      if (this.#doubled.length > 0) this.#undouble()
      take()
      this.line += lines
      at = next
    }
    this.text.copyWithin(0, at, this.#length)
    this.#length -= at
  }

  /** Finds the fields of the record at `from`. @returns where the next one begins, -1 when it is not whole */
  #cut(from: number, isLast: boolean): number {
    const { text } = this
    const end = this.#length
    let count = 0
    let start = from
    let at = from
    this.#hasQuotes = false
    this.#doubled.length = 0
    for (;;) {
      if (at < end && text[at] === quote && at === start) {
        const closed = this.#quoted(at, end, count)
        if (closed < 0) {
          if (isLast) this.isOpen = true
          return isLast ? this.#close(count, start, end, end) : -1
        }
        at = closed
        while (at < end && text[at] !== comma && text[at] !== lineEnd) at += 1
      } else {
        while (at < end && text[at] !== comma && text[at] !== lineEnd) at += 1
        if (at >= end && !isLast) return -1
        let to = at
        if (to > start && text[to - 1] === carriage && text[at] !== comma) to -= 1
        this.#put(count, start, to)
      }
      count += 1
      if (at >= end) {
        if (!isLast) return -1
        this.count = count
        return end
      }
      if (text[at] === lineEnd) {
        this.count = count
        return at + 1
      }
      at += 1
      start = at
    }
  }

  #close(count: number, start: number, to: number, next: number): number {
    this.#put(count, start, to)
    this.count = count + 1
    return next
  }

  #put(count: number, from: number, to: number): void {
    if (count * 2 + 1 >= this.fields.length) {
      const grown = new Int32Array(this.fields.length * 2)
      grown.set(this.fields)
      this.fields = grown
    }
    this.fields[count * 2] = from
    this.fields[count * 2 + 1] = to
  }

  /** A field in quotes. @returns behind the closing one */
  #quoted(from: number, end: number, count: number): number {
    const { text } = this
    let at = from + 1
    while (at < end && text[at] !== quote) at += 1
    if (at >= end) return -1
    this.#hasQuotes = true
    while (text[at + 1] === quote) {
      this.#doubled.push(count)
      at += 2
      while (at < end && text[at] !== quote) at += 1
      if (at >= end) return -1
    }
    if (at + 1 >= end && !this.#ended) return -1
    this.#put(count, from + 1, at)
    return at + 1
  }

  /** Makes doubled quotes single, in place; only once the record is whole. */
  #undouble(): void {
    const { text, fields } = this
    for (const field of new Set(this.#doubled)) {
      const end = fields[field * 2 + 1] ?? 0
      let to = fields[field * 2] ?? 0
      for (let read = to; read < end; read += 1) {
        text[to] = text[read] ?? 0
        to += 1
        if (text[read] === quote) read += 1
      }
      fields[field * 2 + 1] = to
    }
  }

  #ended = false
  #hasQuotes = false
  readonly #doubled: number[] = []

  #append(units: Uint16Array): void {
    const length = this.#length + units.length
    if (length > this.text.length) {
      const grown = new Uint16Array(Math.max(length + (length >> 2), 1 << 16))
      grown.set(this.text.subarray(0, this.#length))
      this.text = grown
    }
    this.text.set(units, this.#length)
    this.#length = length
  }

  #decoded(read: Uint8Array, isLast: boolean): Uint16Array {
    this.#ended = isLast
    let bytes = read
    if (this.#isUtf8 === undefined && (read.length > 0 || isLast)) {
      this.#isUtf8 = isUtf8(read)
      if (read[0] === 0xef && read[1] === 0xbb && read[2] === 0xbf) bytes = read.subarray(3)
    }
    if (this.#isUtf8 === true) return this.#utf8(bytes, isLast)
    this.#decoder ??= new TextDecoder('gb18030')
    return unitsOf(this.#decoder.decode(bytes, { stream: !isLast }))
  }

  #utf8(bytes: Uint8Array, isLast: boolean): Uint16Array {
    let whole = bytes
    if (this.#pending.length > 0) whole = Buffer.concat([this.#pending, bytes])
    const end = isLast ? whole.length : lastWhole(whole)
    this.#pending = Uint8Array.from(whole.subarray(end))
    if (end === 0) return new Uint16Array(0)
    const units = utf16Of(whole.subarray(0, end))
    if (units.byteOffset % 2 !== 0) return new Uint16Array(new Uint8Array(units).buffer)
    return new Uint16Array(units.buffer, units.byteOffset, units.length >> 1)
  }
}

/** Bytes that are no UTF-8 become U+FFFD; `transcode`, much the faster, refuses them. */
function utf16Of(bytes: Uint8Array): Buffer {
  try {
    return transcode(bytes, 'utf8', 'utf16le')
  } catch {
    return Buffer.from(new TextDecoder().decode(bytes), 'utf16le')
  }
}

function unitsOf(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint16Array(new Uint8Array(bytes).buffer)
}

/** Whether a file is UTF-8, by its header line: one broken row further on must not turn all others. */
function isUtf8(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(lineEnd)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(
      bytes.subarray(0, end < 0 ? bytes.length : end),
    )
    return true
  } catch {
    return false
  }
}

/** Length up to the last whole character. */
function lastWhole(bytes: Uint8Array): number {
  let at = bytes.length
  for (let back = 1; back <= 4 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return at
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      if (length > back) at = bytes.length - back
      return at
    }
  }
  return at
}
