import type { DutyReport, FollowUp, Household } from '#domain/devices/device.contract.ts'
import { local, type VaultRow } from './local.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Who the phone belongs to, and what it needs to write without signal. */
export type Identity = {
  readonly device: string
  readonly token: string
  readonly accountId: string
  readonly name: string
  readonly division: string
  readonly place: string
  readonly key: { readonly id: string; readonly publicKey: string }
  /** the server's clock less the phone's, in milliseconds */
  readonly clockAhead: number
}

/** What it may read without signal; gone when it expires. */
export type Day = {
  readonly expiresAt: string
  readonly households: readonly Household[]
  readonly report: DutyReport | null
  /** absent in what an older program kept */
  readonly followUps?: readonly FollowUp[] | undefined
}

export type Readable = { readonly identity: Identity; readonly day: Day | null }

/** After so many wrong PINs what may be read is gone; what was written stays. */
export const allowedPins = 5
const rounds = 310_000

/** An open vault. Its key lies in memory only and cannot be taken out of it. */
export type Vault = { readonly key: CryptoKey; readonly readable: Readable }

export async function hasVault(): Promise<boolean> {
  return (await local.vault.count()) > 0
}

/** Makes the vault anew; one that was there is gone. */
export async function createVault(pin: string, readable: Readable): Promise<Vault> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const wrapped = await encrypted(await keyOfPin(pin, salt, rounds), raw)
  const key = await dataKey(raw)
  const read = await encrypted(key, encoded(readable))
  await local.vault.put({ id: 'vault', salt, rounds, wrapped, read, wrongPins: 0 })
  return { key, readable }
}

export type Opened = Vault | { readonly wrong: number } | 'wiped'

/**
 * A try is counted before it is made: a page that is closed in between has used it up all the same.
 * Wrong ones wipe what may be read and never the outbox.
 */
export async function openVault(pin: string): Promise<Opened> {
  const row = await countTry()
  if (row === undefined || row.wrongPins > allowedPins) return wiped()
  try {
    const raw = await decrypted(await keyOfPin(pin, row.salt, row.rounds), row.wrapped)
    const key = await dataKey(raw)
    const text = new TextDecoder().decode(await decrypted(key, row.read))
    await local.vault.update('vault', { wrongPins: 0 })
    return { key, readable: JSON.parse(text) as Readable }
  } catch {
    // AES-GCM tells a wrong key from the right one, and nothing else
    return row.wrongPins >= allowedPins ? wiped() : { wrong: row.wrongPins }
  }
}

export async function saveVault({ key }: Vault, readable: Readable): Promise<Vault> {
  await local.vault.update('vault', { read: await encrypted(key, encoded(readable)) })
  return { key, readable }
}

export async function wipeVault(): Promise<void> {
  await local.vault.clear()
}

async function wiped(): Promise<'wiped'> {
  await wipeVault()
  return 'wiped'
}

function countTry(): Promise<VaultRow | undefined> {
  return local.transaction('rw', local.vault, async () => {
    const row = await local.vault.get('vault')
    if (row === undefined) return undefined
    const counted = { ...row, wrongPins: row.wrongPins + 1 }
    await local.vault.put(counted)
    return counted
  })
}

async function keyOfPin(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const source = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(pin),
    'PBKDF2',
    false,
    ['deriveKey'],
  )
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    source,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

function dataKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function encrypted(key: CryptoKey, plain: Bytes): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const body = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain))
  const whole = new Uint8Array(iv.length + body.length)
  whole.set(iv)
  whole.set(body, iv.length)
  return whole
}

async function decrypted(key: CryptoKey, whole: Bytes): Promise<Bytes> {
  const iv = whole.slice(0, 12)
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, whole.slice(12)))
}

function encoded(value: unknown): Bytes {
  return new Uint8Array(new TextEncoder().encode(JSON.stringify(value)))
}
