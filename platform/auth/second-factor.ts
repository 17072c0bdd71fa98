import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { tokenHash } from './token.ts'

const period = 30
const issuer = '贴心 Tiexin'

/** A new secret (base32, 160 bits) and the address that an authenticator reads from a QR code. */
export function newSecondFactor(username: string): { secret: string; uri: string } {
  const totp = new TOTP({ issuer, label: username, secret: new Secret({ size: 20 }), period })
  return { secret: totp.secret.base32, uri: totp.toString() }
}

/**
 * The time step that a code belongs to (RFC 6238), one step of drift allowed on either side.
 * Whoever accepts a code must see to it that its step is later than the last one accepted:
 * otherwise a code read over the shoulder works for another half minute.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period })
  const timestamp = now.getTime()
  const drift = totp.validate({ token: code, timestamp, window: 1 })
  return drift === null ? undefined : Math.floor(timestamp / 1000 / period) + drift
}

/** The code that an authenticator would show: for tests and for the simulated city's demonstration. */
export function codeAt(secret: string, now: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret), period }).generate({
    timestamp: now.getTime(),
  })
}

const recoveryCodes = 10

/** Codes for the day the phone is lost: 80 random bits each, every one good once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => {
    const { base32 } = new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer })
    return base32.match(/.{4}/g)?.join('-') ?? base32
  })
}

/** What is kept of a recovery code; dashes, spaces and small letters make no difference. */
export function recoveryHash(code: string): string {
  return tokenHash(code.replaceAll(/[\s-]/g, '').toUpperCase()).toString('hex')
}
