import { randomBytes } from 'node:crypto'
import { newId } from '../db/id.ts'
import type { KeyFile } from './key-file.ts'
import { providerOfTag, type CryptoProvider } from './provider.ts'

/** What a sealed value is bound to: moved to another row or column it does not open. */
export type SealContext = { readonly table: string; readonly field: string; readonly id: string }

/** Kinds of values that are looked up by equality without being readable. */
export type IndexedKind =
  | 'identity'
  | 'phone'
  | 'address'
  | 'username'
  | 'draft'
  | 'visit-row'
  | 'import-row'
  | 'call-row'
  | 'call-key'
  | 'duty-code'
  | 'duty-receipt'
  | 'outside-address'
  | 'help-receipt'
  | 'help-form'

/** Seals and opens sensitive fields. Synchronous: data keys are in memory, unwrapped at start. */
export type Keyring = {
  seal(text: string, context: SealContext): Buffer
  /** @throws when the value was sealed for another place, was altered, or its key is gone */
  open(sealed: Buffer, context: SealContext): string
  sealBytes(plain: Buffer, context: SealContext): Buffer
  openBytes(sealed: Buffer, context: SealContext): Buffer
  /** the same 32 bytes for the same normal form; useless without the key file */
  blindIndex(kind: IndexedKind, normalised: string): Buffer
}

/** A data key as it lies in the database: wrapped by a key-encryption key of the key file. */
export type StoredDataKey = {
  readonly id: string
  readonly kekId: string
  readonly wrapped: Buffer
  readonly createdAt: string
}

/** A process seals with a new data key only after every process has had time to read it. */
export const settleMilliseconds = 60_000

export class DataKeys {
  readonly #keys = new Map<string, Buffer>()
  #current: { id: string; key: Buffer } | undefined

  /** Takes what the table holds now. Called at start and every 20 seconds. */
  load(stored: readonly StoredDataKey[], file: KeyFile, now: Date): void {
    const byAge = stored.toSorted((left, right) => (left.createdAt < right.createdAt ? -1 : 1))
    for (const row of byAge) {
      if (!this.#keys.has(row.id)) this.#keys.set(row.id, unwrapDataKey(row, file))
    }
    const settled = byAge.filter(
      ({ createdAt }) => now.getTime() - Date.parse(createdAt) >= settleMilliseconds,
    )
    const chosen = settled.at(-1) ?? byAge[0]
    const key = chosen === undefined ? undefined : this.#keys.get(chosen.id)
    if (chosen !== undefined && key !== undefined) this.#current = { id: chosen.id, key }
  }

  get current(): { id: string; key: Buffer } {
    if (this.#current === undefined) throw new Error('no data key is loaded')
    return this.#current
  }

  get(id: string): Buffer {
    const key = this.#keys.get(id)
    if (key === undefined) throw new Error(`data key ${id} is unknown to this process`)
    return key
  }
}

/**
 * Sealed form: profile (1 byte), data key id (16 bytes), then what the provider makes of it.
 * @param provider profile for new values; old ones open with the profile they name
 */
export function openKeyring(provider: CryptoProvider, keys: DataKeys, file: KeyFile): Keyring {
  function sealBytes(plain: Buffer, context: SealContext): Buffer {
    const { id, key } = keys.current
    const body = provider.encrypt(key, plain, associated(context))
    return Buffer.concat([Buffer.of(provider.tag), idBytes(id), body])
  }

  function openBytes(sealed: Buffer, context: SealContext): Buffer {
    const by = providerOfTag(sealed[0])
    const key = keys.get(idText(sealed.subarray(1, 17)))
    return by.decrypt(key, sealed.subarray(17), associated(context))
  }

  return {
    sealBytes,
    openBytes,
    seal: (text, context) => sealBytes(Buffer.from(text, 'utf8'), context),
    open: (sealed, context) => openBytes(sealed, context).toString('utf8'),
    blindIndex: (kind, normalised) =>
      provider.digest(file.indexKey, Buffer.from(`${kind}\0${normalised}`, 'utf8')),
  }
}

/** A new random data key, wrapped by the newest key-encryption key. */
export function newDataKey(provider: CryptoProvider, file: KeyFile, now: Date): StoredDataKey {
  return wrapDataKey(provider, file, { id: newId(), createdAt: now.toISOString() }, randomBytes(48))
}

export function wrapDataKey(
  provider: CryptoProvider,
  file: KeyFile,
  row: Pick<StoredDataKey, 'id' | 'createdAt'>,
  key: Buffer,
): StoredDataKey {
  const [kek] = file.keks
  if (kek === undefined) throw new Error('the key file holds no key-encryption key')
  const body = provider.encrypt(kek.key, key, Buffer.from(row.id))
  return { ...row, kekId: kek.id, wrapped: Buffer.concat([Buffer.of(provider.tag), body]) }
}

/** @throws when the key file does not hold the key that wrapped it */
export function unwrapDataKey(row: StoredDataKey, file: KeyFile): Buffer {
  const kek = file.keks.find(({ id }) => id === row.kekId)
  if (kek === undefined) {
    throw new Error(`the key file does not open this database: key ${row.kekId} is not in it`)
  }
  const by = providerOfTag(row.wrapped[0])
  return by.decrypt(kek.key, row.wrapped.subarray(1), Buffer.from(row.id))
}

function associated({ table, field, id }: SealContext): Buffer {
  return Buffer.from(`${table}\0${field}\0${id}`, 'utf8')
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

function idText(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ]
  return parts.join('-')
}
