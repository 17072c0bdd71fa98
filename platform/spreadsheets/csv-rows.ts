import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { sheetLimits, SheetRefused, type SheetRow } from './sheet.ts'

/**
 * The rows of a .csv. A record is a row, as in a spreadsheet program: line breaks inside quotes do
 * not count.
 */
export async function* csvRows(stream: AsyncIterable<Buffer>): AsyncGenerator<SheetRow> {
  const [start, whole] = await firstPiece(stream)
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 1_048_576,
  })
  const feeding = pipeline(
    Readable.from(whole),
    iconv.decodeStream(encodingOf(start), { stripBOM: true }),
    parser,
  )
  // A broken file is met twice, here and in the loop below, which reports it.
  feeding.catch(() => undefined)
  let number = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number++
      const cells = record
        .slice(0, sheetLimits.columns)
        .map((cell) => cell.slice(0, sheetLimits.charactersPerCell))
      yield { number, cells }
    }
  } catch (error) {
    throw error instanceof CsvError
      ? new SheetRefused('csv-broken', { row: recordsBefore(error) + 1 })
      : error
  } finally {
    parser.destroy()
  }
}

/** A piece to judge the encoding by: the header is Chinese, so 64 KB are plenty. */
async function firstPiece(stream: AsyncIterable<Buffer>): Promise<[Buffer, AsyncIterable<Buffer>]> {
  const iterator = stream[Symbol.asyncIterator]()
  const start: Buffer[] = []
  let size = 0
  while (size < 65_536) {
    const next = await iterator.next()
    if (next.done === true) break
    start.push(next.value)
    size += next.value.length
  }
  const head = Buffer.concat(start)
  async function* whole(): AsyncGenerator<Buffer> {
    if (head.length > 0) yield head
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return [head, whole()]
}

/** UTF-8 has an inner check that GB18030 text fails within a few characters. */
function encodingOf(start: Buffer): 'utf8' | 'gb18030' {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return 'utf8'
  } catch {
    return 'gb18030'
  }
}

/** The parser fails before it hands over what it has read, but it says how much that was. */
function recordsBefore(error: CsvError): number {
  const records: unknown = error['records']
  return typeof records === 'number' ? records : 0
}
