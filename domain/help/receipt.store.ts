import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Keyring } from '#platform/crypto/keyring.ts'
import { proofBits } from './limit.schema.ts'

/** Forms are good for a day: what was begun in the morning may be sent at night. */
const formHours = 24
/** An opened conversation must be opened anew after so long without a message. */
const passMinutes = 30

/**
 * The code by which a person comes back: 16 digits, made from the form by the key file's pepper. The
 * same form sent twice gives the same code, so that a page that is loaded again shows it again and
 * writes nothing twice; nobody without the key file can make or try one.
 */
export function receiptOf(keyring: Keyring, form: string): string {
  const number = keyring.blindIndex('help-receipt', `form ${form}`).readBigUInt64BE(0)
  return String(number % 10n ** 16n).padStart(16, '0')
}

/** What is kept of a receipt. */
export function receiptIndex(keyring: Keyring, receipt: string): Buffer {
  return keyring.blindIndex('help-receipt', receipt)
}

/** Digits as people copy them, with spaces, dashes or in full width. @returns 16 digits or nothing */
export function readReceipt(text: string): string | undefined {
  const digits = text.normalize('NFKC').replaceAll(/[\s\-—–.·]/g, '')
  return /^\d{16}$/.test(digits) ? digits : undefined
}

/** `1234 5678 9012 3456`: groups are copied with fewer mistakes. */
export function shownReceipt(receipt: string): string {
  return receipt.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
}

/** What a page's form carries: proves that the page was ours, and names the form. */
export function newForm(keyring: Keyring, now: Date): string {
  const name = `${randomBytes(15).toString('base64url')}.${now.getTime().toString(36)}`
  return `${name}.${signatureOf(keyring, name)}`
}

/** @returns the form's own name; nothing where it is not ours or too old */
export function readForm(keyring: Keyring, token: string, now: Date): string | undefined {
  const [id = '', at = '', signature = ''] = token.split('.')
  const name = `${id}.${at}`
  const age = now.getTime() - Number.parseInt(at, 36)
  const isOurs = isSame(signature, signatureOf(keyring, name))
  return isOurs && age >= 0 && age <= formHours * 3_600_000 ? name : undefined
}

function signatureOf(keyring: Keyring, name: string): string {
  return keyring.blindIndex('help-form', name).subarray(0, 18).toString('base64url')
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Did the browser do the work? SHA-256 of the form's token and the proof begins with zero bits. */
export function isProof(token: string, proof: string): boolean {
  if (!/^\d{1,12}$/.test(proof)) return false
  const hash = createHash('sha256').update(`${token}:${proof}`).digest()
  return hash.readUInt32BE(0) >>> (32 - proofBits) === 0
}

const passContext = { table: 'help_requests', field: 'pass', id: 'pass' } as const

/** Opens one conversation for a while, in place of the receipt, so that no page carries the code. */
export function newPass(keyring: Keyring, requestId: string, now: Date): string {
  return keyring.seal(`${requestId} ${now.getTime()}`, passContext).toString('base64url')
}

/** @returns the request's id; nothing where the pass is not ours or too old */
export function readPass(keyring: Keyring, pass: string, now: Date): string | undefined {
  try {
    const text = keyring.open(Buffer.from(pass, 'base64url'), passContext)
    const [id, at] = text.split(' ')
    const age = now.getTime() - Number(at)
    return age >= 0 && age <= passMinutes * 60_000 ? id : undefined
  } catch {
    // Altered, cut off or of another house: it opens nothing, and why is nobody's business.
    return undefined
  }
}
