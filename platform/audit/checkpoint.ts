import { sign, verify } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyFile } from '../crypto/key-file.ts'
import { faultOf, log } from '../log/log.ts'
import type { Lane } from './lane.ts'

/** The head of one lane at a moment, signed and kept outside the database. */
export type Checkpoint = {
  readonly region: string
  readonly lane: number
  readonly seq: number
  readonly hash: string
}

type Signed = Checkpoint & { readonly signature: string }

/**
 * Writes the heads of lanes that moved, at most once a second: whoever cuts the tail of the log
 * in the database does not reach these files. One file per lane, replaced whole, so they do not grow.
 */
export type CheckpointWriter = {
  note(lane: Lane): void
  /** writes what is outstanding and stops */
  close(): Promise<void>
}

export function openCheckpoints(
  dataDir: string,
  region: string,
  keyFile: KeyFile,
): CheckpointWriter {
  const folder = folderOf(dataDir)
  mkdirSync(folder, { recursive: true })
  const moved = new Map<number, { seq: number; hash: string }>()
  let writing = Promise.resolve()
  const timer = setInterval(write, 1000)
  timer.unref()

  /** One round after the other: an older head must never replace a newer one. */
  function write(): void {
    const heads = [...moved]
    moved.clear()
    if (heads.length === 0) return
    writing = writing
      .then(async () => {
        for (const [lane, head] of heads) await replace(lane, head)
      })
      .catch((error: unknown) => {
        log('error', 'checkpoint-not-written', faultOf(error))
        // What could not be written is tried again, unless its lane has moved on.
        for (const [lane, head] of heads) if (!moved.has(lane)) moved.set(lane, head)
      })
  }

  async function replace(
    lane: number,
    { seq, hash }: { seq: number; hash: string },
  ): Promise<void> {
    const path = join(folder, `${region}-${lane}.json`)
    const checkpoint = { region, lane, seq, hash }
    const signature = sign(null, textOf(checkpoint), keyFile.signing.privateKey)
    const text = JSON.stringify({ ...checkpoint, signature: signature.toString('base64') })
    await writeFile(`${path}.new`, text)
    await rename(`${path}.new`, path)
  }

  return {
    note: ({ lane, seq, hash }) => moved.set(lane, { seq, hash: hash.toString('hex') }),
    close() {
      clearInterval(timer)
      write()
      return writing
    },
  }
}

/** @returns checkpoints of a region; one whose signature is wrong comes as the file's name in `forged` */
export function readCheckpoints(
  dataDir: string,
  region: string,
  keyFile: KeyFile,
): { checkpoints: Checkpoint[]; forged: string[] } {
  const folder = folderOf(dataDir)
  const names = existsSync(folder) ? readdirSync(folder) : []
  const checkpoints: Checkpoint[] = []
  const forged: string[] = []
  for (const name of names.filter(
    (each) => each.startsWith(`${region}-`) && each.endsWith('.json'),
  )) {
    const { signature, ...checkpoint } = JSON.parse(
      readFileSync(join(folder, name), 'utf8'),
    ) as Signed
    const isGenuine = verify(
      null,
      textOf(checkpoint),
      keyFile.signing.publicKey,
      Buffer.from(signature, 'base64'),
    )
    if (isGenuine) checkpoints.push(checkpoint)
    else forged.push(name)
  }
  return { checkpoints, forged }
}

function folderOf(dataDir: string): string {
  return join(dataDir, 'checkpoints')
}

function textOf({ region, lane, seq, hash }: Checkpoint): Buffer {
  return Buffer.from(`tiexin checkpoint ${region} ${lane} ${seq} ${hash}`, 'utf8')
}
