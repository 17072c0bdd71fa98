import { createHash, randomBytes } from 'node:crypto'

/** A session's secret: 256 random bits, known to the browser only. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a random secret. Fast on purpose: it has nothing to guess. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
