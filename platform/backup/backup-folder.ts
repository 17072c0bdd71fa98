import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Readable } from 'node:stream'
import type { Keyring } from '../crypto/keyring.ts'
import { openSealedFile, sealToFile } from '../crypto/sealed-file.ts'
import { BackupError, type BackupFile, type BackupManifest } from './backup-manifest.ts'

/** Seals a stream into the backup's folder. @param file path inside it, which it is bound to */
export async function putFile(
  folder: string,
  keyring: Keyring,
  file: string,
  content: Readable,
): Promise<BackupFile> {
  const path = join(folder, file)
  await sealToFile(keyring, content, path, `backup ${file}`)
  return { file, ...(await measured(path)) }
}

/** The clear content of a file of the backup. */
export function takeFile(folder: string, keyring: Keyring, { file }: BackupFile): Readable {
  return openSealedFile(keyring, join(folder, file), `backup ${file}`)
}

/**
 * Compares every file with the manifest before the first one is used: a backup is taken whole or not
 * at all. @throws BackupError that names the first file that is missing, cut or altered
 */
export async function checkFiles(
  folder: string,
  { tables, jobs, files }: BackupManifest,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const all = [...tables, jobs, ...files]
  for (const [at, { file, bytes, sha256 }] of all.entries()) {
    const path = join(folder, file)
    const there = existsSync(path) ? statSync(path).size : undefined
    if (there === undefined) throw new BackupError(`the backup is not whole: ${file} is missing`)
    if (there !== bytes) {
      throw new BackupError(
        `the backup is not whole: ${file} has ${there} bytes instead of ${bytes}`,
      )
    }
    const found = await measured(path)
    if (found.sha256 !== sha256) throw new BackupError(`the backup was altered: ${file}`)
    onProgress(at + 1, all.length)
  }
}

async function measured(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path, { highWaterMark: 1_048_576 })) {
    const data = piece as Buffer
    hash.update(data)
    bytes += data.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** What belongs to this machine and this run, not to the city's records. */
const machines = new Set(['pg', 'sockets', 'tenants', 'postgresql', 'checkpoints', 'test-restore'])
/** Single files that belong to the records; the key file is never among them. */
const kept = ['demonstration-clock.json', 'training-city.json']

/** Files of the data directory that a backup holds, as paths inside it. */
export async function filesToKeep(dataDir: string): Promise<string[]> {
  if (!existsSync(dataDir)) return []
  const folders = (await readdir(dataDir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !machines.has(entry.name))
    .map(({ name }) => name)
  const found = kept.filter((name) => existsSync(join(dataDir, name)))
  for (const folder of folders) {
    const entries = await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      // A half-written one is whole under its own name a moment later, with a row committed after.
      if (!entry.isFile() || entry.name.endsWith('.part')) continue
      found.push(relative(dataDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    }
  }
  return found.toSorted()
}
