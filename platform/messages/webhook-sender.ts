import { createHmac, timingSafeEqual } from 'node:crypto'
import { attemptLimits } from './attempt-limits.ts'
import type { OutsideMessage, OutsideSender, SendingOutcome } from './outside-sender.ts'

export type Webhook = { readonly url: string; readonly secret: string }

/** What the receiver should allow the timestamp to be off by, against repeated old requests. */
export const timestampToleranceSeconds = 300

/**
 * POSTs each message as JSON to one address, signed: HMAC-SHA256 over `timestamp.body`, so that
 * neither can be exchanged. Redirects are not followed: the address is what the administrator set.
 */
export function webhookSender({ url, secret }: Webhook): OutsideSender {
  return {
    channel: 'webhook',
    async send(message, now) {
      const body = JSON.stringify(message)
      const timestamp = String(Math.floor(now.getTime() / 1000))
      try {
        const response = await fetch(url, {
          method: 'POST',
          redirect: 'manual',
          signal: AbortSignal.timeout(attemptLimits.answerSeconds * 1000),
          headers: headersOf(message, timestamp, signatureOf(secret, timestamp, body)),
          body,
        })
        // Not read, but the connection is only free again once the answer is done with.
        await response.body?.cancel()
        return outcomeOf(response.status)
      } catch (error) {
        const isTimeout = error instanceof Error && error.name === 'TimeoutError'
        return { sent: false, reason: isTimeout ? 'no-answer' : 'unreachable', isFinal: false }
      }
    },
  }
}

function headersOf(
  { id }: OutsideMessage,
  timestamp: string,
  signature: string,
): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Tiexin',
    'idempotency-key': id,
    'tiexin-timestamp': timestamp,
    'tiexin-signature': signature,
  }
}

/** @returns `v1=` and the HMAC-SHA256 of `timestamp.body` in hexadecimal digits */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

/** How a receiver checks a request; ours to test with, and the example that the manual points to. */
export function isSigned(
  secret: string,
  { timestamp, signature, body }: { timestamp: string; signature: string; body: string },
  now: Date,
): boolean {
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp))
  if (!(age <= timestampToleranceSeconds)) return false
  const [expected, given] = [
    Buffer.from(signatureOf(secret, timestamp, body)),
    Buffer.from(signature),
  ]
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** Statuses below 500 that ask to come back later rather than saying no. */
const passing: ReadonlySet<number> = new Set([408, 425, 429])

function outcomeOf(status: number): SendingOutcome {
  if (status >= 200 && status < 300) return { sent: true }
  const isFinal = status < 500 && !passing.has(status)
  return { sent: false, reason: `answered-${status}`, isFinal }
}
