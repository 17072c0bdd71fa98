import { sign, verify } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { newDataKey, DataKeys, openKeyring, type Keyring } from '../crypto/keyring.ts'
import type { KeyFile } from '../crypto/key-file.ts'
import type { CryptoProvider } from '../crypto/provider.ts'

/** Refused, or found bad: one clear line for the administrator. */
export class BackupError extends Error {}

/** One file of a backup: sealed under the backup's own key. */
export const BackupFile = z.object({
  /** path inside the backup's folder */
  file: z.string(),
  /** of the sealed file */
  bytes: z.number().int().nonnegative(),
  /** SHA-256 of the sealed file, hexadecimal */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type BackupFile = z.output<typeof BackupFile>

/** What a backup says of itself. It holds no row and nothing personal, so it lies there in clear. */
export const BackupManifest = z.object({
  format: z.literal('tiexin-backup-1'),
  region: z.string(),
  /** the moment of the snapshot, ISO 8601 in UTC: what was committed before is in it */
  takenAt: z.string(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  /** key of this backup, wrapped by the key file: without the key file nothing of it can be read */
  key: z.object({
    id: z.string(),
    kekId: z.string(),
    wrapped: z.string(),
    createdAt: z.string(),
  }),
  /** in the order in which they go in: what others point to comes first */
  tables: z.array(
    BackupFile.extend({
      table: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int().nonnegative(),
    }),
  ),
  sequences: z.array(z.object({ sequence: z.string(), value: z.string(), isCalled: z.boolean() })),
  /** long work that was waiting or running */
  jobs: BackupFile.extend({ rows: z.number().int().nonnegative() }),
  /** files of the data directory: attachments, uploads */
  files: z.array(BackupFile.extend({ path: z.string() })),
  /** signed heads of the audit lanes, read before the snapshot began */
  checkpoints: z.array(z.object({ name: z.string(), text: z.string() })),
})
export type BackupManifest = z.output<typeof BackupManifest>

/** Sealing under a key that belongs to this backup alone: its files open in no other one. */
export function newBackupKey(
  provider: CryptoProvider,
  keyFile: KeyFile,
  now: Date,
): { key: BackupManifest['key']; keyring: Keyring } {
  const stored = newDataKey(provider, keyFile, now)
  const { id, kekId, createdAt, wrapped } = stored
  const keys = new DataKeys()
  keys.load([stored], keyFile, now)
  const key = { id, kekId, createdAt, wrapped: wrapped.toString('base64') }
  return { key, keyring: openKeyring(provider, keys, keyFile) }
}

/** @throws BackupError when the key file is another one */
export function backupKeyring(
  { key }: BackupManifest,
  provider: CryptoProvider,
  keyFile: KeyFile,
): Keyring {
  const keys = new DataKeys()
  const stored = { ...key, wrapped: Buffer.from(key.wrapped, 'base64') }
  try {
    keys.load([stored], keyFile, new Date(key.createdAt))
  } catch {
    throw new BackupError(`the key file does not open this backup: key ${key.kekId} is not in it`)
  }
  return openKeyring(provider, keys, keyFile)
}

/** Written last: a folder with a manifest is a whole backup. */
export function writeManifest(folder: string, manifest: BackupManifest, keyFile: KeyFile): void {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`, 'utf8')
  const signature = sign(null, text, keyFile.signing.privateKey).toString('base64')
  writeFileSync(join(folder, 'manifest.sig'), `${signature}\n`, { mode: 0o600 })
  writeFileSync(join(folder, 'manifest.json'), text, { mode: 0o600 })
}

/**
 * Reads and proves the manifest. @throws BackupError when the folder holds no whole backup, the
 * manifest was altered, or it was signed by the key file of another house
 */
export function readManifest(folder: string, keyFile: KeyFile): BackupManifest {
  const [path, signed] = [join(folder, 'manifest.json'), join(folder, 'manifest.sig')]
  if (!existsSync(path) || !existsSync(signed)) {
    throw new BackupError(`${folder} holds no whole backup: its manifest is missing`)
  }
  const text = readFileSync(path)
  const parsed = BackupManifest.safeParse(parsedJson(text))
  if (!parsed.success) throw new BackupError(`${path} is damaged or of another format`)
  const { kekId } = parsed.data.key
  if (!keyFile.keks.some(({ id }) => id === kekId)) {
    throw new BackupError(`the key file does not open this backup: key ${kekId} is not in it`)
  }
  const signature = Buffer.from(readFileSync(signed, 'utf8'), 'base64')
  if (!verify(null, text, keyFile.signing.publicKey, signature)) {
    throw new BackupError(`${path} was altered after it was signed`)
  }
  return parsed.data
}

function parsedJson(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'))
  } catch {
    return undefined
  }
}
