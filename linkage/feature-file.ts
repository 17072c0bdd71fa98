import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { Records } from './records.ts'
import { rowWords } from './row.ts'

const magic = 'tiexin-features'
/** Raised whenever the meaning of a row changes: older files are refused, not misread. */
const version = 1

type Header = {
  readonly magic: string
  readonly version: number
  readonly rowWords: number
  readonly count: number
  readonly numberBytes: number
  /** bytes of the file of calls that the rows were made from */
  readonly source: number
}

export class FeatureFileError extends Error {}

/** Saves feature rows: a line of JSON, the rows, the ends of the numbers, the numbers. */
export function saveFeatures(path: string, records: Records, source: number): void {
  const { count } = records
  const numberBytes = count === 0 ? 0 : (records.numberEnds[count - 1] ?? 0)
  const header: Header = { magic, version, rowWords, count, numberBytes, source }
  const line = Buffer.from(JSON.stringify(header))
  const file = openSync(path, 'w')
  try {
    const head = Buffer.alloc(256, ' ')
    line.copy(head)
    head[255] = 10
    writeSync(file, head)
    writeAll(file, bytesOf(records.rows.subarray(0, count * rowWords)))
    writeAll(file, bytesOf(records.numberEnds.subarray(0, count)))
    writeAll(file, records.numbers.subarray(0, numberBytes))
  } finally {
    closeSync(file)
  }
}

/** Loads saved rows. @param source bytes of the file of calls, when it is there to be compared */
export function loadFeatures(path: string, source: number | undefined): Records {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(256)
    readSync(file, head)
    const header = headerOf(head.toString('utf8').trim())
    if (source !== undefined && header.source !== source) {
      throw new FeatureFileError('the features were saved from another file of calls')
    }
    const records = new Records(Math.max(header.count, 1))
    readAll(file, bytesOf(records.rows.subarray(0, header.count * rowWords)))
    readAll(file, bytesOf(records.numberEnds.subarray(0, header.count)))
    records.numbers = new Uint8Array(header.numberBytes)
    readAll(file, records.numbers)
    records.count = header.count
    return records
  } finally {
    closeSync(file)
  }
}

function headerOf(text: string): Header {
  const wrong = 'this is no file of features of this version'
  if (!text.startsWith(`{"magic":"${magic}"`)) throw new FeatureFileError(wrong)
  const header = JSON.parse(text) as Header
  if (header.version !== version || header.rowWords !== rowWords) throw new FeatureFileError(wrong)
  return header
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength)
}

const piece = 1 << 26

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    at += writeSync(file, bytes, at, Math.min(piece, bytes.length - at))
  }
}

function readAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    const got = readSync(file, bytes, at, Math.min(piece, bytes.length - at), null)
    if (got === 0) throw new FeatureFileError('the file of features is cut off')
    at += got
  }
}
