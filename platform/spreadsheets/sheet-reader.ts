import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { openArchive } from './archive.ts'
import { csvRows } from './csv-rows.ts'
import type { MergedCells } from './merged-cells.ts'
import {
  sheetLimits,
  SheetRefused,
  type SheetProgress,
  type SheetRow,
  type SheetSource,
} from './sheet.ts'
import { xlsxRows } from './xlsx-rows.ts'

type Kind = 'xlsx' | 'old-xls' | 'csv'

/**
 * The rows of a spreadsheet file, empty ones included, in order. What the file is, is judged by its
 * first bytes, not by its name.
 * @param progress kept up to date while the rows are taken
 * @param merges filled with the merged cells before the first row comes; without it nobody looks
 * @throws {SheetRefused} when the file cannot be read as .xlsx or .csv
 */
export async function* readSheet(
  source: SheetSource,
  progress: SheetProgress = { fraction: 0 },
  merges?: MergedCells[],
): AsyncGenerator<SheetRow> {
  if ('path' in source) yield* rowsOfFile(source.path, progress, merges)
  else yield* rowsOfStream(source.stream, source.bytes, progress, merges)
}

async function* rowsOfFile(
  path: string,
  progress: SheetProgress,
  merges: MergedCells[] | undefined,
): AsyncGenerator<SheetRow> {
  const file = await open(path).catch(() => {
    throw new SheetRefused('file-missing')
  })
  const head = Buffer.alloc(8)
  const { bytesRead } = await file.read(head, 0, 8, 0)
  await file.close()
  if (kindOf(head.subarray(0, bytesRead)) === 'xlsx') {
    yield* rowsOfArchive({ path }, progress, merges)
  } else {
    const { size } = await stat(path)
    yield* csvRows(counted(createReadStream(path) as AsyncIterable<Buffer>, size, progress))
  }
}

async function* rowsOfStream(
  stream: AsyncIterable<Buffer>,
  bytes: number | undefined,
  progress: SheetProgress,
  merges: MergedCells[] | undefined,
): AsyncGenerator<SheetRow> {
  const iterator = stream[Symbol.asyncIterator]()
  const first = await iterator.next()
  const head = first.done === true ? Buffer.alloc(0) : first.value
  async function* whole(): AsyncGenerator<Buffer> {
    yield head
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  if (kindOf(head) === 'xlsx') {
    yield* rowsOfArchive({ buffer: await collected(whole()) }, progress, merges)
  } else {
    yield* csvRows(counted(whole(), bytes, progress))
  }
}

async function* counted(
  stream: AsyncIterable<Buffer>,
  size: number | undefined,
  progress: SheetProgress,
): AsyncGenerator<Buffer> {
  let read = 0
  for await (const chunk of stream) {
    read += chunk.length
    if (size !== undefined && size > 0) {
      Object.assign(progress, { fraction: Math.min(read / size, 1) })
    }
    yield chunk
  }
}

async function* rowsOfArchive(
  source: { path: string } | { buffer: Buffer },
  progress: SheetProgress,
  merges: MergedCells[] | undefined,
): AsyncGenerator<SheetRow> {
  const archive = await openArchive(source)
  try {
    yield* xlsxRows(archive, progress, merges)
  } finally {
    archive.close()
  }
}

async function collected(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > sheetLimits.archiveBytes) throw new SheetRefused('file-too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function kindOf(head: Buffer): Exclude<Kind, 'old-xls'> {
  const kind = sniffed(head)
  if (kind === 'old-xls') throw new SheetRefused('xls-not-supported')
  return kind
}

/** `.xls` and a password-protected `.xlsx` both begin like an OLE container. */
function sniffed(head: Buffer): Kind {
  const start = head.subarray(0, 4).toString('hex')
  if (start === '504b0304') return 'xlsx'
  return start === 'd0cf11e0' ? 'old-xls' : 'csv'
}
