import yauzl, { type Entry, type Options, type ZipFile } from 'yauzl'
import type { FileKind } from './file-kind.ts'

const officeKinds: ReadonlySet<string> = new Set<FileKind>([
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

/** A paper of some hundred pages has a few megabytes of XML; what unpacks to more is not looked into. */
const mostCharacters = 32 * 1_048_576

const options: Options = { lazyEntries: true, autoClose: true, validateEntrySizes: true }

/** Can the words of a file of this kind be read by the house itself? */
export function hasReadableText(contentType: string): boolean {
  return officeKinds.has(contentType)
}

/**
 * The words of a .docx or .xlsx: every XML part of the archive without its tags, in the order of the
 * archive, so that a word broken over several runs is read whole.
 * @returns `undefined` where the archive cannot be read or unpacks to more than 32 MiB
 */
export async function officeText(content: Buffer): Promise<string | undefined> {
  try {
    return await textOf(await opened(content))
  } catch {
    return undefined
  }
}

function opened(content: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(content, options, (error, zip) => {
      if (error === null) resolve(zip)
      else reject(error)
    })
  })
}

function textOf(zip: ZipFile): Promise<string> {
  const texts: string[] = []
  let left = mostCharacters
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(texts.join('\n')))
    zip.on('entry', (entry: Entry) => {
      left -= entry.uncompressedSize
      if (left < 0 || entry.isEncrypted()) {
        reject(new Error('not readable'))
        return
      }
      if (!/\.(?:xml|rels)$/i.test(entry.fileName)) {
        zip.readEntry()
        return
      }
      partOf(zip, entry).then((part) => {
        texts.push(part.replaceAll(/<[^>]*>/g, ''), ...linksIn(part))
        zip.readEntry()
      }, reject)
    })
    zip.readEntry()
  })
}

/** What stands in an attribute that people see or follow: a link, a description. */
function linksIn(part: string): string[] {
  return [...part.matchAll(/\b(?:Target|descr|title|tooltip)="([^"]*)"/g)].map(
    ([, text]) => text ?? '',
  )
}

function partOf(zip: ZipFile, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(error)
        return
      }
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('error', reject)
      stream.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')))
    })
  })
}
