import type { Readable } from 'node:stream'
import yauzl, { type Entry, type Options, type ZipFile } from 'yauzl'
import { sheetLimits, SheetRefused } from './sheet.ts'

/** The parts of an .xlsx, found by name; each is unpacked as a stream when it is asked for. */
export type Archive = {
  has(name: string): boolean
  /** unpacked bytes, as declared */
  sizeOf(name: string): number
  open(name: string): Promise<Readable>
  close(): void
}

const options: Options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }

export async function openArchive(source: { path: string } | { buffer: Buffer }): Promise<Archive> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const opened = (error: Error | null, file: ZipFile): void => {
      if (error === null) resolve(file)
      else reject(new SheetRefused('file-unreadable'))
    }
    if ('path' in source) yauzl.open(source.path, options, opened)
    else yauzl.fromBuffer(source.buffer, options, opened)
  })
  const entries = await entriesOf(zip).catch((error: unknown) => {
    zip.close()
    throw error
  })
  return {
    has: (name) => entries.has(name.toLowerCase()),
    sizeOf: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    close: () => zip.close(),
    open: (name) => {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) throw new SheetRefused('file-unreadable')
      return unpacked(zip, entry)
    },
  }
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new SheetRefused('file-unreadable')))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= sheetLimits.entries) {
        reject(new SheetRefused('file-packed-too-tightly'))
        return
      }
      entries.set(entry.fileName.toLowerCase(), entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

/** The declared size is checked before, the real one while unpacking: a bomb stops at what it declared. */
function unpacked(zip: ZipFile, entry: Entry): Promise<Readable> {
  const { uncompressedSize: size, compressedSize } = entry
  if (entry.isEncrypted()) throw new SheetRefused('file-encrypted')
  if (
    size > sheetLimits.unpackedBytes ||
    (size > sheetLimits.ratioFrom && size > compressedSize * sheetLimits.packingRatio)
  ) {
    throw new SheetRefused('file-packed-too-tightly')
  }
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream.setEncoding('utf8'))
      else reject(new SheetRefused('file-unreadable'))
    })
  })
}
