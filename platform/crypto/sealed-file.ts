import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Keyring } from './keyring.ts'

const chunkLength = 1_048_576

/**
 * A file sealed in chunks, so that neither writing nor reading holds it whole. Each chunk is bound
 * to the file's id and its own place; the last one says that it is the last, so a cut file shows.
 * Format: repeated [4 bytes length][sealed chunk].
 * @returns bytes of the clear content
 */
export async function sealToFile(
  keyring: Keyring,
  content: Readable,
  path: string,
  id: string,
): Promise<number> {
  await mkdir(dirname(path), { recursive: true })
  let size = 0
  await pipeline(
    content,
    async function* sealed(source: AsyncIterable<Buffer>) {
      let at = 0
      let held = Buffer.alloc(0)
      for await (const piece of source) {
        size += piece.length
        held = Buffer.concat([held, piece])
        while (held.length > chunkLength) {
          yield framed(keyring, held.subarray(0, chunkLength), id, at, false)
          held = held.subarray(chunkLength)
          at += 1
        }
      }
      yield framed(keyring, held, id, at, true)
    },
    createWriteStream(`${path}.part`, { mode: 0o600 }),
  )
  await rename(`${path}.part`, path)
  return size
}

function framed(keyring: Keyring, chunk: Buffer, id: string, at: number, last: boolean): Buffer {
  const sealed = keyring.sealBytes(chunk, placeOf(id, at, last))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(sealed.length)
  return Buffer.concat([length, sealed])
}

function placeOf(
  id: string,
  at: number,
  last: boolean,
): { table: string; field: string; id: string } {
  return { table: 'sealed-file', field: `${at}${last ? ' last' : ''}`, id }
}

/** The clear content as a stream. It errors where the file was cut, altered or belongs elsewhere. */
export function openSealedFile(keyring: Keyring, path: string, id: string): Readable {
  let held = Buffer.alloc(0)
  let at = 0
  let waiting: Buffer | undefined
  const opening = new Transform({
    transform(piece: Buffer, _, done) {
      held = Buffer.concat([held, piece])
      try {
        while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
          if (waiting !== undefined) {
            this.push(keyring.openBytes(waiting, placeOf(id, at, false)))
            at += 1
          }
          const end = 4 + held.readUInt32BE(0)
          waiting = held.subarray(4, end)
          held = held.subarray(end)
        }
        done()
      } catch (error) {
        done(error as Error)
      }
    },
    flush(done) {
      try {
        if (waiting === undefined || held.length > 0) throw new Error('the sealed file is cut')
        this.push(keyring.openBytes(waiting, placeOf(id, at, true)))
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
  const file = createReadStream(path)
  file.on('error', (error) => opening.destroy(error))
  return file.pipe(opening)
}
