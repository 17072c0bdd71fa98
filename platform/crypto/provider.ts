import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { keyObject } from './key-object.ts'

/**
 * The algorithms behind sealing. Two profiles pass the same tests: the international one and the
 * national one (国密: GB/T 32907 SM4, GB/T 32905 SM3). Each is authenticated encryption.
 */
export type CryptoProvider = {
  readonly name: 'international' | 'national'
  /** first byte of everything sealed, so that a change of profile still opens what is there */
  readonly tag: number
  /** bytes that it takes from a key, which may be longer */
  readonly keyLength: number
  /** @returns nonce, ciphertext and authentication tag in one buffer */
  encrypt(key: Buffer, plain: Buffer, associated: Buffer): Buffer
  /** @throws when the key, the data or what it was bound to is not the right one */
  decrypt(key: Buffer, sealed: Buffer, associated: Buffer): Buffer
  /** keyed digest, 32 bytes */
  digest(key: Buffer, data: Buffer): Buffer
}

const nonceLength = 12
const tagLength = 16

function provider(
  name: CryptoProvider['name'],
  tag: number,
  keyLength: number,
  hash: string,
  seal: Pick<CryptoProvider, 'encrypt' | 'decrypt'>,
): CryptoProvider {
  return {
    name,
    tag,
    keyLength,
    ...seal,
    digest: (key, data) => createHmac(hash, keyObject(key)).update(data).digest(),
  }
}

const aes: Pick<CryptoProvider, 'encrypt' | 'decrypt'> = {
  encrypt(key, plain, associated) {
    const nonce = randomBytes(nonceLength)
    const cipher = createCipheriv('aes-256-gcm', keyObject(key, 0, 32), nonce, {
      authTagLength: tagLength,
    })
    cipher.setAAD(associated)
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },
  decrypt(key, sealed, associated) {
    const nonce = sealed.subarray(0, nonceLength)
    const decipher = createDecipheriv('aes-256-gcm', keyObject(key, 0, 32), nonce, {
      authTagLength: tagLength,
    })
    decipher.setAAD(associated)
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
    const body = sealed.subarray(nonceLength, sealed.length - tagLength)
    return Buffer.concat([decipher.update(body), decipher.final()])
  },
}

export const international: CryptoProvider = provider('international', 1, 32, 'sha256', aes)

/** OpenSSL has no SM4-GCM here, so SM4-CTR is authenticated by HMAC-SM3 over nonce, data and binding. */
const macLength = 32
const counterLength = 16

function macOf(key: Buffer, nonce: Buffer, body: Buffer, associated: Buffer): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(associated.length))
  return createHmac('sm3', keyObject(key, 16, 48))
    .update(length)
    .update(associated)
    .update(nonce)
    .update(body)
    .digest()
}

const sm4: Pick<CryptoProvider, 'encrypt' | 'decrypt'> = {
  encrypt(key, plain, associated) {
    const nonce = randomBytes(counterLength)
    const cipher = createCipheriv('sm4-ctr', keyObject(key, 0, 16), nonce)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([nonce, body, macOf(key, nonce, body, associated)])
  },
  decrypt(key, sealed, associated) {
    const nonce = sealed.subarray(0, counterLength)
    const body = sealed.subarray(counterLength, sealed.length - macLength)
    const mac = sealed.subarray(sealed.length - macLength)
    if (mac.length !== macLength || !timingSafeEqual(mac, macOf(key, nonce, body, associated))) {
      throw new Error('sealed data does not authenticate')
    }
    const decipher = createDecipheriv('sm4-ctr', keyObject(key, 0, 16), nonce)
    return Buffer.concat([decipher.update(body), decipher.final()])
  },
}

export const national: CryptoProvider = provider('national', 2, 48, 'sm3', sm4)

const providers: readonly CryptoProvider[] = [international, national]

export function providerNamed(name: CryptoProvider['name']): CryptoProvider {
  return name === 'national' ? national : international
}

/** @throws when the first byte names no known profile */
export function providerOfTag(tag: number | undefined): CryptoProvider {
  const found = providers.find((candidate) => candidate.tag === tag)
  if (found === undefined) throw new Error('sealed with an unknown profile')
  return found
}
