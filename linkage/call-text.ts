import { callColumns, type CallReader } from './call.ts'
import { rowWords } from './row.ts'

/** A call as a record of text; what is missing is left out. Keys are the headers of the police's export. */
export type CallText = Partial<Readonly<Record<(typeof callColumns)[number], string>>>

/** Bytes of one feature row as it is kept: `rowWords` words, little-endian. */
export const rowBytes = rowWords * 4

const words = new Uint32Array(rowWords)
const spans = new Int32Array(callColumns.length * 2)

/** Reads one call. @returns its feature row in memory of its own */
export function rowOf(reader: CallReader, call: CallText): Uint8Array {
  let length = 0
  for (const column of callColumns) length += call[column]?.length ?? 0
  const text = new Uint16Array(length)
  let end = 0
  for (const [index, column] of callColumns.entries()) {
    const value = call[column] ?? ''
    spans[index * 2] = end
    for (let at = 0; at < value.length; at += 1) text[end + at] = value.charCodeAt(at)
    end += value.length
    spans[index * 2 + 1] = end
  }
  reader.read(text, spans, words, 0)
  return new Uint8Array(words.buffer.slice(0))
}

/** The words of a kept row; a copy when its bytes are not aligned. */
export function wordsOf(row: Uint8Array): Uint32Array {
  if (row.byteLength !== rowBytes) throw new Error(`a feature row has ${rowBytes} bytes`)
  if (row.byteOffset % 4 === 0) return new Uint32Array(row.buffer, row.byteOffset, rowWords)
  return new Uint32Array(row.slice().buffer)
}
