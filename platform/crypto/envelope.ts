/**
 * An envelope that only the holder of a private key opens: ECDH over P-256 with a key pair made for
 * this one envelope, HKDF-SHA-256, AES-256-GCM. WebCrypto alone, so that the phone and the server run
 * the same code; P-256, since Chrome 94 knows no X25519. Whoever wrote it cannot open it again.
 *
 * Bytes: 65 of the one-time public key (uncompressed), then the ciphertext with its 16-byte tag. Each
 * envelope has a key of its own, so its nonce is derived with the key and never repeats.
 */

type Bytes = Uint8Array<ArrayBuffer>
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const publicLength = 65
const textEncoder = new TextEncoder()

/** @returns raw public key (65 bytes) and PKCS#8 private key */
export async function newEnvelopeKeys(): Promise<{ publicKey: Bytes; privateKey: Bytes }> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  }
}

/**
 * @param publicKey 65 bytes, uncompressed point of P-256
 * @param about bound to the envelope and told when opening; a swapped one does not open
 * @throws when the key is no point of the curve
 */
export async function sealEnvelope(
  publicKey: Uint8Array,
  text: string,
  about: string,
): Promise<Bytes> {
  const receiver = await crypto.subtle.importKey('raw', owned(publicKey), curve, false, [])
  const once = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const oncePublic = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey))
  const { key, gcm } = await cipherOf(once.privateKey, receiver, oncePublic, about)
  const sealed = await crypto.subtle.encrypt(gcm, key, textEncoder.encode(text))
  const envelope = new Uint8Array(publicLength + sealed.byteLength)
  envelope.set(oncePublic)
  envelope.set(new Uint8Array(sealed), publicLength)
  return envelope
}

/**
 * @param privateKey PKCS#8
 * @throws when it was sealed to another key, about something else, or was changed on its way
 */
export async function openEnvelope(
  privateKey: Uint8Array,
  envelope: Uint8Array,
  about: string,
): Promise<string> {
  const oncePublic = owned(envelope.subarray(0, publicLength))
  const [own, once] = await Promise.all([
    crypto.subtle.importKey('pkcs8', owned(privateKey), curve, false, ['deriveBits']),
    crypto.subtle.importKey('raw', oncePublic, curve, false, []),
  ])
  const { key, gcm } = await cipherOf(own, once, oncePublic, about)
  const opened = await crypto.subtle.decrypt(gcm, key, owned(envelope.subarray(publicLength)))
  return new TextDecoder('utf-8', { fatal: true }).decode(opened)
}

async function cipherOf(
  own: Key,
  other: Key,
  oncePublic: Bytes,
  about: string,
): Promise<{ key: Key; gcm: { name: string; iv: Bytes; additionalData: Bytes } }> {
  const met = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256)
  const source = await crypto.subtle.importKey('raw', met, 'HKDF', false, ['deriveBits'])
  const info = textEncoder.encode('tiexin envelope 1')
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: oncePublic, info }
  const derived = new Uint8Array(await crypto.subtle.deriveBits(derivation, source, 352))
  const key = await crypto.subtle.importKey('raw', derived.slice(0, 32), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  const additionalData = textEncoder.encode(about)
  return { key, gcm: { name: 'AES-GCM', iv: derived.slice(32), additionalData } }
}

/** A copy in memory of its own, as WebCrypto's types want it. */
function owned(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}
