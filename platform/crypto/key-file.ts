import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { ConfigError } from '../config/config.ts'

const Secret = z.base64().transform((text): Buffer => Buffer.from(text, 'base64'))

/** What the key file holds. Whoever has only the database has none of it. */
const KeyFile = z.strictObject({
  format: z.literal('tiexin-key-1'),
  /** made by a demonstration start; production refuses it */
  demonstration: z.boolean(),
  /** key-encryption keys, newest first; the older ones open data keys until they are wrapped anew */
  keks: z.array(z.strictObject({ id: z.string(), key: Secret })).min(1),
  /** key of the blind indexes: changing it means computing every index anew */
  indexKey: Secret,
  /** key of the audit chain */
  auditKey: Secret,
  /** Ed25519 pair that signs audit checkpoints, PEM */
  signing: z.strictObject({ privateKey: z.string(), publicKey: z.string() }),
})
export type KeyFile = z.output<typeof KeyFile>

function aKek(): { id: string; key: Buffer } {
  return { id: randomBytes(6).toString('hex'), key: randomBytes(48) }
}

export function newKeyFile(demonstration: boolean): KeyFile {
  const pair = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return {
    format: 'tiexin-key-1',
    demonstration,
    keks: [aKek()],
    indexKey: randomBytes(32),
    auditKey: randomBytes(32),
    signing: pair,
  }
}

/** A new key-encryption key in front; data keys are wrapped with it by `rotateKeys`. */
export function withNewKek(file: KeyFile): KeyFile {
  return { ...file, keks: [aKek(), ...file.keks] }
}

/** Written beside and renamed, so that a crash never leaves half a key file. Readable by its owner only. */
export function writeKeyFile(path: string, file: KeyFile): void {
  mkdirSync(dirname(path), { recursive: true })
  const text = JSON.stringify(
    file,
    (_, value: unknown) => (isBuffer(value) ? Buffer.from(value.data).toString('base64') : value),
    2,
  )
  writeFileSync(`${path}.new`, `${text}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** What `JSON.stringify` hands over in place of a Buffer. */
function isBuffer(value: unknown): value is { type: 'Buffer'; data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
}

/**
 * Reads the key file; a first start outside production makes one.
 * @throws ConfigError when it is missing or broken, or is a demonstration key in production
 */
export function readKeyFile(path: string, production: boolean): KeyFile {
  if (!existsSync(path)) {
    if (production) throw new ConfigError(`the key file ${path} is missing`)
    writeKeyFile(path, newKeyFile(true))
  }
  const parsed = KeyFile.safeParse(parseJson(readFileSync(path, 'utf8')))
  if (!parsed.success) throw new ConfigError(`the key file ${path} is damaged or of another format`)
  if (production && parsed.data.demonstration) {
    throw new ConfigError(
      `the key file ${path} was made for a demonstration; production refuses it`,
    )
  }
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
